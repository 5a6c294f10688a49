using System.Globalization;

using FluentValidation;

using KeToanChung.Ledger;

namespace KeToanChung.App.Pipeline;

/// <summary>A page of a list; <see cref="NextCursor"/> is null on the last one.</summary>
public sealed record Listing<T>(IReadOnlyList<T> Items, string? NextCursor)
{
    /// <param name="rows">One more than the page holds, when there is a next one.</param>
    public static Listing<T> Of<TRow>(IReadOnlyList<TRow> rows, int limit, Func<TRow, T> item, Func<TRow, string> cursor) => new(
        [.. rows.Take(limit).Select(item)],
        rows.Count > limit ? cursor(rows[limit - 1]) : null);

    /// <summary>One page of what is in memory already.</summary>
    public static Listing<T> Slice(IReadOnlyList<T> all, PageRequest page)
    {
        var end = page.Offset + page.Limit;
        return new Listing<T>(
            [.. all.Skip(page.Offset).Take(page.Limit)],
            end < all.Count ? end.ToString(CultureInfo.InvariantCulture) : null);
    }
}

/// <summary>Which part of a list is wanted.</summary>
public sealed record PageRequest(int Limit = PageRequest.Usual, string? Cursor = null)
{
    public const int Usual = 50;

    public const int Most = 500;

    public static PageRequest First { get; } = new();

    /// <summary>For lists whose cursor is a plain position.</summary>
    internal int Offset => Cursor is null ? 0 : int.Parse(Cursor, CultureInfo.InvariantCulture);
}

/// <summary>The shape of a page request, for the validators of lists.</summary>
internal static class Paging
{
    /// <param name="isCursor">Whether a text is a cursor of that list.</param>
    public static void IsPage<T>(this IRuleBuilderInitial<T, PageRequest> rule, Func<string, bool> isCursor) => rule.ChildRules(page =>
    {
        page.RuleFor(p => p.Limit).InclusiveBetween(1, PageRequest.Most).WithErrorCode("limit");
        page.RuleFor(p => p.Cursor).Must(c => c is null || isCursor(c)).WithErrorCode("cursor");
    }).OverridePropertyName("");

    /// <summary>For lists whose cursor is a plain position.</summary>
    public static bool IsOffset(string cursor) => int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}

/// <summary>Where a page of a dated list ended. Opaque to callers.</summary>
public static class DatedCursor
{
    private const string Day = "yyyyMMdd";

    public static string Write(DateOnly date, long no) =>
        string.Create(CultureInfo.InvariantCulture, $"{date.ToString(Day, CultureInfo.InvariantCulture)}.{no}");

    public static bool IsOne(string cursor) => TryRead(cursor, out _, out _);

    public static bool TryRead(string? cursor, out DateOnly date, out long no)
    {
        no = 0;
        return TryReadDay(cursor, out date) && long.TryParse(cursor.AsSpan(9), NumberStyles.None, CultureInfo.InvariantCulture, out no);
    }

    /// <summary>In a list over several agencies.</summary>
    public static string Write(DateOnly date, DocumentId document) =>
        string.Create(CultureInfo.InvariantCulture, $"{date.ToString(Day, CultureInfo.InvariantCulture)}.{document}");

    public static bool IsAcross(string cursor) => TryReadAcross(cursor, out _, out _);

    public static bool TryReadAcross(string? cursor, out DateOnly date, out DocumentId document)
    {
        document = default;
        return TryReadDay(cursor, out date) && DocumentId.TryParse(cursor![9..], out document);
    }

    private static bool TryReadDay(string? cursor, out DateOnly date)
    {
        date = default;
        return cursor is { Length: > 9 } && cursor[8] == '.'
            && DateOnly.TryParseExact(cursor.AsSpan(0, 8), Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }
}

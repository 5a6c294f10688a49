using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace KeToanChung.Ledger;

/// <summary>Mã quan hệ ngân sách: the seven digits by which an agency is known outside. Dated: agencies merge and get new ones.</summary>
public readonly record struct AgencyCode(string Value)
{
    public const int Length = 7;

    public bool IsWellFormed => Value is { Length: Length } && Value.All(char.IsAsciiDigit);

    public override string ToString() => Value;
}

/// <summary>
/// The public id of anything that belongs to an agency: its surrogate key and a number within that agency.
/// The agency stands first, as in the tables' keys, so an id finds its row without another index.
/// </summary>
public readonly record struct DocumentId(int Agency, long Number)
{
    public static bool TryParse([NotNullWhen(true)] string? text, out DocumentId id)
    {
        id = default;
        var dash = text?.IndexOf('-', StringComparison.Ordinal) ?? -1;
        if (dash <= 0
            || !int.TryParse(text.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var agency)
            || !long.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        id = new DocumentId(agency, number);
        return true;
    }

    /// <summary>Reads an id that we wrote ourselves.</summary>
    public static DocumentId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException($"{text} is not an id.");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Agency}-{Number}");
}

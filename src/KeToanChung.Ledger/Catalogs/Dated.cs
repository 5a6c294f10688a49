namespace KeToanChung.Ledger.Catalogs;

/// <summary>A catalogue row that holds from one day to another, both included; an open end is null.</summary>
public interface IDated
{
    string Code { get; }

    DateOnly? ValidFrom { get; }

    DateOnly? ValidTo { get; }

    bool IsInForce(DateOnly on) => (ValidFrom is null || ValidFrom <= on) && (ValidTo is null || on <= ValidTo);

    /// <summary>In force on any day of that budget year: papers of a budget year are checked against its own catalogue.</summary>
    bool IsInForceIn(int year) =>
        (ValidFrom is null || ValidFrom.Value.Year <= year) && (ValidTo is null || year <= ValidTo.Value.Year);
}

/// <summary>A code of the budget classification: chapter, khoản, tiểu mục, or their groups, which have no parent or a lettered one.</summary>
public sealed record ClassificationCode(string Code, string Name, string? Parent, DateOnly? ValidFrom, DateOnly? ValidTo) : IDated;

/// <summary>Nguồn kinh phí. <paramref name="Autonomous"/> decides the posting rules; empty means that an administrator must choose first.</summary>
public sealed record FundingSource(string Code, string Name, bool? Autonomous, DateOnly? ValidFrom, DateOnly? ValidTo) : IDated;

/// <summary>
/// Loại giấy tờ gốc. <paramref name="RequiredFor"/> names the operations that can't do without it; TT 24/2024 itself prescribes none (Điều 4), so
/// only what a rule names stands there.
/// </summary>
public sealed record EvidenceKind(
    string Code, string Name, IReadOnlySet<string> RequiredFor, string LegalBasis, DateOnly? ValidFrom, DateOnly? ValidTo) : IDated;

/// <summary>A range of codes that was taken out of the classification, e.g. the district chapters 600–799 since 2026 (TT 130/2025, Điều 2).</summary>
public sealed record RetiredRange(Dimension Dimension, string From, string To, int Since)
{
    public bool Covers(Dimension dimension, string code, int budgetYear) =>
        dimension == Dimension && budgetYear >= Since && code.Length == From.Length
        && string.CompareOrdinal(code, From) >= 0 && string.CompareOrdinal(code, To) <= 0;
}

/// <summary>All versions of one kind of dated row, by code.</summary>
public sealed class DatedRows<T>
    where T : class, IDated
{
    private readonly Dictionary<string, T[]> versions;

    public DatedRows(IEnumerable<T> rows) =>
        versions = rows.GroupBy(r => r.Code, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.OrderByDescending(r => r.ValidFrom ?? DateOnly.MinValue).ToArray(), StringComparer.Ordinal);

    public IEnumerable<T> All => versions.Values.SelectMany(v => v);

    public bool Knows(string code) => versions.ContainsKey(code);

    public T? On(string code, DateOnly day) =>
        versions.TryGetValue(code, out var rows) ? Array.Find(rows, r => r.IsInForce(day)) : null;

    public T? In(string code, int year) =>
        versions.TryGetValue(code, out var rows) ? Array.Find(rows, r => r.IsInForceIn(year)) : null;
}

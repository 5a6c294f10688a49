namespace KeToanChung.Ledger.Catalogs;

/// <summary>When a head must approve what an operation pays (posting-rules.csv, column <c>approval</c>).</summary>
public enum ApprovalNeed
{
    None,

    /// <summary>Money leaves: an approved payment request must exist first (Luật Kế toán, Điều 19.3).</summary>
    Before,

    /// <summary>Bank or treasury took it by itself: it is posted, and approved afterwards.</summary>
    After,
}

/// <summary>One <c>N:</c> or <c>C:</c> clause of a rule's off-balance part.</summary>
/// <param name="IsDebit"><c>N:</c>.</param>
/// <param name="Accounts">Account prefixes to choose from; empty means any (<c>*</c>).</param>
/// <param name="IsNegative">Recorded with negative amounts: how TT 24/2024 reduces class 0 (B.4.2).</param>
/// <param name="IsOptional">Written "(nếu …)", "(theo nguồn)" or listing 011|012|013 (rules.md §0).</param>
public sealed record OffBalanceClause(bool IsDebit, IReadOnlyList<string> Accounts, bool IsNegative, bool IsOptional);

/// <summary>
/// Nghiệp vụ: what happened, and the entries that it allows (posting-rules.csv, read by rules.md §0).
/// A rule whose text names no accounts (<see cref="IsDescriptive"/>) is knowledge for people; no voucher fits it.
/// </summary>
public sealed record PostingRule(
    string Code,
    string Name,
    IReadOnlyList<string> Debit,
    IReadOnlyList<string> Credit,
    IReadOnlyList<OffBalanceClause> OffBalance,
    ApprovalNeed Approval,
    bool IsDescriptive,
    DateOnly? ValidFrom,
    DateOnly? ValidTo) : IDated
{
    /// <summary>The wildcard of SD-01: any account.</summary>
    public const string Any = "*";

    public bool IsOffBalanceOnly => Debit.Count == 0 && Credit.Count == 0;

    /// <summary>The debit side leg by leg, each with the accounts to choose from: <c>331 + 1351|511</c> has two.</summary>
    public IReadOnlyList<IReadOnlyList<string>> DebitLegs { get; private init; } = [];

    /// <summary>The credit side, likewise.</summary>
    public IReadOnlyList<IReadOnlyList<string>> CreditLegs { get; private init; } = [];

    /// <summary>Reads one row of the file. The notation is explained in rules.md §0.</summary>
    public static PostingRule Parse(
        string code, string name, string debit, string credit, string offBalance, ApprovalNeed approval, DateOnly? validFrom, DateOnly? validTo)
    {
        var descriptive = debit.Contains('(', StringComparison.Ordinal) || debit.Contains('↔', StringComparison.Ordinal)
            || offBalance.Contains('→', StringComparison.Ordinal);
        return descriptive
            ? new PostingRule(code, name, [], [], [], approval, true, validFrom, validTo)
            : new PostingRule(
                code, name, Accounts(debit), Accounts(credit), ParseClauses(offBalance), approval, false, validFrom, validTo)
            {
                DebitLegs = Legs(debit), CreditLegs = Legs(credit),
            };
    }

    private static string[][] Legs(string cell) =>
        [.. cell.Split('+', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Accounts)];

    private static string[] Accounts(string cell) =>
        cell.Split(['|', '+'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static OffBalanceClause[] ParseClauses(string cell) =>
        [.. cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ParseClause)];

    private static OffBalanceClause ParseClause(string clause)
    {
        var note = clause.IndexOf('(', StringComparison.Ordinal) is var open and >= 0 ? clause[open..] : "";
        var names = Accounts(clause[2..^note.Length]);
        var prefixes = names.Select(a => a.TrimStart('-').TrimEnd('x')).ToArray();
        var listsSources = prefixes.Any(p => p is "011") && prefixes.Any(p => p is "012") && prefixes.Any(p => p is "013");
        var isAny = names is [Any];
        return new OffBalanceClause(
            IsDebit: clause.StartsWith("N:", StringComparison.Ordinal),
            Accounts: isAny ? [] : prefixes,
            IsNegative: names[0].StartsWith('-'),
            IsOptional: isAny || listsSources || note.StartsWith("(nếu", StringComparison.Ordinal) || note.StartsWith("(theo nguồn", StringComparison.Ordinal));
    }
}

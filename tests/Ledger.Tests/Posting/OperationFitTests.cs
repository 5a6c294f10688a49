using KeToanChung.Ledger.Budget;
using KeToanChung.Ledger.Catalogs;
using KeToanChung.Ledger.Posting;
using KeToanChung.Ledger.Tests.Given;

namespace KeToanChung.Ledger.Tests.Posting;

/// <summary>
/// "Thế nào là khớp quy tắc" (rules.md §0), for every rule that ships: what it writes fits, and what somebody changes no longer does.
/// </summary>
public sealed class OperationFitTests
{
    // Explains, or raises the estimate (budget decisions do), or went with TT 107/2017.
    private static readonly string[] FittedByNoVoucher =
    [
        "CNNB-01", "CNNB-02", "CNNB-07", "DT-01", "DT-02", "DT-03", "DT-06", "DT-06B", "SC-01", "SC-02", "TT107-01", "TT107-02", "TT107-03",
    ];

    // Rules without an on-balance part, as the accountant writes them.
    private static readonly Dictionary<string, string> OffBalanceOnly = new()
    {
        ["DT-05"] = "C 008222 100", // its debit is the budget decision
        ["RDT-04"] = "C 008211 -100, C 008212 100",
        ["LCT-03"] = "N 01121 100, C 00521 100",
        ["PHI-11"] = "N 0121 -100, N 0122 100",
        ["CNNB-03"] = "C 008121 -100, C 008221 100",
        ["CNNB-04"] = "N 0121 -100, N 0122 100",
        ["CNNB-05"] = "N 00511 -100, N 00521 100",
        ["CNNB-06"] = "N 0131 -100, N 0132 100",
    };

    private const string TakesAnything = "SD-01";

    public static TheoryData<string> FittableRules =>
        [.. RealCatalog.Instance.Operations.All.Select(r => r.Code).Except(FittedByNoVoucher).Order(StringComparer.Ordinal)];

    public static TheoryData<string, string> FittingVouchers =>
        [.. RealCatalog.Instance.Operations.All.Where(r => !FittedByNoVoucher.Contains(r.Code)).SelectMany(r => VouchersOf(r).Select(v => (r.Code, v)))];

    [Theory]
    [MemberData(nameof(FittingVouchers))]
    public void Takes_what_the_rule_writes(string rule, string entry) => AssertFits(rule, entry);

    [Fact]
    public void Some_rules_are_for_no_voucher()
    {
        var fitted = RealCatalog.Instance.Operations.All.Where(r => VouchersOf(r).Any(v => IsAcceptedByTheEngine(r.Code, v))).Select(r => r.Code);

        Assert.Equal(FittedByNoVoucher, RealCatalog.Instance.Operations.All.Select(r => r.Code).Except(fitted).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(FittableRules))]
    public void Refuses_what_the_rule_does_not_write(string rule)
    {
        if (rule == TakesAnything)
            return;

        foreach (var entry in VouchersOf(RealCatalog.Rule(rule)))
        {
            var mutants = MutantsOf(RealCatalog.Rule(rule), Entry.Lines(entry)).ToList();

            Assert.True(mutants.Count >= 3, $"{rule} {entry}: {mutants.Count}");
            Assert.All(mutants, mutant => Assert.True(Misfit(rule, mutant.Lines) is not null, $"{rule} took {mutant.Name} of {entry}"));
        }
    }

    [Theory]
    // Nộp bảo hiểm: each partner goes with what it pays, and none is needed for money that isn't settled by the classification.
    [InlineData("LG-07", "N 3321 100, C 1351 60, C 1121 40, C 008222 60")]
    [InlineData("LG-07", "N 3321 70, N 3322 30, C 1351 60, C 1121 40, C 008222 60, C 01122 40")]
    [InlineData("LG-07", "N 3321 100, C 1111 40, C 1121 60, C 0122 30, C 0132 70")]
    [InlineData("LG-07", "N 3321 100, C 1351 60, C 511 40, C 008222 60, C 008212 40")]
    [InlineData("NH-04", "N 6122 100, C 1351 100, C 008221 40, C 008222 60")]
    [InlineData("NH-04", "N 331 100, C 1121 60, C 511 40, C 0122 60, C 008212 40")]
    [InlineData("NCC-02", "N 331 100, C 1351 50, C 511 50, C 008222 50, C 008212 50")]
    [InlineData("NCC-03", "N 331 100, C 1111 30, C 1121 70, C 0122 60, C 0132 40")]
    [InlineData("NCC-04", "N 331 100, C 1351 100, C 00921 100")]
    [InlineData("NCC-05", "N 2111 100, C 331 100")]
    [InlineData("NCC-05", "N 2111 100, C 331 40, C 1351 60, C 008222 60")]
    [InlineData("NCC-05", "N 2111 100, C 331 40, C 1351 30, C 511 30, C 008222 30, C 00922 30")]
    [InlineData("TU-03", "N 6112 70, N 152 30, C 1411 100, C 01121 100")]
    [InlineData("DT-07", "N 1351 60, N 511 40, C 1121 100, C 008222 -60, C 008212 -40")]
    [InlineData("DT-07", "N 1351 100, C 331 100, C 008221 -100")]
    [InlineData("RDT-04", "C 008211 -60, C 008221 -40, C 008212 60, C 008222 40")]
    [InlineData("PHI-09", "N 514 100, C 1121 100, N 0122 -100")]
    [InlineData("PHI-09", "N 514 100, C 3332 100, N 0122 -100")] // phải nộp, not yet paid
    [InlineData("PHI-09", "N 514 100, C 3332 40, C 1121 60, N 0122 -100")]
    [InlineData("LCT-03", "N 01121 60, N 01122 40, C 00521 100, C 01121 30")] // only what has its papers is spent
    [InlineData("LCT-03", "N 01121 100, C 00521 100, C 01121 100")]
    [InlineData("CHI-03", "N 1111 100, C 6112 100, C 0122 -40, C 008212 -60")]
    [InlineData("NB-01", "N 136 100, C 1121 100")]
    [InlineData("NB-01", "N 136 100, C 1121 40, C 1351 60, C 008222 60")]
    [InlineData("NB-04", "N 6112 100, C 136 100, C 008212 40, C 01121 60")]
    [InlineData("UQ-02", "N 3388 100, C 1371 100, C 008212 100")]
    [InlineData("SD-01", "N 1111 100, N 2111 50, C 421 100, C 2141 50, N 0122 30, C 0212 -5")]
    public void Takes(string rule, string entry) => AssertFits(rule, entry);

    [Theory]
    [InlineData("LG-07", "N 3321 100, C 1351 60, C 1121 40, C 008222 100")] // more drawn than the estimate paid
    [InlineData("LG-07", "N 3321 100, C 1351 60, C 1121 40")] // a draw is never left out
    [InlineData("LG-07", "N 3321 100, C 1351 60, C 1121 40, C 01122 100")]
    [InlineData("LG-07", "N 3321 100, C 1121 100, C 008222 100")] // nothing was drawn
    [InlineData("NH-04", "N 6122 100, C 1121 100, C 0122 99")]
    [InlineData("NH-04", "N 6122 100, C 1351 100, C 0122 100")]
    [InlineData("NCC-02", "N 331 100, C 1351 50, C 511 50, C 008222 50")]
    [InlineData("NCC-03", "N 331 100, C 1121 100, C 0122 60, C 0132 41")]
    [InlineData("NCC-04", "N 331 100, C 1351 100")]
    [InlineData("NCC-05", "N 2111 100, C 331 40, C 1351 60, C 008222 100")]
    [InlineData("NCC-05", "N 2111 100, C 331 100, C 008222 100")]
    [InlineData("TU-03", "N 6112 100, C 1411 100, C 01121 50")] // what is written must be whole
    [InlineData("DT-07", "N 1351 100, C 1121 100")]
    [InlineData("DT-07", "N 1351 100, C 331 60, C 1121 40, C 008222 -40")]
    [InlineData("RDT-04", "C 008211 -100, C 008212 99")]
    [InlineData("PHI-07", "N 3383 100, C 514 100")]
    [InlineData("PHI-09", "N 514 100, C 3332 100")]
    [InlineData("PHI-09", "N 514 100, C 3332 40, C 1121 60, N 0122 -60")]
    [InlineData("PHI-11", "N 0121 -100, N 0122 101")]
    [InlineData("LCT-03", "N 01121 100")] // granted, though no advance became a grant
    [InlineData("LCT-03", "C 00521 100")]
    [InlineData("LCT-03", "C 01121 100")]
    [InlineData("LCT-03", "N 01121 100, C 00521 99")]
    [InlineData("LCT-03", "N 01121 100, C 00521 100, C 01121 101")]
    [InlineData("CHI-03", "N 1111 100, C 6112 100, C 0122 -100, C 008212 -100")] // given back twice
    [InlineData("CHI-03", "N 1111 100, C 6112 100, C 0122 -50")]
    [InlineData("NB-01", "N 136 100, C 1351 100")]
    [InlineData("NB-04", "N 6112 100, C 136 100, C 008212 100, C 01121 100")]
    [InlineData("UQ-02", "N 3388 100, C 1371 100")]
    [InlineData("UQ-02", "N 3388 100, C 1371 100, C 008211 100")]
    public void Refuses(string rule, string entry) => Assert.NotNull(Misfit(rule, Entry.Lines(entry)));

    [Theory]
    [InlineData("RDT-01", "N 334 100, C 1351 100, C 008222 100", "lines[0].account")]
    [InlineData("RDT-01", "N 6122 100, C 1121 100, C 008222 100", "lines[1].account")]
    [InlineData("RDT-01", "N 6122 100, C 1351 100, C 008212 100", "lines[2].account")]
    [InlineData("RDT-01", "N 6122 100, C 1351 100, C 008222 90", "lines")]
    [InlineData("SC-02", "N 1111 100, C 421 100", "operation")]
    public void Points_at_what_does_not_fit(string rule, string entry, string place) => Assert.Equal(place, Misfit(rule, Entry.Lines(entry)));

    private static void AssertFits(string rule, string entry) => Assert.True(Misfit(rule, Entry.Lines(entry)) is null, $"{rule}: {entry}");

    private static string? Misfit(string rule, IReadOnlyList<DraftLine> lines) => OperationFit.FirstMisfit(RealCatalog.Rule(rule), lines);

    // In a year that has one before and one after it in the catalogue; whether there is money for it is another question.
    private static bool IsAcceptedByTheEngine(string rule, string entry)
    {
        var day = Commune.Day.AddYears(1);
        var lines = Entry.Lines(entry).Select(l => l with
        {
            BudgetYear = day.Year + (BudgetEffect.YearOffset(l.Account) ?? 0),
            Counterparty = l.IsOn("1388") || l.IsOn("3388") ? Commune.School.Code : null,
        });
        var draft = new Draft(
            Commune.Office.Id, VoucherType.General, day, rule, rule, [.. lines], new Purpose.Payment(new DocumentId(Commune.Office.Id, 1), []));

        return PostingEngine.Decide(Commune.Books(), draft)
            is Decision.Accepted or Decision.Refused { Refusals: [{ Code: Codes.BudgetExceeded or Codes.SourceExceeded }, ..] };
    }

    /// <summary>One entry for each account that the rule credits, with the partner that goes with it, left out as well where it may be.</summary>
    private static IEnumerable<string> VouchersOf(PostingRule rule)
    {
        if (OffBalanceOnly.TryGetValue(rule.Code, out var entry))
            return [entry];
        if (rule.Code == TakesAnything)
            return ["N 1111 100, C 421 100"];
        if (rule.IsDescriptive || rule.IsOffBalanceOnly)
            return [];

        return rule.Credit.SelectMany(credit => PartnersOf(rule, credit), (credit, partner) => $"N {Leaf(rule.Debit[0])} 100, C {Leaf(credit)} 100{partner}");
    }

    private static readonly string[] Drawn = ["1351", "511", "1371"];

    private static IEnumerable<string> PartnersOf(PostingRule rule, string credit)
    {
        if (rule.OffBalance is [])
            return [""];

        var clause = Assert.Single(rule.OffBalance);
        var goesByCredit = clause.Accounts.Any(IsEstimate) && rule.Credit.Any(Drawn.Contains);
        var written = clause.Accounts
            .Where(a => !goesByCredit || IsEstimate(a) == Drawn.Contains(credit))
            .Select(a => $", {(clause.IsDebit ? "N" : "C")} {OffBalanceLeaf(a, clause.IsDebit)} {(clause.IsNegative ? "-" : "")}100");
        var mayBeLeftOut = goesByCredit ? !Drawn.Contains(credit) : clause.IsOptional;
        return mayBeLeftOut ? written.Prepend("") : written;
    }

    private static bool IsEstimate(string account) => account is ['0', '0', '8' or '9', ..];

    /// <summary>An account that may be posted, at or below the one that the rule names.</summary>
    private static string Leaf(string account) =>
        RealCatalog.Instance.Accounts.All.Where(a => a.Postable && a.Code.StartsWith(account, StringComparison.Ordinal))
            .Select(a => a.Code).Order(StringComparer.Ordinal).FirstOrDefault(account);

    /// <summary>The same off balance, of this year where the rule leaves the year open; a draw stands below its heading.</summary>
    private static string OffBalanceLeaf(string account, bool isDebit) =>
        RealCatalog.Instance.Accounts.All
            .Where(a => a.Postable && a.Code.StartsWith(account, StringComparison.Ordinal))
            .OrderByDescending(a => a.Side is NormalSide.Credit != isDebit)
            .ThenByDescending(a => a.Code.Length <= 3 || a.Code[3] == '2')
            .ThenBy(a => a.Code, StringComparer.Ordinal)
            .Select(a => a.Code).FirstOrDefault(account);

    private static IEnumerable<(string Name, DraftLine[] Lines)> MutantsOf(PostingRule rule, DraftLine[] lines)
    {
        yield return ("an asset held for others besides", [.. lines, Entry.Line("N 002 100")]);

        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (!line.IsOffBalance)
            {
                yield return ($"a foreign account at {i}", With(i, line with { Account = ForeignTo(rule) }));
                continue;
            }

            yield return ($"a foreign account at {i}", With(i, line with { Account = "0232" }));
            yield return ($"the sign flipped at {i}", With(i, line with { Debit = -line.Debit, Credit = -line.Credit }));
            if (lines.Length == 1)
                continue; // DT-05: nothing beside it that it must equal

            yield return ($"the side flipped at {i}", With(i, line with { Debit = line.Credit, Credit = line.Debit }));
            yield return ($"one đồng more at {i}", With(i, Plus(line, 1)));
            yield return ($"one đồng less at {i}", With(i, Plus(line, -1)));
            if (rule.IsOffBalanceOnly || !MayBeLeftOut(rule, lines))
                yield return ($"nothing at {i}", [.. lines.Where((_, j) => j != i)]);
        }

        // What has no side of its own is the same turned round: from one deposit to another.
        if (!rule.IsOffBalanceOnly && !rule.Debit.Intersect(rule.Credit).Any())
            yield return ("both sides swapped", [.. lines.Select(l => l.IsOffBalance ? l : l with { Debit = l.Credit, Credit = l.Debit })]);

        static DraftLine Plus(DraftLine line, long amount) =>
            line.Debit.IsZero ? line with { Credit = line.Credit + amount } : line with { Debit = line.Debit + amount };

        DraftLine[] With(int i, DraftLine changed) => [.. lines.Select((l, j) => j == i ? changed : l)];
    }

    private static bool MayBeLeftOut(PostingRule rule, DraftLine[] lines) =>
        VouchersOf(rule).Contains(string.Join(", ", lines.Where(l => !l.IsOffBalance).Select(l => $"{(l.Debit.IsZero ? "C" : "N")} {l.Account} {l.Amount}")));

    private static string ForeignTo(PostingRule rule) =>
        new[] { "242", "821", "1723" }.First(a => !rule.Debit.Concat(rule.Credit).Any(named => a.StartsWith(named, StringComparison.Ordinal)));
}

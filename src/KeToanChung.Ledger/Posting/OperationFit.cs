using KeToanChung.Ledger.Budget;
using KeToanChung.Ledger.Catalogs;

namespace KeToanChung.Ledger.Posting;

/// <summary>
/// Whether a voucher is what its operation says (rules.md §0, "Thế nào là khớp quy tắc"). The answer is the place that doesn't fit, or null.
/// </summary>
public static class OperationFit
{
    // The estimate is drawn through these; a partner on 008–010 accompanies what they carry (TT 24/2024, TK 135, 137, 511).
    private static readonly string[] EstimateAccounts = ["1351", "511", "1371"];

    /// <summary>The first line that the rule doesn't allow, or <c>lines</c> for a leg that is missing or has the wrong sum.</summary>
    public static string? FirstMisfit(PostingRule rule, IReadOnlyList<DraftLine> lines)
    {
        if (rule.IsDescriptive)
            return "operation";

        var clauseOf = new OffBalanceClause?[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var fits = line.IsOffBalance
                ? (clauseOf[i] = rule.OffBalance.FirstOrDefault(c => Takes(c, line))) is not null
                : IsNamed(line.Debit.IsZero ? rule.Credit : rule.Debit, line);
            if (!fits)
                return $"lines[{i}].account";
        }

        return rule.IsOffBalanceOnly
            ? LegsMatch(rule, lines, clauseOf) ? null : "lines"
            : PartnersMatch(rule, lines, clauseOf) ? null : "lines";
    }

    private static bool IsNamed(IReadOnlyList<string> accounts, DraftLine line) =>
        accounts is [PostingRule.Any] || accounts.Any(line.IsOn);

    private static bool Takes(OffBalanceClause clause, DraftLine line) =>
        clause.IsDebit != line.Debit.IsZero
        && (clause.Accounts.Count == 0 || (clause.IsNegative == line.Amount < Money.Zero && clause.Accounts.Any(line.IsOn)));

    /// <summary>
    /// "Vế N:/C: bắt buộc khi có ghi và tổng của nó bằng tổng phần trong bảng mà nó đi kèm": where a rule may draw on the estimate or pay
    /// with money received, a partner on the estimate goes with what is drawn, and one on money received with the rest.
    /// Elsewhere the whole clause goes with the whole voucher.
    /// </summary>
    private static bool PartnersMatch(PostingRule rule, IReadOnlyList<DraftLine> lines, OffBalanceClause?[] clauseOf)
    {
        var whole = CreditedOn(lines, _ => true);
        var drawn = CreditedOn(lines, line => EstimateAccounts.Any(line.IsOn));
        foreach (var clause in rule.OffBalance.Where(c => c.Accounts.Count > 0))
        {
            var onEstimate = SumOf(clause, lines, clauseOf, BudgetEffect.IsEstimate);
            var onReceived = SumOf(clause, lines, clauseOf, account => !BudgetEffect.IsEstimate(account));

            // Optional means: may be left out, but what is written must be whole. A draw on the estimate is never left out.
            var fits = DrawsOnEstimate(rule, clause)
                ? onEstimate == drawn && (onReceived == whole - drawn || (onReceived == 0 && MayBeLeftOut(clause)))
                : onEstimate + onReceived == whole || (onEstimate + onReceived == 0 && clause.IsOptional);
            if (!fits)
                return false;
        }

        return true;
    }

    private static bool DrawsOnEstimate(PostingRule rule, OffBalanceClause clause) =>
        clause.Accounts.Any(BudgetEffect.IsEstimate) && rule.Credit.Any(c => EstimateAccounts.Contains(c, StringComparer.Ordinal));

    // NCC-05 credits 331 beside the draw: where the clause names no money received, there is no partner for it.
    private static bool MayBeLeftOut(OffBalanceClause clause) => clause.IsOptional || clause.Accounts.All(BudgetEffect.IsEstimate);

    /// <summary>
    /// In a rule without an on-balance part, what one clause takes off another puts on: advance → spent, last year → this year,
    /// advance → grant. A clause that spends what another of the same rule gives may spend a part of it, or nothing (LCT-03).
    /// </summary>
    private static bool LegsMatch(PostingRule rule, IReadOnlyList<DraftLine> lines, OffBalanceClause?[] clauseOf)
    {
        var spending = rule.OffBalance.Where(c => SpentFrom(rule, c) is not null).ToList();
        var legs = rule.OffBalance.Except(spending).ToList();

        return (legs.Count == 1 || legs.Sum(c => c.IsDebit ? Sum(c) : -Sum(c)) == 0)
            && spending.TrueForAll(c => Sum(c) <= Sum(SpentFrom(rule, c)!) || RaisesEstimate(SpentFrom(rule, c)!));

        long Sum(OffBalanceClause clause) => (clause.IsNegative ? -1 : 1) * SumOf(clause, lines, clauseOf, _ => true);

        // DT-05: the estimate is raised by the budget decision; the voucher holds what was drawn before it.
        static bool RaisesEstimate(OffBalanceClause clause) => clause.IsDebit && clause.Accounts.All(BudgetEffect.IsEstimate);
    }

    /// <summary>The clause on the other side that gives what this one spends: the same accounts, or their headings.</summary>
    private static OffBalanceClause? SpentFrom(PostingRule rule, OffBalanceClause spends) =>
        spends.IsDebit
            ? null
            : rule.OffBalance.FirstOrDefault(gives =>
                gives.IsDebit && spends.Accounts.All(s => gives.Accounts.Any(g => s.StartsWith(g, StringComparison.Ordinal))));

    /// <summary>What stands under a clause, without the minus of one that reduces.</summary>
    private static long SumOf(OffBalanceClause clause, IReadOnlyList<DraftLine> lines, OffBalanceClause?[] clauseOf, Predicate<string> isCounted)
    {
        long sum = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (ReferenceEquals(clauseOf[i], clause) && isCounted(lines[i].Account))
                sum += lines[i].Amount.Dong;
        }

        return clause.IsNegative ? -sum : sum;
    }

    private static long CreditedOn(IReadOnlyList<DraftLine> lines, Predicate<DraftLine> isCounted) =>
        lines.Where(l => !l.IsOffBalance && isCounted(l)).Sum(l => l.Credit.Dong);
}

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

    private static readonly string[] MoneyInHand = ["111", "112"];

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
            ? PairsBalance(rule, lines, clauseOf) ? null : "lines"
            : PartnersMatch(rule, lines, clauseOf) ? null : "lines";
    }

    private static bool IsNamed(IReadOnlyList<string> accounts, DraftLine line) =>
        accounts is [PostingRule.Any] || accounts.Any(line.IsOn);

    private static bool Takes(OffBalanceClause clause, DraftLine line) =>
        clause.IsDebit != line.Debit.IsZero
        && (clause.Accounts.Count == 0 || (clause.IsNegative == line.Amount < Money.Zero && clause.Accounts.Any(line.IsOn)));

    /// <summary>
    /// "Vế N:/C: bắt buộc khi có ghi và tổng của nó bằng tổng phần trong bảng mà nó đi kèm": a partner on the estimate goes with what is
    /// drawn from it, one on money received goes with the money paid, and each may stand beside the other.
    /// </summary>
    private static bool PartnersMatch(PostingRule rule, IReadOnlyList<DraftLine> lines, OffBalanceClause?[] clauseOf)
    {
        foreach (var clause in rule.OffBalance.Where(c => c.Accounts.Count > 0))
        {
            var estimate = SumIn(clause, lines, clauseOf, onEstimate: true);
            var received = SumIn(clause, lines, clauseOf, onEstimate: false);
            var estimatePart = Part(rule, lines, EstimateAccounts);
            var receivedPart = Part(rule, lines, MoneyInHand);
            var namesEstimate = clause.Accounts.Any(BudgetEffect.IsEstimate);
            var namesReceived = clause.Accounts.Any(a => !BudgetEffect.IsEstimate(a));

            // Optional means: may be left out, but what is written must be whole. A draw on the estimate is never left out.
            var estimateIsOptional = clause.IsOptional && !DrawsOnEstimate(rule, lines);
            if (namesEstimate && estimate != estimatePart && !(estimateIsOptional && estimate == 0))
                return false;
            if (namesReceived && received != receivedPart && !(clause.IsOptional && received == 0))
                return false;
        }

        return true;
    }

    /// <summary>In a rule without an on-balance part, what one clause takes off another puts on: advance → spent, last year → this year.</summary>
    private static bool PairsBalance(PostingRule rule, IReadOnlyList<DraftLine> lines, OffBalanceClause?[] clauseOf) =>
        lines.Count > 0 && new[] { true, false }.All(side =>
            !rule.OffBalance.Any(c => c.IsDebit == side && c.IsNegative)
            || !rule.OffBalance.Any(c => c.IsDebit == side && !c.IsNegative)
            || lines.Where((_, i) => clauseOf[i]!.IsDebit == side).Sum(l => l.Amount.Dong) == 0);

    private static long SumIn(OffBalanceClause clause, IReadOnlyList<DraftLine> lines, OffBalanceClause?[] clauseOf, bool onEstimate)
    {
        long sum = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (ReferenceEquals(clauseOf[i], clause) && BudgetEffect.IsEstimate(lines[i].Account) == onEstimate)
                sum += lines[i].Amount.Dong;
        }

        return clause.IsNegative ? -sum : sum;
    }

    /// <summary>What a partner accompanies: the credits on those accounts where the rule credits them, else the whole voucher.</summary>
    private static long Part(PostingRule rule, IReadOnlyList<DraftLine> lines, string[] accounts)
    {
        var credited = rule.Credit.Any(c => accounts.Any(a => c.StartsWith(a, StringComparison.Ordinal)));
        return lines.Where(l => !l.IsOffBalance && (!credited || accounts.Any(l.IsOn))).Sum(l => l.Credit.Dong);
    }

    private static bool DrawsOnEstimate(PostingRule rule, IReadOnlyList<DraftLine> lines) =>
        rule.Credit.Any(c => EstimateAccounts.Contains(c, StringComparer.Ordinal))
        && lines.Any(l => !l.IsOffBalance && !l.Credit.IsZero && EstimateAccounts.Any(l.IsOn));
}

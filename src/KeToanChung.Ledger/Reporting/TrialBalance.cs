using KeToanChung.Ledger.Budget;
using KeToanChung.Ledger.Catalogs;

namespace KeToanChung.Ledger.Reporting;

/// <summary>Kept balances of one agency and account, split by what a report must tell apart. Amounts in đồng.</summary>
/// <param name="BudgetYear">0 for accounts that are not kept by budget year.</param>
/// <param name="Counterparty">The other agency of a flow between two, or null.</param>
public sealed record BalanceFigure(
    int Agency, string Account, int BudgetYear, int? Counterparty, long OpeningDebit, long OpeningCredit, long Debit, long Credit);

/// <summary>One row of Bảng cân đối số phát sinh (S05-H); a parent is a sum.</summary>
public sealed record TrialBalanceRow(
    string Account, string Name, int Level, bool IsSum,
    long OpeningDebit, long OpeningCredit, long Debit, long Credit, long ClosingDebit, long ClosingCredit)
{
    public bool IsOffBalance => Account is ['0', ..];
}

/// <summary>A flow between two of the agencies asked for, taken out of the consolidated figures.</summary>
public sealed record Elimination(
    string Account, int Agency, int Counterparty, long OpeningDebit, long OpeningCredit, long Debit, long Credit);

/// <summary>
/// The trial balance of one agency, or of several as one: flows between them are taken out and shown.
/// The agencies' own figures always equal consolidated plus eliminated.
/// </summary>
public sealed record TrialBalance(
    IReadOnlyList<TrialBalanceRow> Rows, TrialBalanceRow Totals, IReadOnlyList<Elimination> Eliminations)
{
    /// <param name="asked">The agencies that the reader asked for: what flows between them is eliminated.</param>
    /// <param name="reportYear">The year of the report's last day: names "năm nay" and "năm trước" (CNNB-01).</param>
    public static TrialBalance From(
        IEnumerable<BalanceFigure> figures, IReadOnlySet<int> asked, DatedRows<Account> chart, int reportYear)
    {
        var eliminations = new List<Elimination>();
        var posted = new SortedDictionary<string, long[]>(StringComparer.Ordinal);

        foreach (var own in figures.GroupBy(f => (f.Agency, Account: BudgetEffect.AccountSeenFrom(f.Account, f.BudgetYear, reportYear))))
        {
            var isOffBalance = own.Key.Account is ['0', ..];
            long opening = 0, debit = 0, credit = 0;
            foreach (var figure in own)
            {
                // Off balance nothing is owed between agencies; only on-balance flows are eliminated.
                if (!isOffBalance && figure.Counterparty is { } other && asked.Contains(other))
                {
                    eliminations.Add(new Elimination(
                        own.Key.Account, figure.Agency, other,
                        figure.OpeningDebit, figure.OpeningCredit, figure.Debit, figure.Credit));
                    continue;
                }

                opening = checked(opening + figure.OpeningDebit - figure.OpeningCredit);
                debit = checked(debit + figure.Debit);
                credit = checked(credit + figure.Credit);
            }

            if (!posted.TryGetValue(own.Key.Account, out var sums))
                posted[own.Key.Account] = sums = new long[6];
            Add(sums, opening, debit, credit);
        }

        return new TrialBalance(
            WithParents(posted, chart),
            Total(posted),
            [.. eliminations.OrderBy(e => e.Account, StringComparer.Ordinal).ThenBy(e => e.Agency).ThenBy(e => e.Counterparty)]);
    }

    /// <summary>An agency's balance stands on one side; several agencies' balances are added side by side, never netted against each other.</summary>
    private static void Add(long[] sums, long opening, long debit, long credit)
    {
        checked
        {
            var closing = opening + debit - credit;
            sums[0] += Math.Max(opening, 0);
            sums[1] += Math.Max(-opening, 0);
            sums[2] += debit;
            sums[3] += credit;
            sums[4] += Math.Max(closing, 0);
            sums[5] += Math.Max(-closing, 0);
        }
    }

    private static List<TrialBalanceRow> WithParents(SortedDictionary<string, long[]> posted, DatedRows<Account> chart)
    {
        var rows = new SortedDictionary<string, (long[] Sums, bool IsSum)>(StringComparer.Ordinal);
        foreach (var (account, sums) in posted)
            rows[account] = (sums, false);

        foreach (var (account, sums) in posted)
        {
            // A parent that has entries of its own keeps its own row (00822 beside 008222); the sum stands one level up.
            for (var parent = ParentOf(account, chart); parent is not null; parent = ParentOf(parent, chart))
            {
                if (posted.ContainsKey(parent))
                    continue;
                if (!rows.TryGetValue(parent, out var row))
                    rows[parent] = row = (new long[6], true);
                for (var i = 0; i < row.Sums.Length; i++)
                    row.Sums[i] = checked(row.Sums[i] + sums[i]);
            }
        }

        return [.. rows.Select(r => Row(r.Key, NameOf(r.Key, chart), LevelOf(r.Key, chart), r.Value.IsSum, r.Value.Sums))];
    }

    private static TrialBalanceRow Total(SortedDictionary<string, long[]> posted)
    {
        var totals = new long[6];
        foreach (var (account, sums) in posted)
        {
            if (account is ['0', ..])
                continue; // class 0 stands outside the sum
            for (var i = 0; i < totals.Length; i++)
                totals[i] = checked(totals[i] + sums[i]);
        }

        return Row("", "", 0, isSum: true, totals);
    }

    private static TrialBalanceRow Row(string account, string name, int level, bool isSum, long[] s) =>
        new(account, name, level, isSum, s[0], s[1], s[2], s[3], s[4], s[5]);

    private static Account? Newest(string code, DatedRows<Account> chart) => chart.On(code, DateOnly.MaxValue) ?? chart.All.FirstOrDefault(a => a.Code == code);

    private static string? ParentOf(string code, DatedRows<Account> chart) => Newest(code, chart)?.Parent;

    private static string NameOf(string code, DatedRows<Account> chart) => Newest(code, chart)?.Name ?? code;

    private static int LevelOf(string code, DatedRows<Account> chart)
    {
        var level = 1;
        for (var parent = ParentOf(code, chart); parent is not null; parent = ParentOf(parent, chart))
            level++;
        return level;
    }
}

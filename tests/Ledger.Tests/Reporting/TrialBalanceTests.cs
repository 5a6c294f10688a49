using CsCheck;

using KeToanChung.Ledger.Reporting;
using KeToanChung.Ledger.Tests.Given;

namespace KeToanChung.Ledger.Tests.Reporting;

/// <summary>Bảng cân đối số phát sinh of one agency, and of several as one.</summary>
public sealed class TrialBalanceTests
{
    private const int Office = 1, School = 2, Clinic = 3;

    [Fact]
    public void Carries_the_opening_balance_and_the_turnover_to_the_closing_balance()
    {
        var report = Of(
            [Office],
            new(Office, "1111", 0, null, 500, 100, 70, 20),
            new(Office, "421", 0, null, 0, 400, 20, 70));

        Assert.Equal("1111 400/0 70/20 450/0", Shown(report, "1111"));
        Assert.Equal("421 0/400 20/70 0/450", Shown(report, "421"));
        Assert.Equal(" 400/400 90/90 450/450", Shown(report.Totals));
    }

    [Fact]
    public void A_balance_may_change_sides() =>
        Assert.Equal("3388 0/30 100/20 50/0", Shown(Of([Office], new BalanceFigure(Office, "3388", 0, null, 0, 30, 100, 20)), "3388"));

    [Fact]
    public void Parents_are_sums_on_their_level_up_to_the_first()
    {
        var report = Of([Office], new(Office, "24121", 0, null, 0, 0, 30, 0), new(Office, "24122", 0, null, 0, 0, 0, 10), new(Office, "2411", 0, null, 5, 0, 0, 0));

        Assert.Equal(
            ["241 1 sum 5/0 30/10", "2411 2 - 5/0 0/0", "2412 2 sum 0/0 30/10", "24121 3 - 0/0 30/0", "24122 3 - 0/0 0/10"],
            report.Rows.Select(r => $"{r.Account} {r.Level} {(r.IsSum ? "sum" : "-")} {r.OpeningDebit}/{r.OpeningCredit} {r.Debit}/{r.Credit}"));
    }

    [Fact]
    public void A_parent_with_entries_of_its_own_keeps_them_and_the_sum_stands_above()
    {
        var report = Of([Office], new(Office, "00822", 2026, null, 0, 0, 100, 0), new(Office, "008222", 2026, null, 0, 0, 0, 40));

        Assert.Equal("00822 0/0 100/0 100/0", Shown(report, "00822"));
        Assert.False(report.Rows.Single(r => r.Account == "00822").IsSum);
        Assert.Equal("0082 0/0 100/40 100/40", Shown(report, "0082"));
    }

    [Fact]
    public void Class_0_is_shown_and_stands_outside_the_totals()
    {
        var report = Of([Office], new(Office, "1111", 0, null, 0, 0, 100, 100), new(Office, "0122", 2026, null, 0, 0, 70, 0), new(Office, "002", 0, null, 9, 0, 0, 0));

        Assert.Equal("0122 0/0 70/0 70/0", Shown(report, "0122"));
        Assert.Equal(" 0/0 100/100 0/0", Shown(report.Totals));
    }

    [Fact]
    public void Last_years_budget_is_called_last_year()
    {
        var report = TrialBalance.From(
            [new(Office, "008222", 2025, null, 0, 40, 0, 0), new(Office, "008222", 2026, null, 0, 0, 0, 5), new(Office, "008122", 2025, null, 0, 0, 0, 2)],
            new HashSet<int> { Office }, RealCatalog.Instance.Accounts, 2026);

        Assert.Equal("008122 0/40 0/2 0/42", Shown(report, "008122"));
        Assert.Equal("008222 0/0 0/5 0/5", Shown(report, "008222"));
    }

    [Fact]
    public void Flows_between_the_agencies_asked_for_are_taken_out_and_shown()
    {
        var report = Of(
            [Office, School],
            new(Office, "1111", 0, null, 0, 0, 100, 0),
            new(Office, "3388", 0, School, 0, 20, 0, 100),
            new(School, "1388", 0, Office, 20, 0, 90, 0),
            new(School, "531", 0, Clinic, 0, 0, 0, 90));

        Assert.Equal([new("1388", School, Office, 20, 0, 90, 0), new("3388", Office, School, 0, 20, 0, 100)], report.Eliminations);
        Assert.Equal("3388 0/0 0/0 0/0", Shown(report, "3388")); // the row stays, for the reader to see what was taken out
        Assert.Equal("1388 0/0 0/0 0/0", Shown(report, "1388"));
        Assert.Equal("531 0/0 0/90 0/90", Shown(report, "531")); // the clinic was not asked for
    }

    [Fact]
    public void A_flow_that_only_one_side_recorded_is_taken_out_too()
    {
        var report = Of([Office, School], new BalanceFigure(Office, "3388", 0, School, 0, 0, 0, 100));

        Assert.Equal([new("3388", Office, School, 0, 0, 0, 100)], report.Eliminations);
    }

    [Fact]
    public void Off_balance_nothing_is_owed_between_agencies() =>
        Assert.Empty(Of([Office, School], new BalanceFigure(Office, "0122", 2026, School, 0, 0, 100, 0)).Eliminations);

    [Fact]
    public void One_agencys_claim_does_not_pay_anothers_debt() =>
        Assert.Equal(
            "131 100/40 0/0 100/40", Shown(Of([Office, School], new(Office, "131", 0, null, 100, 0, 0, 0), new(School, "131", 0, null, 0, 40, 0, 0)), "131"));

    [Fact]
    public void Own_figures_equal_consolidated_and_eliminated()
    {
        int[] agencies = [Office, School, Clinic];
        var amount = Gen.Long[0, 1_000];
        var figure = Gen.Select(
            Any.Of(agencies), Any.Of("1111", "1388", "3388", "331", "5311", "00822", "008222", "0122"), Any.Of(2025, 2026),
            Any.Of<int?>(null, null, Office, School, 9), Gen.Select(amount, amount, amount, amount),
            (agency, account, year, other, sums) => new BalanceFigure(
                agency, account, account[0] == '0' ? year : 0, other == agency ? null : other, sums.Item1, sums.Item2, sums.Item3, sums.Item4));

        figure.Array[0, 40].Sample(figures =>
        {
            var together = Of(agencies, figures);
            var apart = agencies.Select(a => Of([a], [.. figures.Where(f => f.Agency == a)])).ToList();

            foreach (var account in together.Rows.Where(r => !r.IsSum).Select(r => r.Account))
            {
                var own = apart.SelectMany(r => r.Rows).Where(r => r.Account == account && !r.IsSum).ToList();
                var one = together.Rows.Single(r => r.Account == account);
                var taken = together.Eliminations.Where(e => e.Account == account).ToList();

                Assert.Equal(own.Sum(r => r.Debit), one.Debit + taken.Sum(e => e.Debit));
                Assert.Equal(own.Sum(r => r.Credit), one.Credit + taken.Sum(e => e.Credit));
                Assert.Equal(
                    own.Sum(r => r.OpeningDebit - r.OpeningCredit),
                    one.OpeningDebit - one.OpeningCredit + taken.Sum(e => e.OpeningDebit - e.OpeningCredit));
                Assert.Equal(
                    own.Sum(r => r.ClosingDebit - r.ClosingCredit),
                    one.ClosingDebit - one.ClosingCredit + taken.Sum(e => e.OpeningDebit - e.OpeningCredit + e.Debit - e.Credit));
            }

            Assert.All(together.Rows.Where(r => r.IsSum), sum => Assert.Equal(
                together.Rows.Where(r => !r.IsSum && r.Account != sum.Account && r.Account.StartsWith(sum.Account, StringComparison.Ordinal)).Sum(r => r.Debit),
                sum.Debit));
            Assert.Equal(together.Rows.Where(r => !r.IsSum && !r.IsOffBalance).Sum(r => r.Credit), together.Totals.Credit);
        });
    }

    private static TrialBalance Of(int[] asked, params BalanceFigure[] figures) =>
        TrialBalance.From(figures, asked.ToHashSet(), RealCatalog.Instance.Accounts, 2026);

    private static string Shown(TrialBalance report, string account) => Shown(report.Rows.Single(r => r.Account == account));

    private static string Shown(TrialBalanceRow r) =>
        $"{r.Account} {r.OpeningDebit}/{r.OpeningCredit} {r.Debit}/{r.Credit} {r.ClosingDebit}/{r.ClosingCredit}";
}

using System.Collections.Concurrent;

using CsCheck;

using KeToanChung.Ledger.Budget;
using KeToanChung.Ledger.Posting;
using KeToanChung.Ledger.Tests.Given;

namespace KeToanChung.Ledger.Tests.Posting;

/// <summary>
/// Whatever a commune's people try, in whatever order, the books stay right. <see cref="History"/> checks at each step that nothing
/// available is below zero and that deciding changes nothing; here is what must hold in the end.
/// A failure prints the history that shows it, shortened where that was found, and its seed: tests/README.md.
/// </summary>
public sealed class RandomHistoryTests
{
    private static readonly Gen<Step> AnyStep = Gen.Select(
        Any.Of(Deed.Decision, Deed.Decision, Deed.Voucher, Deed.Voucher, Deed.Voucher, Deed.Reserve, Deed.Pay, Deed.Withdraw, Deed.Reverse),
        Gen.Int[0, History.Agencies.Length - 1], Gen.Int[0, History.Places.Length - 1], Gen.Int[0, 59], Gen.Long[1, 100], Gen.Int[1, 6],
        (deed, agency, place, pick, amount, month) => new Step(deed, agency, place, pick, amount, month));

    private static readonly Gen<Step[]> AnySteps = AnyStep.Array[1, 120];

    [Fact]
    public void Debits_equal_credits_in_every_agency() => InEveryHistory(history =>
        Assert.All(history.Accepted.GroupBy(p => p.Draft.Agency), own => Assert.Equal(
            0, own.SelectMany(p => p.Lines).Where(l => !l.Line.IsOffBalance).Sum(l => l.Line.Debit.Dong - l.Line.Credit.Dong))));

    [Fact]
    public void Every_series_of_numbers_runs_from_one_without_a_gap() => InEveryHistory(history =>
        Assert.All(history.Accepted.GroupBy(p => (p.Draft.Agency, p.Draft.Type)), series =>
            Assert.Equal(Enumerable.Range(1, series.Count()), series.Select(p => p.Sequence))));

    [Fact]
    public void A_budget_line_is_the_sum_of_what_moved_it() => InEveryHistory(history =>
        Assert.All(History.Agencies, agency =>
        {
            var summed = new Dictionary<BudgetKey, BudgetPosition>();
            foreach (var movement in history.MovementsOf(agency.Id))
                summed[movement.Key] = summed.GetValueOrDefault(movement.Key).After(movement.Column, movement.Amount);

            Assert.Equal(summed.OrderBy(s => $"{s.Key}", StringComparer.Ordinal), history.BudgetOf(agency.Id).OrderBy(b => $"{b.Key}", StringComparer.Ordinal));
        }));

    [Fact]
    public void The_budget_says_what_the_vouchers_say() => InEveryHistory(history =>
        Assert.All(History.Agencies, agency =>
        {
            var lines = history.Accepted.Where(p => p.Draft.Agency == agency.Id).SelectMany(p => p.Lines).Select(l => l.Line).ToList();
            foreach (var budget in history.BudgetOf(agency.Id).GroupBy(b => (b.Key.Fund, b.Key.FundingSource)))
            {
                var positions = budget.Select(b => b.Value).ToList();
                var own = lines.Where(l => l.IsOn(budget.Key.Fund[..3])
                    && (budget.Key.Fund is "012" or "013" || l.FundingSource == budget.Key.FundingSource)).ToList();
                var advanced = own.Where(l => l.Account is "008211" or "008221").Sum(l => l.Credit.Dong);

                Assert.Equal(own.Sum(l => l.Debit.Dong), positions.Sum(p => p.Assigned + p.Adjusted));
                Assert.Equal(advanced, positions.Sum(p => p.Advanced));
                Assert.Equal(own.Sum(l => l.Credit.Dong) - advanced, positions.Sum(p => p.Spent));
            }
        }));

    [Fact]
    public void What_is_reserved_waits_to_be_paid() => InEveryHistory(history =>
        Assert.All(History.Agencies, agency => Assert.All(history.BudgetOf(agency.Id), line =>
            Assert.Equal(history.ReservedOn(agency.Id, line.Key), line.Value.Reserved))));

    [Fact]
    public void Opening_balances_stand_once_in_each_agency() => InEveryHistory(history =>
        Assert.All(history.Accepted.Where(p => p.Draft.Operation == PostingEngine.OpeningBalance).GroupBy(p => p.Draft.Agency), own =>
            Assert.InRange(own.Sum(p => p.Draft.Purpose is Purpose.Reversal ? -1 : 1), 0, 1)));

    [Fact]
    public void Nothing_is_posted_into_a_closed_month() => InEveryHistory(history =>
        Assert.DoesNotContain(history.Accepted, p => p.Draft.Date.Month == History.ClosedMonth));

    [Fact]
    public void The_histories_reach_what_they_are_about()
    {
        var seen = new ConcurrentDictionary<string, bool>();

        AnySteps.Sample(
            steps =>
            {
                foreach (var happened in Played(steps).Seen)
                    seen[happened] = true;
            },
            iter: 300);

        string[] worthReaching =
        [
            "Decision: posted", "Decision: moved", "Decision: budget.exceeded", "Decision: period.closed",
            "Voucher: posted", "Voucher: account.unknown", "Voucher: voucher.unbalanced", "Voucher: operation.mismatch", "Voucher: approval.required",
            "Voucher: budget.exceeded", "Voucher: source.exceeded",
            "Reserve: moved", "Reserve: budget.exceeded", "Pay: posted", "Withdraw: moved", "Reverse: posted",
        ];
        Assert.Empty(worthReaching.Except(seen.Keys));
    }

    private static void InEveryHistory(Action<History> holds) => AnySteps.Sample(steps => holds(Played(steps)), print: steps => string.Join('\n', steps.AsEnumerable()));

    private static History Played(Step[] steps)
    {
        var history = new History();
        foreach (var step in steps)
            history.Play(step);
        return history;
    }
}

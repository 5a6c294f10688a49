using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.Ledger.Budget;
using KeToanChung.Ledger.Posting;
using KeToanChung.Ledger.Reporting;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.Reports.Entries;

/// <summary>
/// Opening balance and turnover over any span of days, from the balances that are kept by month: opening is all months before the
/// first, turnover the months from there. Where the span begins or ends within a month, those days alone are read from the lines.
/// </summary>
public sealed class BalanceReader(AppDb db)
{
    private readonly record struct Place(int Agency, string Account, int BudgetYear, int Counterparty);

    private sealed record Sum(int Agency, string Account, int BudgetYear, int Counterparty, long Debit, long Credit);

    public async Task<IReadOnlyList<BalanceFigure>> Read(IReadOnlyList<int> agencies, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var end = to.AddDays(1);
        var opening = new Dictionary<Place, (long Debit, long Credit)>();
        var turnover = new Dictionary<Place, (long Debit, long Credit)>();

        Add(opening, await Months(agencies, null, from, to.Year, cancel));
        Add(turnover, await Months(agencies, from, end, to.Year, cancel));
        foreach (var early in await DaysOfMonthBefore(agencies, from, cancel))
        {
            Add(opening, [early]);
            Add(turnover, [early with { Debit = -early.Debit, Credit = -early.Credit }]);
        }

        Add(turnover, await DaysOfMonthBefore(agencies, end, cancel));
        return [.. opening.Keys.Union(turnover.Keys).Select(place => Figure(place, opening.GetValueOrDefault(place), turnover.GetValueOrDefault(place)))
            .Where(f => (f.OpeningDebit, f.OpeningCredit, f.Debit, f.Credit) != (0, 0, 0, 0))];
    }

    private static BalanceFigure Figure(Place place, (long Debit, long Credit) opening, (long Debit, long Credit) turnover) => new(
        place.Agency, place.Account, place.BudgetYear, place.Counterparty == 0 ? null : place.Counterparty,
        opening.Debit, opening.Credit, turnover.Debit, turnover.Credit);

    private static void Add(Dictionary<Place, (long Debit, long Credit)> sums, IEnumerable<Sum> more)
    {
        foreach (var sum in more)
        {
            var place = new Place(sum.Agency, sum.Account, sum.BudgetYear, sum.Counterparty);
            var (debit, credit) = sums.GetValueOrDefault(place);
            sums[place] = checked((debit + sum.Debit, credit + sum.Credit));
        }
    }

    /// <summary>
    /// The kept months from that of <paramref name="first"/> on, up to but without that of <paramref name="end"/>. Balances that an
    /// agency started with are opening in every span of their year, and turnover in none.
    /// </summary>
    private Task<List<Sum>> Months(IReadOnlyList<int> agencies, DateOnly? first, DateOnly end, int lastYear, CancellationToken cancel)
    {
        var (endYear, endMonth) = (end.Year, end.Month);
        var kept = db.Set<AccountBalanceRecord>().Where(b => agencies.Contains(b.AgencyId));
        if (first is { } day)
        {
            var (year, month) = (day.Year, day.Month);
            kept = kept.Where(b => b.Month != AccountBalanceRecord.OpeningMonth
                && (b.Year > year || (b.Year == year && b.Month >= month)) && (b.Year < endYear || (b.Year == endYear && b.Month < endMonth)));
        }
        else
        {
            kept = kept.Where(b => b.Month == AccountBalanceRecord.OpeningMonth
                ? b.Year <= lastYear
                : b.Year < endYear || (b.Year == endYear && b.Month < endMonth));
        }

        return kept.GroupBy(b => new { b.AgencyId, b.Account, b.BudgetYear, b.CounterpartyId })
            .Select(g => new Sum(g.Key.AgencyId, g.Key.Account, g.Key.BudgetYear, g.Key.CounterpartyId, g.Sum(b => b.Debit), g.Sum(b => b.Credit)))
            .ToListAsync(cancel);
    }

    /// <summary>The days of a month before <paramref name="day"/>; none where it is the first.</summary>
    private async Task<List<Sum>> DaysOfMonthBefore(IReadOnlyList<int> agencies, DateOnly day, CancellationToken cancel)
    {
        if (day.Day == 1)
            return [];

        var first = new DateOnly(day.Year, day.Month, 1);
        var lines = await db.Set<VoucherLineRecord>()
            .Where(l => agencies.Contains(l.AgencyId) && l.Date >= first && l.Date < day
                && !db.Set<VoucherRecord>().Any(v => v.AgencyId == l.AgencyId && v.No == l.VoucherNo && v.Operation == PostingEngine.OpeningBalance))
            .GroupBy(l => new { l.AgencyId, l.Account, l.BudgetYear, l.CounterpartyId })
            .Select(g => new { g.Key, Debit = g.Sum(l => l.Debit), Credit = g.Sum(l => l.Credit) })
            .ToListAsync(cancel);
        return lines.ConvertAll(l => new Sum(
            l.Key.AgencyId, l.Key.Account, BudgetEffect.IsKeptByBudgetYear(l.Key.Account) ? l.Key.BudgetYear : 0, l.Key.CounterpartyId ?? 0,
            l.Debit, l.Credit));
    }
}

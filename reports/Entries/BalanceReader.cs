using System.Runtime.InteropServices;

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
        var figures = new Dictionary<Place, BalanceFigure>();
        foreach (var sum in await Started(agencies, to.Year, cancel))
            Add(figures, sum, sum.Debit, sum.Credit, 0, 0);
        foreach (var sum in await Months(agencies, null, from, cancel))
            Add(figures, sum, sum.Debit, sum.Credit, 0, 0);
        foreach (var sum in await Months(agencies, from, end, cancel))
            Add(figures, sum, 0, 0, sum.Debit, sum.Credit);
        foreach (var sum in await DaysOfMonthBefore(agencies, from, cancel))
            Add(figures, sum, sum.Debit, sum.Credit, -sum.Debit, -sum.Credit);
        foreach (var sum in await DaysOfMonthBefore(agencies, end, cancel))
            Add(figures, sum, 0, 0, sum.Debit, sum.Credit);

        return [.. figures.Values.Where(f => (f.OpeningDebit, f.OpeningCredit, f.Debit, f.Credit) != (0, 0, 0, 0))];
    }

    private static void Add(
        Dictionary<Place, BalanceFigure> figures, Sum sum, long openingDebit, long openingCredit, long debit, long credit)
    {
        var place = new Place(sum.Agency, sum.Account, sum.BudgetYear, sum.Counterparty);
        ref var figure = ref CollectionsMarshal.GetValueRefOrAddDefault(figures, place, out var isKnown);
        figure = isKnown
            ? figure! with
            {
                OpeningDebit = checked(figure!.OpeningDebit + openingDebit), OpeningCredit = checked(figure.OpeningCredit + openingCredit),
                Debit = checked(figure.Debit + debit), Credit = checked(figure.Credit + credit),
            }
            : new BalanceFigure(
                place.Agency, place.Account, place.BudgetYear, place.Counterparty == 0 ? null : place.Counterparty,
                openingDebit, openingCredit, debit, credit);
    }

    /// <summary>What agencies started with: opening in every span of its year, and turnover in none.</summary>
    private Task<List<Sum>> Started(IReadOnlyList<int> agencies, int lastYear, CancellationToken cancel) => Sums(
        db.Set<AccountBalanceRecord>().Where(b => agencies.Contains(b.AgencyId) && b.Month == AccountBalanceRecord.OpeningMonth && b.Year <= lastYear), cancel);

    /// <summary>The kept months before that of <paramref name="end"/>, from that of <paramref name="first"/> on where there is one.</summary>
    private Task<List<Sum>> Months(IReadOnlyList<int> agencies, DateOnly? first, DateOnly end, CancellationToken cancel)
    {
        var (endYear, endMonth) = (end.Year, end.Month);
        var kept = db.Set<AccountBalanceRecord>().Where(b => agencies.Contains(b.AgencyId) && b.Month != AccountBalanceRecord.OpeningMonth);
        kept = endMonth == 1 ? kept.Where(b => b.Year < endYear) : kept.Where(b => b.Year < endYear || (b.Year == endYear && b.Month < endMonth));
        if (first is { Year: var year, Month: var month })
            kept = month == 1 ? kept.Where(b => b.Year >= year) : kept.Where(b => b.Year > year || (b.Year == year && b.Month >= month));
        return Sums(kept, cancel);
    }

    /// <summary>One sum for each year: that is the order in which they are kept, and needs no sort.</summary>
    private static Task<List<Sum>> Sums(IQueryable<AccountBalanceRecord> kept, CancellationToken cancel) =>
        kept.GroupBy(b => new { b.AgencyId, b.Year, b.Account, b.BudgetYear, b.CounterpartyId })
            .Select(g => new Sum(g.Key.AgencyId, g.Key.Account, g.Key.BudgetYear, g.Key.CounterpartyId, g.Sum(b => b.Debit), g.Sum(b => b.Credit)))
            .ToListAsync(cancel);

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

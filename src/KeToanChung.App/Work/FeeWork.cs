using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.FeeRemittances;
using KeToanChung.App.Pipeline;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Work;

/// <summary>Thu phí: days that nobody closed, and months whose money is not yet shared out between the agency and the budget.</summary>
public sealed class FeeWork(AppDb db, BusinessClock clock)
{
    private DateOnly ThisMonth => new(clock.Today.Year, clock.Today.Month, 1);

    /// <summary>Days with receipts, of this month and the last; what is older is the month's to settle.</summary>
    internal async Task<IEnumerable<(int Agency, WorkKind Kind, int Count, DateOnly Since)>> Days(List<int> ids, CancellationToken cancel)
    {
        var (from, today) = (ThisMonth.AddMonths(-1), clock.Today);
        var open = await db.Set<ReceiptRecord>()
            .Where(r => ids.Contains(r.AgencyId) && r.Date >= from && r.Date < today && !db.Set<FeeDayRecord>().Any(d => d.AgencyId == r.AgencyId && d.Date == r.Date))
            .Select(r => new { r.AgencyId, r.Date }).Distinct().ToListAsync(cancel);
        return open.GroupBy(d => d.AgencyId).Select(g => (g.Key, WorkKind.FeeDaysToClose, g.Count(), g.Min(d => d.Date)));
    }

    /// <summary>
    /// Months that are over, with money on 3383 that is still there: to be shared out by the 5th of the next (NĐ 120/2016, Điều 3). What was shared out by hand is
    /// shared out too, so the balance says whether anything is left, and the months since the last remittance say from when.
    /// </summary>
    internal async Task<IEnumerable<(int Agency, WorkKind Kind, int Count, DateOnly Since)>> Months(List<int> ids, CancellationToken cancel)
    {
        var now = Key(ThisMonth.Year, ThisMonth.Month);
        var collected = (await db.Set<AccountBalanceRecord>().AsNoTracking().Where(b => ids.Contains(b.AgencyId) && b.Account == RemittanceBooks.FeesCollected).ToListAsync(cancel))
            .ToLookup(b => b.AgencyId);
        var prepared = (await db.Set<FeeRemittanceRecord>().Where(r => ids.Contains(r.AgencyId)).Select(r => new { r.AgencyId, r.Year, r.Month }).ToListAsync(cancel))
            .GroupBy(r => r.AgencyId).ToDictionary(g => g.Key, g => g.Max(r => Key(r.Year, r.Month)));

        var since = await CollectedFrom(ThisMonth, ids, cancel);
        var work = new List<(int, WorkKind, int, DateOnly)>();
        foreach (var agency in collected)
        {
            var left = agency.Sum(b => b.Credit - b.Debit) - since.GetValueOrDefault(agency.Key);
            var months = agency.Where(b => b.Credit > 0 && Key(b.Year, b.Month) < now && Key(b.Year, b.Month) > prepared.GetValueOrDefault(agency.Key))
                .Select(b => new DateOnly(b.Year, Math.Max(b.Month, 1), 1)).Distinct().Order().ToList();
            if (left > 0 && months.Count > 0)
                work.Add((agency.Key, WorkKind.FeesToRemit, months.Count, months[0].AddMonths(1)));
        }

        return work;
    }

    private async Task<Dictionary<int, long>> CollectedFrom(DateOnly first, List<int> ids, CancellationToken cancel)
    {
        var receipts = await db.Set<ReceiptRecord>().Where(r => ids.Contains(r.AgencyId) && r.Date >= first)
            .GroupBy(r => r.AgencyId).Select(g => new { g.Key, Amount = g.Sum(r => r.Amount) }).ToListAsync(cancel);
        var replaced = await (
            from receipt in db.Set<ReceiptRecord>().Where(r => ids.Contains(r.AgencyId) && r.Date >= first)
            join old in db.Set<ReceiptRecord>() on new { receipt.AgencyId, No = receipt.Replaces } equals new { old.AgencyId, No = (long?)old.No }
            group old by receipt.AgencyId into g
            select new { g.Key, Amount = -g.Sum(r => r.Amount) }).ToListAsync(cancel);
        return receipts.Concat(replaced).GroupBy(r => r.Key).ToDictionary(g => g.Key, g => g.Sum(r => r.Amount));
    }

    private static int Key(int year, int month) => (year * 100) + month;
}

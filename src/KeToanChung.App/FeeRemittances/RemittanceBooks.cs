using KeToanChung.App.Catalogs;
using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Fees;
using KeToanChung.App.Periods;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger.Fees;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.FeeRemittances;

/// <summary>What a month's fees come to: collected, kept, to be remitted.</summary>
internal sealed class RemittanceBooks(AppDb db, NetReceipts receipts, CatalogCache catalogs, CallContext context)
{
    internal const string FeesCollected = "3383";

    /// <param name="RetainedPercent">What the catalogue lets an agency keep that may.</param>
    /// <param name="Refunded">Paid back by the treasury: <paramref name="Collected"/> is less by it, what is to be remitted isn't.</param>
    internal sealed record Line(string FeeType, string FeeName, string? SubItem, long Receipts, long Collected, int RetainedPercent, long Refunded)
    {
        public long Retained => Retention.Of(Collected, RetainedPercent);

        public long ToRemit => Collected - Retained + Refunded;
    }

    /// <summary>By fee. A receipt of an earlier month that came after its remittance was prepared is in this one.</summary>
    /// <param name="lastEvent">The last event of the chain that counts.</param>
    public async Task<IReadOnlyList<Line>> Read(BookMonth month, long lastEvent, CancellationToken cancel)
    {
        var agency = context.Agency.Id;
        var prepared = await db.Set<FeeRemittanceRecord>().AsNoTracking().Where(r => r.AgencyId == agency).Select(r => new { r.Year, r.Month, r.LastEvent }).ToListAsync(cancel);
        var earlier = prepared.Where(r => (r.Year, r.Month).CompareTo((month.Year, month.Month)) < 0).ToList();
        var parts = (await receipts.Read(month.First, month.Last, lastEvent, cancel)).ToList();
        var refunds = await RefundsOf(month.First, month.Last, lastEvent, cancel);
        if (earlier.Count > 0)
        {
            var (since, months) = (earlier.Max(r => r.LastEvent), earlier.Select(r => (r.Year, r.Month)).ToHashSet());
            var first = months.Min();
            parts.AddRange((await receipts.Read(new DateOnly(first.Year, first.Month, 1), month.First.AddDays(-1), lastEvent, cancel))
                .Where(p => p.ReceiptNo > since && months.Contains((p.Date.Year, p.Date.Month))));
            refunds.AddRange((await RefundsOf(new DateOnly(first.Year, first.Month, 1), month.First.AddDays(-1), lastEvent, cancel))
                .Where(r => r.VoucherNo > since && months.Contains((r.Date.Year, r.Date.Month))));
        }

        var tariff = (await catalogs.Get(cancel)).Fees;
        return [.. parts.Select(p => (p.FeeType, p.FeeName)).Concat(refunds.Select(r => (r.FeeType, r.FeeName)))
            .GroupBy(f => f.FeeType, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
            {
                var row = tariff.Row(g.Key, month.Last);
                var own = parts.FindAll(p => p.FeeType == g.Key);
                return new Line(
                    g.Key, g.Last().FeeName, row?.SubItem, own.Count(p => p.IsNew), own.Sum(p => p.Amount), row?.RetainedPercent ?? 0,
                    refunds.Where(r => r.FeeType == g.Key).Sum(r => r.Amount));
            })];
    }

    private async Task<List<TreasuryRefundRecord>> RefundsOf(DateOnly from, DateOnly to, long lastEvent, CancellationToken cancel)
    {
        var agency = context.Agency.Id;
        return await db.Set<TreasuryRefundRecord>().AsNoTracking()
            .Where(r => r.AgencyId == agency && r.Date >= from && r.Date <= to && r.VoucherNo <= lastEvent).ToListAsync(cancel);
    }

    /// <summary>What stands on 3383, collected and not yet shared out.</summary>
    public async Task<long> NotYetSharedOut(CancellationToken cancel)
    {
        var agency = context.Agency.Id;
        return await db.Set<AccountBalanceRecord>().Where(b => b.AgencyId == agency && b.Account == FeesCollected).SumAsync(b => b.Credit - b.Debit, cancel);
    }
}

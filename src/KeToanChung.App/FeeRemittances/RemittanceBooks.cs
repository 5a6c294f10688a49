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
    private const string FeesCollected = "3383";

    /// <param name="RetainedPercent">What the catalogue lets an agency keep that may.</param>
    internal sealed record Line(string FeeType, string FeeName, string? SubItem, long Receipts, long Collected, int RetainedPercent)
    {
        public long Retained => Retention.Of(Collected, RetainedPercent);
    }

    /// <summary>By fee. A receipt of an earlier month that came after its remittance was prepared is in this one.</summary>
    /// <param name="lastEvent">The last event of the chain that counts.</param>
    public async Task<IReadOnlyList<Line>> Read(BookMonth month, long lastEvent, CancellationToken cancel)
    {
        var agency = context.Agency.Id;
        var prepared = await db.Set<FeeRemittanceRecord>().AsNoTracking().Where(r => r.AgencyId == agency).Select(r => new { r.Year, r.Month, r.LastEvent }).ToListAsync(cancel);
        var earlier = prepared.Where(r => (r.Year, r.Month).CompareTo((month.Year, month.Month)) < 0).ToList();
        var parts = (await receipts.Read(month.First, month.Last, lastEvent, cancel)).ToList();
        if (earlier.Count > 0)
        {
            var (since, months) = (earlier.Max(r => r.LastEvent), earlier.Select(r => (r.Year, r.Month)).ToHashSet());
            var first = months.Min();
            parts.AddRange((await receipts.Read(new DateOnly(first.Year, first.Month, 1), month.First.AddDays(-1), lastEvent, cancel))
                .Where(p => p.ReceiptNo > since && months.Contains((p.Date.Year, p.Date.Month))));
        }

        var tariff = (await catalogs.Get(cancel)).Fees;
        return [.. parts.GroupBy(p => p.FeeType, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
        {
            var row = tariff.Row(g.Key, month.Last);
            return new Line(g.Key, g.Last().FeeName, row?.SubItem, g.Count(p => p.IsNew), g.Sum(p => p.Amount), row?.RetainedPercent ?? 0);
        })];
    }

    /// <summary>What stands on 3383, collected and not yet shared out.</summary>
    public async Task<long> NotYetSharedOut(CancellationToken cancel)
    {
        var agency = context.Agency.Id;
        return await db.Set<AccountBalanceRecord>().Where(b => b.AgencyId == agency && b.Account == FeesCollected).SumAsync(b => b.Credit - b.Debit, cancel);
    }
}

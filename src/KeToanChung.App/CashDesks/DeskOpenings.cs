using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger.Agencies;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.CashDesks;

/// <summary>What a desk begins with: where the holder's last count ended, and what came in since.</summary>
internal sealed class DeskOpenings(AppDb db, DeskBooks books, CallContext context, BusinessClock clock)
{
    /// <param name="Last">The holder's last desk, or null.</param>
    /// <param name="Fund">The last desk that kept the fund, or null.</param>
    /// <param name="Since">The event after which the holder's receipts belong to the new desk.</param>
    internal sealed record Terms(CashDeskRecord? Last, CashDeskRecord? Fund, bool IsCashier, bool KeepsFund, long Since, long? FundSince, long Expected);

    /// <param name="wantsFund">Null: a cashier keeps the fund, unless somebody's open desk does.</param>
    /// <param name="lastEvent">The last event of the chain.</param>
    public async Task<Terms> For(bool? wantsFund, long lastEvent, CancellationToken cancel)
    {
        var holder = context.CallerOrThrow.UserId;
        var (last, fund) = (await books.LastOf(holder, cancel), await books.LastFund(cancel));
        var isCashier = context.Roles[0].Contains(Role.Cashier);
        var keepsFund = wantsFund ?? (isCashier && fund is not { ClosedAt: null });
        if (keepsFund && fund is null)
        {
            // The first fund takes over what the books say, with everything that came before.
            return new Terms(last, fund, isCashier, keepsFund, lastEvent, null, await books.CashInBooks(cancel));
        }

        var since = last is null ? await BeforeFirstOfToday(holder, lastEvent, cancel) : last.ClosedEvent ?? lastEvent;
        var fundSince = keepsFund ? fund?.ClosedEvent : null;
        var came = await books.Between(holder, since, fundSince, lastEvent, cancel);
        return new Terms(last, fund, isCashier, keepsFund, since, fundSince, checked((last?.ClosingCounted ?? 0) + came.Sum(m => m.Amount)));
    }

    /// <summary>Of somebody who never had a desk, what was collected today belongs to the first; what came before wasn't counted here.</summary>
    private async Task<long> BeforeFirstOfToday(Guid holder, long lastEvent, CancellationToken cancel)
    {
        var (agency, today) = (context.Agency.Id, clock.Today);
        var first = await db.Set<ReceiptRecord>().Where(r => r.AgencyId == agency && r.Date == today && r.IssuedById == holder && r.VoucherNo != null)
            .OrderBy(r => r.No).Select(r => r.VoucherNo).FirstOrDefaultAsync(cancel);
        return Math.Min(first - 1 ?? lastEvent, lastEvent);
    }
}

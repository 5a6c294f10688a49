using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.CashDesks;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.CashDesks;

/// <summary>What a desk should hold: what was counted when it was opened, what came in and went out since, and what was handed over.</summary>
internal sealed class DeskBooks(AppDb db, DeskMovements movements, CallContext context)
{
    /// <param name="Before">Taken before the desk was opened: in the count that opened it.</param>
    /// <param name="HandOvers">To and from the desk, in any state.</param>
    internal sealed record Book(CashDeskRecord Desk, IReadOnlyList<CashMovement> Before, IReadOnlyList<CashMovement> During, IReadOnlyList<CashHandOverRecord> HandOvers)
    {
        public long Received => During.Where(m => m.Amount > 0).Sum(m => m.Amount);

        public long PaidOut => During.Where(m => m.Amount < 0).Sum(m => -m.Amount);

        public long TakenOver => HandOvers.Where(h => h.State is HandOverState.Confirmed && h.ToDeskNo == Desk.No).Sum(h => h.Amount);

        public long HandedOver => HandOvers.Where(h => h.State is HandOverState.Confirmed && h.FromDeskNo == Desk.No).Sum(h => h.Amount);

        /// <summary>Signed by the giver and not yet by the receiver.</summary>
        public long Offered => HandOvers.Where(h => h.State is HandOverState.Offered && h.FromDeskNo == Desk.No).Sum(h => h.Amount);

        /// <summary>What must be in the drawer.</summary>
        public long Expected => checked(Desk.OpeningCounted + Received - PaidOut + TakenOver - HandedOver);
    }

    /// <summary>The agency's desk of that id, or null.</summary>
    public async Task<CashDeskRecord?> Find(DocumentId id, CancellationToken cancel) =>
        id.Agency == context.Agency.Id ? await db.Set<CashDeskRecord>().FindAsync([id.Agency, id.Number], cancel) : null;

    /// <summary>The holder's open desk, or null. Tracked: it may be closed.</summary>
    public Task<CashDeskRecord?> OpenOf(Guid holder, CancellationToken cancel)
    {
        var agency = context.Agency.Id;
        return db.Set<CashDeskRecord>().FirstOrDefaultAsync(d => d.AgencyId == agency && d.HolderId == holder && d.ClosedAt == null, cancel);
    }

    /// <summary>The last desk of the holder, open or closed.</summary>
    public Task<CashDeskRecord?> LastOf(Guid holder, CancellationToken cancel)
    {
        var agency = context.Agency.Id;
        return db.Set<CashDeskRecord>().AsNoTracking().Where(d => d.AgencyId == agency && d.HolderId == holder).OrderByDescending(d => d.Turn).FirstOrDefaultAsync(cancel);
    }

    /// <summary>The last desk that kept the agency's fund, whoever's it was.</summary>
    public Task<CashDeskRecord?> LastFund(CancellationToken cancel)
    {
        var agency = context.Agency.Id;
        return db.Set<CashDeskRecord>().AsNoTracking().Where(d => d.AgencyId == agency && d.KeepsFund).OrderByDescending(d => d.No).FirstOrDefaultAsync(cancel);
    }

    /// <param name="upTo">The last event of the chain, while the desk is open.</param>
    public async Task<Book> Of(CashDeskRecord desk, long upTo, CancellationToken cancel)
    {
        var agency = context.Agency.Id;
        var during = await movements.Read(new CashOwner(desk.HolderId, desk.KeepsFund), desk.OpenedEvent, desk.ClosedEvent ?? upTo, cancel);
        var before = await Between(desk.HolderId, desk.SinceEvent, desk.FundSinceEvent, desk.OpenedEvent, cancel);
        var handOvers = await db.Set<CashHandOverRecord>().AsNoTracking()
            .Where(h => h.AgencyId == agency && (h.FromDeskNo == desk.No || h.ToDeskNo == desk.No)).OrderBy(h => h.No).ToListAsync(cancel);
        return new Book(desk, before, during, handOvers);
    }

    public async Task<DeskView> View(CashDeskRecord desk, CancellationToken cancel)
    {
        var (agency, no) = (desk.AgencyId, desk.No);
        var counts = await db.Set<CashCountRecord>().AsNoTracking().Where(c => c.AgencyId == agency && c.DeskNo == no).ToListAsync(cancel);
        return DeskView.Of(await Of(desk, await LastEvent(cancel), cancel), counts, context);
    }

    /// <summary>What came in and went out since the holder's, and the fund's, last desk was closed.</summary>
    public async Task<IReadOnlyList<CashMovement>> Between(Guid holder, long since, long? fundSince, long upTo, CancellationToken cancel)
    {
        var own = await movements.Read(new CashOwner(holder, KeepsFund: false), since, upTo, cancel);
        if (fundSince is not { } fund)
            return own;

        var all = await movements.Read(new CashOwner(holder, KeepsFund: true), fund, upTo, cancel);
        return [.. own.Concat(all.Where(m => m.CaseNo is null)).OrderBy(m => m.VoucherNo)];
    }

    /// <summary>What stands in the cash accounts of the books.</summary>
    public async Task<long> CashInBooks(CancellationToken cancel)
    {
        var agency = context.Agency.Id;
        return await db.Set<AccountBalanceRecord>().Where(b => b.AgencyId == agency && b.Account.StartsWith(DeskMovements.Cash)).SumAsync(b => b.Debit - b.Credit, cancel);
    }

    public async Task<long> LastEvent(CancellationToken cancel)
    {
        var agency = context.Agency.Id;
        return await db.Set<LedgerHeadRecord>().Where(h => h.AgencyId == agency).Select(h => h.EventNo).FirstAsync(cancel);
    }

    internal void AddCount(CashDeskRecord desk, CountMoment moment, CashCount count) => db.AddRange(count.Pieces.Select(p => new CashCountRecord
    {
        AgencyId = desk.AgencyId, DeskNo = desk.No, Moment = moment, Denomination = p.Denomination, Pieces = p.Pieces,
    }));
}

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.People;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Fees;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.CashDesks;

/// <summary>What a person may hand over, and to whom.</summary>
internal sealed class HandOvers(AppDb db, CallContext context, BusinessClock clock)
{
    /// <summary>A list longer than this is parted into several.</summary>
    internal const int MostReceipts = 500;

    /// <summary>A cash receipt that is still with who collected it.</summary>
    internal sealed record Held(long CaseNo, long ReceiptNo, string Series, int Number, DateOnly Date, string FeeName, string? CaseNumber, long Amount);

    /// <summary>The receipts that count, collected in cash by that person since their first desk, and on no list yet; oldest first.</summary>
    public async Task<IReadOnlyList<Held>> HeldBy(Guid holder, CancellationToken cancel)
    {
        var agency = context.Agency.Id;
        if (await db.Set<CashDeskRecord>().Where(d => d.AgencyId == agency && d.HolderId == holder).MinAsync(d => (long?)d.SinceEvent, cancel) is not { } since)
            return [];

        var found =
            from receipt in db.Set<ReceiptRecord>().Where(r => r.AgencyId == agency && r.No > since)
            join fee in db.Set<FeeCaseRecord>().Where(f => f.AgencyId == agency && f.Method == FeeMethod.Cash && f.MadeById == holder)
                on new { No = receipt.CaseNo, Receipt = (long?)receipt.No } equals new { fee.No, Receipt = fee.ReceiptNo }
            join link in db.Set<LedgerEventRecord>().Where(e => !e.Imported) on new { receipt.AgencyId, receipt.No } equals new { link.AgencyId, link.No }
            where !(
                from listed in db.Set<HandedOverReceiptRecord>()
                join handOver in db.Set<CashHandOverRecord>() on new { listed.AgencyId, No = listed.HandOverNo } equals new { handOver.AgencyId, handOver.No }
                where listed.AgencyId == agency && listed.CaseNo == fee.No && handOver.State != HandOverState.TurnedDown
                select listed).Any()
            orderby receipt.No
            select new Held(fee.No, receipt.No, receipt.Series, receipt.Number, receipt.Date, receipt.FeeName, receipt.CaseNumber, receipt.Amount);
        return await found.AsNoTracking().Take(MostReceipts).ToListAsync(cancel);
    }

    /// <summary>Who may take over cash in the agency today, but for the caller.</summary>
    public async Task<IReadOnlyList<Appointed.Person>> Receivers(CancellationToken cancel) =>
        [.. (await Appointed.With(Right.IssueReceipts, context.AgencyEntry, clock.Today, db, cancel)).Where(p => p.Id != context.CallerOrThrow.UserId)];

    public async Task<CashHandOverRecord?> Find(DocumentId id, CancellationToken cancel) => id.Agency == context.Agency.Id
        ? await db.Set<CashHandOverRecord>().FindAsync([id.Agency, id.Number], cancel)
        : null;
}

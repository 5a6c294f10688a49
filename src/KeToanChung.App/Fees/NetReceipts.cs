using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger.Fees;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Fees;

/// <summary>What receipts brought, each on its own day: a replacement brings the new amount and takes back that of the receipt it stands for, as the postings do.</summary>
internal sealed class NetReceipts(AppDb db, CallContext context)
{
    /// <param name="Amount">Below 0 for what was taken back.</param>
    /// <param name="IsNew">Counts as a receipt; what was taken back doesn't.</param>
    internal sealed record Part(long ReceiptNo, long CaseNo, string Series, int Number, DateOnly Date, string FeeType, string FeeName, FeeMethod Method, long Amount, bool IsNew);

    /// <param name="until">The last event of the chain that counts.</param>
    public async Task<IReadOnlyList<Part>> Read(DateOnly from, DateOnly to, long until, CancellationToken cancel)
    {
        var agency = context.Agency.Id;
        var receipts = db.Set<ReceiptRecord>().Where(r => r.AgencyId == agency && r.Date >= from && r.Date <= to && r.No <= until);
        var fees = db.Set<FeeCaseRecord>();
        var issued = await (
            from receipt in receipts
            join fee in fees on new { receipt.AgencyId, No = receipt.CaseNo } equals new { fee.AgencyId, fee.No }
            orderby receipt.No
            select new Part(receipt.No, fee.No, receipt.Series, receipt.Number, receipt.Date, receipt.FeeType, receipt.FeeName, fee.Method, receipt.Amount, true))
            .AsNoTracking().ToListAsync(cancel);
        var replaced = await (
            from receipt in receipts
            join old in db.Set<ReceiptRecord>() on new { receipt.AgencyId, No = receipt.Replaces } equals new { old.AgencyId, No = (long?)old.No }
            join fee in fees on new { receipt.AgencyId, No = receipt.CaseNo } equals new { fee.AgencyId, fee.No }
            orderby receipt.No
            select new Part(receipt.No, fee.No, old.Series, old.Number, receipt.Date, old.FeeType, old.FeeName, fee.Method, -old.Amount, false))
            .AsNoTracking().ToListAsync(cancel);
        return [.. issued, .. replaced];
    }
}

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger.Fees;
using KeToanChung.Ledger.Payments;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.FeeRemittances;

/// <summary>
/// Says by which way a payer gets money back: what was handed over to the budget comes from the treasury (Lệnh hoàn trả, NĐ 347/2025, Điều 5), what the agency still has
/// or kept comes from its collection account (Điều 14.2).
/// </summary>
internal sealed class RemittedReceipts(AppDb db, CallContext context)
{
    /// <param name="IsRemitted">Whether the receipt's money was handed over.</param>
    internal sealed record Way(bool IsRemitted, long FromTreasury, long FromAgency, TreasuryRefundRecord? Done);

    public async Task<Way> Of(ReceiptCorrectionRecord correction, ReceiptRecord wrong, CancellationToken cancel)
    {
        var agency = context.Agency.Id;
        var done = await db.Set<TreasuryRefundRecord>().AsNoTracking().FirstOrDefaultAsync(r => r.AgencyId == agency && r.CorrectionNo == correction.No, cancel);
        var remittances = await db.Set<FeeRemittanceRecord>().AsNoTracking().Where(r => r.AgencyId == agency && r.LastEvent >= wrong.No).ToListAsync(cancel);
        var own = remittances.Where(r => (r.Year, r.Month).CompareTo((wrong.Date.Year, wrong.Date.Month)) >= 0).MinBy(r => (r.Year, r.Month));
        if (own is not { RequestNo: { } request }
            || !await db.Set<PaymentRequestRecord>().AnyAsync(r => r.AgencyId == agency && r.No == request && r.Status == PaymentStatus.Paid, cancel))
        {
            return new Way(IsRemitted: false, FromTreasury: 0, correction.RefundDue, done);
        }

        var percent = await db.Set<FeeRemittanceLineRecord>().Where(l => l.AgencyId == agency && l.Year == own.Year && l.Month == own.Month && l.FeeType == wrong.FeeType)
            .Select(l => l.RetainedPercent).FirstOrDefaultAsync(cancel);
        var kept = Retention.Of(correction.RefundDue, percent);
        return new Way(IsRemitted: true, correction.RefundDue - kept, kept, done);
    }
}

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.Ledger.Fees;

namespace KeToanChung.App.ReceiptLists;

/// <summary>What the tax authority wasn't told of yet: signed receipts, and notices about wrong ones (NĐ 254/2026, Điều 29.3b; TT 91/2026, Điều 20.1).</summary>
public static class Unlisted
{
    public static IQueryable<SignedReceiptRecord> Receipts(AppDb db) => db.Set<SignedReceiptRecord>()
        .Where(s => !db.Set<ReceiptListItemRecord>().Any(i => i.AgencyId == s.AgencyId && i.EventNo == s.ReceiptNo));

    public static IQueryable<ReceiptCorrectionRecord> Notices(AppDb db) => db.Set<ReceiptCorrectionRecord>()
        .Where(c => c.Kind == CorrectionKind.Notice && db.Set<SignedReceiptRecord>().Any(s => s.AgencyId == c.AgencyId && s.ReceiptNo == c.ReceiptNo)
            && !db.Set<ReceiptListItemRecord>().Any(i => i.AgencyId == c.AgencyId && i.EventNo == c.No));
}

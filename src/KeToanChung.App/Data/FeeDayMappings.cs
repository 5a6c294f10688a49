using KeToanChung.App.Data.Records;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Data;

/// <summary>Closed fee days, and the monthly remittances of fees.</summary>
internal static class FeeDayMappings
{
    private const int FeeType = 32;

    public static void MapFeeDays(this ModelBuilder builder)
    {
        builder.Entity<FeeDayRecord>(e =>
        {
            e.ToTable("FeeDays").HasKey(d => new { d.AgencyId, d.Date });
            e.OfAgency(d => d.AgencyId);
        });
        builder.Entity<FeeDayDifferenceRecord>(e =>
        {
            e.AppendOnly("FeeDayDifferences").HasKey(d => new { d.AgencyId, d.Date, d.LineNo });
            e.HasOne<FeeDayRecord>().WithMany().HasForeignKey(d => new { d.AgencyId, d.Date }).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<FeeRemittanceRecord>(e =>
        {
            e.AppendOnly("FeeRemittances", t => t.HasCheckConstraint("CK_FeeRemittances_Whole", "\"Collected\" + \"Refunded\" = \"Retained\" + \"ToRemit\""))
                .HasKey(r => new { r.AgencyId, r.Year, r.Month });
            e.OfAgency(r => r.AgencyId);
            e.HasOne<VoucherRecord>().WithMany().HasForeignKey(r => new { r.AgencyId, r.RemittedVoucherNo }).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<VoucherRecord>().WithMany().HasForeignKey(r => new { r.AgencyId, r.RetainedVoucherNo }).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<PaymentRequestRecord>().WithMany().HasForeignKey(r => new { r.AgencyId, r.RequestNo }).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<FeeRemittanceLineRecord>(e =>
        {
            e.AppendOnly("FeeRemittanceLines").HasKey(l => new { l.AgencyId, l.Year, l.Month, l.FeeType });
            e.Property(l => l.FeeType).HasMaxLength(FeeType);
            e.HasOne<FeeRemittanceRecord>().WithMany().HasForeignKey(l => new { l.AgencyId, l.Year, l.Month }).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<TreasuryRefundRecord>(e =>
        {
            e.AppendOnly("TreasuryRefunds").HasKey(r => new { r.AgencyId, r.CorrectionNo });
            e.Property(r => r.FeeType).HasMaxLength(32);
            e.Property(r => r.Reference).HasMaxLength(64);
            e.HasOne<ReceiptCorrectionRecord>().WithMany().HasForeignKey(r => new { r.AgencyId, r.CorrectionNo }).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<VoucherRecord>().WithMany().HasForeignKey(r => new { r.AgencyId, r.VoucherNo }).OnDelete(DeleteBehavior.Restrict);
        });
    }
}

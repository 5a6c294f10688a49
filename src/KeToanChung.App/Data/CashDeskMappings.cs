using KeToanChung.App.Data.Records;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Data;

/// <summary>Cash desks, their counts, and what is handed over between them.</summary>
internal static class CashDeskMappings
{
    public static void MapCashDesks(this ModelBuilder builder)
    {
        builder.Entity<CashDeskRecord>(e =>
        {
            e.ToTable("CashDesks", t => t.HasCheckConstraint(
                "CK_CashDesks_Closed",
                "(\"ClosedAt\" IS NULL AND \"ClosedEvent\" IS NULL AND \"ClosingExpected\" IS NULL AND \"ClosingCounted\" IS NULL AND \"ConfirmedAt\" IS NULL) "
                + "OR (\"ClosedAt\" IS NOT NULL AND \"ClosedEvent\" IS NOT NULL AND \"ClosingExpected\" IS NOT NULL AND \"ClosingCounted\" IS NOT NULL)"))
                .HasKey(d => new { d.AgencyId, d.No });
            e.OfAgency(d => d.AgencyId);
            e.HasIndex(d => new { d.AgencyId, d.HolderId, d.Turn }).IsUnique();
            e.HasIndex(d => new { d.AgencyId, d.Date });
            e.HasOne<VoucherRecord>().WithMany().HasForeignKey(d => new { d.AgencyId, d.DifferenceVoucherNo }).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<CashCountRecord>(e =>
        {
            e.AppendOnly("CashCounts", t => t.HasCheckConstraint("CK_CashCounts_Some", "\"Pieces\" > 0 AND \"Denomination\" > 0"))
                .HasKey(c => new { c.AgencyId, c.DeskNo, c.Moment, c.Denomination });
            e.HasOne<CashDeskRecord>().WithMany().HasForeignKey(c => new { c.AgencyId, c.DeskNo }).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<CashHandOverRecord>(e =>
        {
            e.ToTable("CashHandOvers", t =>
            {
                t.HasCheckConstraint("CK_CashHandOvers_Some", "\"Amount\" > 0 AND \"Other\" >= 0");
                t.HasCheckConstraint("CK_CashHandOvers_TwoPeople", "\"FromId\" <> \"ToId\"");
            }).HasKey(h => new { h.AgencyId, h.No });
            e.HasIndex(h => new { h.AgencyId, h.FromDeskNo });
            e.HasIndex(h => new { h.AgencyId, h.ToId, h.State });
            e.HasIndex(h => new { h.AgencyId, h.ToDeskNo });
            e.HasOne<CashDeskRecord>().WithMany().HasForeignKey(h => new { h.AgencyId, h.FromDeskNo }).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<CashDeskRecord>().WithMany().HasForeignKey(h => new { h.AgencyId, h.ToDeskNo }).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<HandedOverReceiptRecord>(e =>
        {
            e.AppendOnly("HandedOverReceipts").HasKey(r => new { r.AgencyId, r.HandOverNo, r.CaseNo });
            e.HasIndex(r => new { r.AgencyId, r.CaseNo });
            e.HasOne<CashHandOverRecord>().WithMany().HasForeignKey(r => new { r.AgencyId, r.HandOverNo }).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<ReceiptRecord>().WithMany().HasForeignKey(r => new { r.AgencyId, r.ReceiptNo }).OnDelete(DeleteBehavior.Restrict);
        });
    }
}

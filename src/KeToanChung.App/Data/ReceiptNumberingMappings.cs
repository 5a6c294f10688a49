using KeToanChung.App.Data.Records;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Data;

/// <summary>Where receipts' numbers come from: series, the ranges of points, and books of paper.</summary>
internal static class ReceiptNumberingMappings
{
    private const int Series = 5;

    private const int PointCode = 16;

    public static void MapReceiptNumbering(this ModelBuilder builder)
    {
        builder.Entity<ReceiptSeriesRecord>(e =>
        {
            e.ToTable("ReceiptSeries").HasKey(s => new { s.AgencyId, s.Year, s.Series });
            e.OfAgency(s => s.AgencyId);
            e.Property(s => s.Series).HasMaxLength(Series);
        });
        builder.Entity<IssuingPointRecord>(e =>
        {
            e.ToTable("IssuingPoints").HasKey(p => new { p.AgencyId, p.Code });
            e.OfAgency(p => p.AgencyId);
            e.Property(p => p.Code).HasMaxLength(PointCode);
            e.Property(p => p.Name).HasMaxLength(Mappings.Name);
            e.Property(p => p.AuthorisedBody).HasMaxLength(Mappings.Name);
        });
        builder.Entity<IssuingPointCashierRecord>(e =>
        {
            e.ToTable("IssuingPointCashiers").HasKey(c => new { c.AgencyId, c.UserId });
            e.Property(c => c.UserName).HasMaxLength(Mappings.Name);
            e.Property(c => c.Point).HasMaxLength(PointCode);
            e.HasOne<IssuingPointRecord>().WithMany().HasForeignKey(c => new { c.AgencyId, c.Point }).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<ReceiptRangeRecord>(e =>
        {
            e.ToTable("ReceiptRanges", t => t.HasCheckConstraint("CK_ReceiptRanges_Within", "\"Last\" >= \"First\" - 1 AND \"Last\" <= \"Final\""))
                .HasKey(r => new { r.AgencyId, r.Year, r.Series, r.First });
            e.Property(r => r.Series).HasMaxLength(Series);
            e.Property(r => r.Point).HasMaxLength(PointCode);
            e.HasOne<IssuingPointRecord>().WithMany().HasForeignKey(r => new { r.AgencyId, r.Point }).OnDelete(DeleteBehavior.Restrict);
        });
        builder.MapPaperReceipts();
    }

    private static void MapPaperReceipts(this ModelBuilder builder)
    {
        builder.Entity<PaperBookRecord>(e =>
        {
            e.ToTable("PaperBooks", t => t.HasCheckConstraint("CK_PaperBooks_Within", "\"Next\" >= \"First\" AND \"Next\" <= \"Final\" + 1"))
                .HasKey(b => new { b.AgencyId, b.No });
            e.OfAgency(b => b.AgencyId);
            e.Property(b => b.Form).HasMaxLength(FeesMappings.ReceiptForm);
            e.Property(b => b.Series).HasMaxLength(FeesMappings.ReceiptSeries);
            e.Property(b => b.Holder).HasMaxLength(Mappings.Name);
        });
        builder.Entity<PaperMoveRecord>(e =>
        {
            e.AppendOnly("PaperMoves").HasKey(m => new { m.AgencyId, m.No });
            e.Property(m => m.Person).HasMaxLength(Mappings.Name);
            e.HasIndex(m => new { m.AgencyId, m.BookNo });
            e.HasOne<PaperBookRecord>().WithMany().HasForeignKey(m => new { m.AgencyId, m.BookNo }).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<PaperDestructionRecord>().WithMany().HasForeignKey(m => new { m.AgencyId, m.DestructionNo }).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<PaperDestructionRecord>(e =>
        {
            e.ToTable("PaperDestructions").HasKey(d => new { d.AgencyId, d.No });
            e.OfAgency(d => d.AgencyId);
            e.Property(d => d.Reference).HasMaxLength(64);
        });
    }
}

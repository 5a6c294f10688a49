using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Sheets;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Data;

/// <summary>What makes the next voucher quicker: searches that come back, vouchers to start from.</summary>
internal static class EntryMappings
{
    private const int ChosenName = 60;

    private const int Filter = 2_000;

    public static void MapEntry(this ModelBuilder builder)
    {
        builder.Entity<SavedFilterRecord>(e =>
        {
            e.ToTable("SavedFilters").HasKey(f => new { f.UserId, f.Id });
            e.Property(f => f.Id).ValueGeneratedNever();
            e.Property(f => f.Name).HasMaxLength(ChosenName);
            e.Property(f => f.NameKey).HasMaxLength(ChosenName);
            e.Property(f => f.Content).HasMaxLength(Filter);
            e.HasIndex(f => new { f.UserId, f.NameKey }).IsUnique();
            e.HasOne<User>().WithMany().HasForeignKey(f => f.UserId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<SheetHeadingRecord>(e =>
        {
            e.ToTable("SheetHeadings").HasKey(h => new { h.UserId, h.Kind, h.Words });
            e.Property(h => h.Words).HasMaxLength(SaveSheetHeadings.LongestHeading);
            e.Property(h => h.Heading).HasMaxLength(SaveSheetHeadings.LongestHeading);
            e.Property(h => h.Field).HasMaxLength(Shape.Short);
            e.HasOne<User>().WithMany().HasForeignKey(h => h.UserId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<VoucherTemplateRecord>(e =>
        {
            e.ToTable("VoucherTemplates").HasKey(t => new { t.AgencyId, t.No });
            e.OfAgency(t => t.AgencyId);
            e.Property(t => t.Name).HasMaxLength(ChosenName);
            e.Property(t => t.NameKey).HasMaxLength(ChosenName);
            e.Property(t => t.Content).HasMaxLength(int.MaxValue);
            e.HasIndex(t => new { t.AgencyId, t.NameKey }).IsUnique();
        });
        builder.Entity<AgencyMeasureRecord>(e =>
        {
            e.ToTable("AgencyMeasures", t => t.HasCheckConstraint("CK_AgencyMeasures_Value", "\"Value\" > 0")).HasKey(m => new { m.AgencyId, m.NameKey });
            e.OfAgency(m => m.AgencyId);
            e.Property(m => m.NameKey).HasMaxLength(ChosenName);
            e.Property(m => m.Name).HasMaxLength(ChosenName);
        });
        builder.Entity<VoucherDraftRecord>(e =>
        {
            e.ToTable("VoucherDrafts").HasKey(d => new { d.AgencyId, d.No });
            e.OfAgency(d => d.AgencyId);
            e.Property(d => d.Version).IsConcurrencyToken();
            e.Property(d => d.Content).HasMaxLength(int.MaxValue);
        });
        builder.Entity<TemplateUseRecord>(e =>
        {
            e.ToTable("TemplateUses").HasKey(u => new { u.AgencyId, u.TemplateNo, u.VoucherNo });
            e.HasOne<VoucherTemplateRecord>().WithMany().HasForeignKey(u => new { u.AgencyId, u.TemplateNo }).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<VoucherRecord>().WithMany().HasForeignKey(u => new { u.AgencyId, u.VoucherNo }).OnDelete(DeleteBehavior.Restrict);
        });
    }
}

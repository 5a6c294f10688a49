using KeToanChung.App.Data.Records;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Data;

/// <summary>What statement lines were matched with.</summary>
internal static class MatchMappings
{
    public static void MapMatches(this ModelBuilder builder)
    {
        builder.Entity<MatchRecord>(e =>
        {
            e.ToTable("Matches").HasKey(m => new { m.AgencyId, m.No });
            e.OfAgency(m => m.AgencyId);
            e.HasIndex(m => new { m.AgencyId, m.VoucherNo });
            e.HasIndex(m => new { m.AgencyId, m.ChargeVoucherNo });
            e.HasOne<PaymentRequestRecord>().WithMany().HasForeignKey(m => new { m.AgencyId, m.RequestNo }).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<MatchEntryRecord>(e =>
        {
            e.ToTable("MatchEntries").HasKey(m => new { m.AgencyId, m.Kind, m.EntryNo });
            e.Property(m => m.Kind).HasMaxLength(16);
            e.HasIndex(m => new { m.AgencyId, m.MatchNo });
            e.HasOne<MatchRecord>().WithMany().HasForeignKey(m => new { m.AgencyId, m.MatchNo }).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<ItemOwnerRecord>(e =>
        {
            e.ToTable("ItemOwners").HasKey(o => new { o.AgencyId, o.Item });
            e.OfAgency(o => o.AgencyId);
            e.Property(o => o.Item).HasMaxLength(64);
        });
    }
}

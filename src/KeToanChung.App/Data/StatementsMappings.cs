using KeToanChung.App.Data.Records;
using KeToanChung.Ledger.Reconciliation.Formats;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Data;

/// <summary>Bank statements, their lines and the files that they came in.</summary>
internal static class StatementsMappings
{
    public static void MapStatements(this ModelBuilder builder)
    {
        builder.Entity<StoredFileRecord>(e =>
        {
            e.ToTable("StoredFiles").Key(f => f.Sha256);
            e.Property(f => f.Sha256).HasMaxLength(Mappings.HashLength);
        });
        builder.Entity<StatementRecord>(e =>
        {
            e.ToTable("Statements").HasKey(s => new { s.AgencyId, s.No });
            e.OfAgency(s => s.AgencyId);
            e.Property(s => s.FileName).HasMaxLength(Mappings.Name);
            e.Property(s => s.Sha256).HasMaxLength(Mappings.HashLength);
            e.Property(s => s.Account).HasMaxLength(64);
            e.HasIndex(s => new { s.AgencyId, s.Sha256 }).IsUnique();
            e.HasOne<StoredFileRecord>().WithMany().HasForeignKey(s => s.Sha256).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<StatementLineRecord>(e =>
        {
            e.ToTable("StatementLines").HasKey(l => new { l.AgencyId, l.StatementNo, l.LineNo });
            e.Property(l => l.Reference).HasMaxLength(StatementLine.LongestReference);
            e.Property(l => l.Text).HasMaxLength(StatementLine.LongestText);
            e.Property(l => l.Fingerprint).HasMaxLength(Mappings.HashLength);
            e.HasIndex(l => new { l.AgencyId, l.Date });
            e.HasIndex(l => new { l.AgencyId, l.MatchNo });
            e.HasOne<StatementRecord>().WithMany().HasForeignKey(l => new { l.AgencyId, l.StatementNo }).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<StatementLayoutRecord>(e =>
        {
            e.ToTable("StatementLayouts").HasKey(l => new { l.AgencyId, l.Key });
            e.OfAgency(l => l.AgencyId);
            e.Property(l => l.Key).HasMaxLength(Mappings.HashLength);
            e.Property(l => l.Headings).HasMaxLength(StatementLayout.MostHeadings * (StatementLayout.LongestHeading + 1));
            e.Property(l => l.Columns).HasMaxLength(400);
        });
    }
}

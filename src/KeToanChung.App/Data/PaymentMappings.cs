using KeToanChung.App.Data.Records;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Data;

internal static class PaymentMappings
{
    public static void MapPayments(this ModelBuilder builder)
    {
        builder.Entity<PaymentRequestRecord>(e =>
        {
            e.ToTable("PaymentRequests").HasKey(r => new { r.AgencyId, r.No });
            e.HasOne<AgencyRecord>().WithMany().HasForeignKey(r => r.AgencyId).OnDelete(DeleteBehavior.Restrict);
            e.Property(r => r.TrackingCode).HasMaxLength(16);
            e.Property(r => r.Operation).HasMaxLength(16);
            e.Property(r => r.Version).IsConcurrencyToken();
            e.HasIndex(r => r.TrackingCode).IsUnique();
            e.HasIndex(r => new { r.AgencyId, r.Status });
        });
        builder.Entity<PaymentRequestLineRecord>(e =>
        {
            e.ToTable("PaymentRequestLines", t => t.HasCheckConstraint("CK_PaymentRequestLines_Amount", "\"Amount\" > 0"))
                .HasKey(l => new { l.AgencyId, l.RequestNo, l.LineNo });
            e.HasOne<PaymentRequestRecord>().WithMany().HasForeignKey(l => new { l.AgencyId, l.RequestNo }).OnDelete(DeleteBehavior.Cascade);
            e.Property(l => l.Account).HasMaxLength(16);
            e.Property(l => l.FundingSource).HasMaxLength(16);
            e.Property(l => l.Chapter).HasMaxLength(16);
            e.Property(l => l.SubCategory).HasMaxLength(16);
            e.Property(l => l.SubItem).HasMaxLength(16);
        });
    }
}

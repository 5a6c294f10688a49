using KeToanChung.App.Data.Records;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Data;

/// <summary>Papers under vouchers and requests. Under a voucher they are append-only, which the databases' guards hold too.</summary>
internal static class EvidenceMappings
{
    public static void MapEvidence(this ModelBuilder builder) => builder.Entity<EvidenceRecord>(e =>
    {
        e.ToTable("Evidence", t =>
        {
            t.HasTrigger("TR_Evidence_OfVoucher");
            t.HasCheckConstraint("CK_Evidence_OneDocument", "(\"VoucherNo\" IS NULL AND \"RequestNo\" IS NOT NULL) OR (\"VoucherNo\" IS NOT NULL AND \"RequestNo\" IS NULL)");
        }).HasKey(x => new { x.AgencyId, x.No });
        e.Property(x => x.Kind).HasMaxLength(32);
        e.Property(x => x.FileName).HasMaxLength(Mappings.Name);
        e.Property(x => x.Sha256).HasMaxLength(Mappings.HashLength);
        e.Property(x => x.ContentType).HasMaxLength(32);
        e.HasIndex(x => new { x.AgencyId, x.VoucherNo });
        e.HasIndex(x => new { x.AgencyId, x.RequestNo });
        e.HasOne<VoucherRecord>().WithMany().HasForeignKey(x => new { x.AgencyId, x.VoucherNo }).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<PaymentRequestRecord>().WithMany().HasForeignKey(x => new { x.AgencyId, x.RequestNo }).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<StoredFileRecord>().WithMany().HasForeignKey(x => x.Sha256).OnDelete(DeleteBehavior.Restrict);
    });
}

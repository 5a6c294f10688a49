using KeToanChung.App.Data.Records;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Data;

/// <summary>Fees, receipts, online payments and their channels.</summary>
internal static class FeesMappings
{
    public const int ReceiptForm = 20;

    public const int ReceiptSeries = 16;

    private const int CaseNumber = 64;

    private const int ProviderName = 32;

    private const int ChannelName = 64;

    private const int TransactionId = 128;

    public static void MapFees(this ModelBuilder builder)
    {
        builder.Entity<FeeCaseRecord>(e =>
        {
            e.ToTable("FeeCases", t => t.HasCheckConstraint(
                "CK_FeeCases_Issued", "(\"Status\" = 'Issued' AND \"ReceiptNo\" IS NOT NULL) OR (\"Status\" <> 'Issued' AND \"ReceiptNo\" IS NULL)"))
                .HasKey(f => new { f.AgencyId, f.No });
            e.OfAgency(f => f.AgencyId);
            e.Property(f => f.TrackingCode).HasMaxLength(16);
            e.HasIndex(f => f.TrackingCode).IsUnique();
            e.Property(f => f.FeeType).HasMaxLength(32);
            e.Property(f => f.Exemption).HasMaxLength(32);
            e.Property(f => f.CaseNumber).HasMaxLength(CaseNumber);
            e.Property(f => f.PayerDigest).HasMaxLength(Mappings.HashLength);
            e.Property(f => f.CaseKey).HasMaxLength(CaseNumber);
            e.HasIndex(f => new { f.AgencyId, f.CaseNumber });
            e.HasIndex(f => new { f.AgencyId, f.CaseKey });
            e.HasIndex(f => new { f.AgencyId, f.Date });
        });
        builder.Entity<PayerRecord>(e =>
        {
            e.ToTable("Payers").HasKey(p => new { p.AgencyId, p.No });
            e.OfAgency(p => p.AgencyId);
            e.Property(p => p.Name).HasMaxLength(Mappings.Name);
            e.Property(p => p.IdentityNumber).HasMaxLength(20);
            e.Property(p => p.ExemptionEvidence).HasMaxLength(Mappings.Name);
            e.Property(p => p.Salt).HasMaxLength(Mappings.HashLength);
            e.Property(p => p.SearchText).HasMaxLength(Mappings.Name * 2);
        });
        builder.Entity<ReceiptRecord>(e =>
        {
            e.AppendOnly("Receipts").HasKey(r => new { r.AgencyId, r.No });
            e.OfAgency(r => r.AgencyId);
            e.Property(r => r.Form).HasMaxLength(ReceiptForm);
            e.Property(r => r.Series).HasMaxLength(ReceiptSeries);
            e.Property(r => r.Point).HasMaxLength(16);
            e.Property(r => r.FeeType).HasMaxLength(32);
            e.Property(r => r.CaseNumber).HasMaxLength(CaseNumber);
            e.Property(r => r.PayerDigest).HasMaxLength(Mappings.HashLength);
            e.HasIndex(r => new { r.AgencyId, r.Year, r.Series, r.Number }).IsUnique();
            e.HasIndex(r => new { r.AgencyId, r.CaseNo });
            e.HasIndex(r => new { r.AgencyId, r.Date });
            e.HasOne<FeeCaseRecord>().WithMany().HasForeignKey(r => new { r.AgencyId, r.CaseNo }).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<VoucherRecord>().WithMany().HasForeignKey(r => new { r.AgencyId, r.VoucherNo }).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<SigningCertificateRecord>(e =>
        {
            e.ToTable("SigningCertificates").HasKey(c => new { c.AgencyId, c.Id });
            e.OfAgency(c => c.AgencyId);
            e.Property(c => c.SerialNumber).HasMaxLength(64);
            e.Property(c => c.Thumbprint).HasMaxLength(64);
            e.Property(c => c.ProtectedKey).HasMaxLength(int.MaxValue);
        });
        builder.Entity<SignedReceiptRecord>(e =>
        {
            e.ToTable("SignedReceipts").HasKey(s => new { s.AgencyId, s.ReceiptNo });
            e.HasOne<ReceiptRecord>().WithMany().HasForeignKey(s => new { s.AgencyId, s.ReceiptNo }).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<SigningCertificateRecord>().WithMany().HasForeignKey(s => new { s.AgencyId, s.CertificateId }).OnDelete(DeleteBehavior.Restrict);
            e.Property(s => s.Xml).HasMaxLength(int.MaxValue);
        });
        builder.Entity<ReceiptListRecord>(e =>
        {
            e.ToTable("ReceiptLists").HasKey(l => new { l.AgencyId, l.No });
            e.OfAgency(l => l.AgencyId);
            e.HasIndex(l => new { l.AgencyId, l.NextTryAt }).HasFilter("\"SentAt\" IS NULL");
        });
        builder.Entity<ReceiptListItemRecord>(e =>
        {
            e.ToTable("ReceiptListItems").HasKey(i => new { i.AgencyId, i.EventNo });
            e.HasOne<ReceiptListRecord>().WithMany().HasForeignKey(i => new { i.AgencyId, i.ListNo }).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<ReceiptCorrectionRecord>(e =>
        {
            e.AppendOnly("ReceiptCorrections").HasKey(c => new { c.AgencyId, c.No });
            e.Property(c => c.PayerDigest).HasMaxLength(Mappings.HashLength);
            e.HasIndex(c => new { c.AgencyId, c.CaseNo });
            e.HasOne<ReceiptRecord>().WithMany().HasForeignKey(c => new { c.AgencyId, c.ReceiptNo }).OnDelete(DeleteBehavior.Restrict);
        });
        builder.MapReceiptNumbering();
        builder.MapOnlinePayments();
    }

    private static void MapOnlinePayments(this ModelBuilder builder)
    {
        builder.Entity<OnlinePaymentRecord>(e =>
        {
            e.AppendOnly("OnlinePayments").HasKey(p => new { p.AgencyId, p.No });
            e.OfAgency(p => p.AgencyId);
            e.Property(p => p.Provider).HasMaxLength(ProviderName);
            e.Property(p => p.Channel).HasMaxLength(ChannelName);
            e.Property(p => p.TransactionId).HasMaxLength(TransactionId);
            e.Property(p => p.CaseNumber).HasMaxLength(CaseNumber);
            e.Property(p => p.Status).HasMaxLength(CaseNumber);
            e.Property(p => p.SettlementReference).HasMaxLength(CaseNumber);
            e.Property(p => p.Content).HasMaxLength(1_000);
            e.Property(p => p.BankReference).HasMaxLength(TransactionId);
            e.HasIndex(p => new { p.AgencyId, p.Provider, p.Channel, p.TransactionId }).IsUnique();
            e.HasIndex(p => new { p.AgencyId, p.PaidOn });
        });
        builder.Entity<OnlinePaymentStateRecord>(e =>
        {
            e.ToTable("OnlinePaymentStates", t => t.HasCheckConstraint(
                "CK_OnlinePaymentStates_OneOfTwo",
                "(\"CaseNo\" IS NULL AND \"Reason\" IS NOT NULL) OR (\"CaseNo\" IS NOT NULL AND \"Reason\" IS NULL)"))
                .HasKey(s => new { s.AgencyId, s.PaymentNo });
            e.Property(s => s.CaseNumber).HasMaxLength(CaseNumber);
            e.HasIndex(s => new { s.AgencyId, s.CaseNumber });
            e.HasIndex(s => new { s.AgencyId, s.CaseNo }).IsUnique(); // a fee is paid once
            e.HasIndex(s => new { s.AgencyId, s.Reason, s.Amount });
            e.HasOne<OnlinePaymentRecord>().WithMany().HasForeignKey(s => new { s.AgencyId, s.PaymentNo }).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<OnlinePaymentImportRecord>(e =>
        {
            e.AppendOnly("OnlinePaymentImports").HasKey(i => new { i.AgencyId, i.No });
            e.OfAgency(i => i.AgencyId);
            e.Property(i => i.FileName).HasMaxLength(Mappings.Name);
            e.Property(i => i.Sha256).HasMaxLength(Mappings.HashLength);
            e.Property(i => i.Format).HasMaxLength(Mappings.Code);
        });
        builder.Entity<BankListRecord>(e =>
        {
            e.AppendOnly("BankLists").HasKey(l => new { l.AgencyId, l.ImportNo });
            e.Property(l => l.Provider).HasMaxLength(ProviderName);
            e.Property(l => l.Channel).HasMaxLength(ChannelName);
            e.Property(l => l.AnswerName).HasMaxLength(Mappings.Name + "_OUT.txt".Length);
            e.Property(l => l.Answer).HasMaxLength(int.MaxValue);
            e.HasOne<OnlinePaymentImportRecord>().WithMany().HasForeignKey(l => new { l.AgencyId, l.ImportNo }).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<BankListDifferenceRecord>(e =>
        {
            e.AppendOnly("BankListDifferences").HasKey(d => new { d.AgencyId, d.ImportNo, d.No });
            e.Property(d => d.TransactionId).HasMaxLength(TransactionId);
            e.Property(d => d.CaseNumber).HasMaxLength(CaseNumber);
            e.HasOne<BankListRecord>().WithMany().HasForeignKey(d => new { d.AgencyId, d.ImportNo }).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<PaymentChannelRecord>(e =>
        {
            e.ToTable("PaymentChannels").HasKey(c => new { c.Provider, c.Channel });
            e.OfAgency(c => c.AgencyId);
            e.Property(c => c.Provider).HasMaxLength(ProviderName);
            e.Property(c => c.Channel).HasMaxLength(ChannelName);
            e.Property(c => c.ProtectedSecret).HasMaxLength(2_000);
            e.Property(c => c.FieldPaths).HasMaxLength(1_000);
            e.Property(c => c.ListLayout).HasMaxLength(2_000);
        });
        builder.Entity<WebhookDeliveryRecord>(e =>
        {
            e.AppendOnly("WebhookDeliveries").HasKey(d => new { d.AgencyId, d.Id });
            e.OfAgency(d => d.AgencyId);
            e.Property(d => d.Provider).HasMaxLength(ProviderName);
            e.Property(d => d.Channel).HasMaxLength(ChannelName);
            e.Property(d => d.Body).HasMaxLength(int.MaxValue);
            e.Property(d => d.Signature).HasMaxLength(512);
        });
    }
}

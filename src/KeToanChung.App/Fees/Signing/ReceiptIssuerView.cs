using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;

namespace KeToanChung.App.Fees.Signing;

/// <summary>What electronic receipts say of the body that collects, and who signs them.</summary>
/// <param name="Certificate">Null where receipts aren't signed.</param>
public sealed record ReceiptIssuerView(string Agency, string Name, string? TaxCode, string? Address, ReceiptIssuerView.Signer? Certificate) : IHasSubject
{
    string IHasSubject.Subject => $"receipt issuer {Agency}";

    public sealed record Signer(string Subject, string SerialNumber, DateTimeOffset ValidFrom, DateTimeOffset ValidTo, string AddedBy);

    internal static ReceiptIssuerView Of(string code, AgencyRecord agency, SigningCertificateRecord? certificate) => new(
        code, agency.Name, agency.TaxCode, agency.ReceiptAddress,
        certificate is null ? null : new Signer(
            certificate.Subject, certificate.SerialNumber, BusinessClock.InVietnam(certificate.ValidFrom), BusinessClock.InVietnam(certificate.ValidTo), certificate.AddedBy));
}

using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Fees;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Fees.Signing;

/// <summary>
/// Đặt thông tin và chứng thư số của đơn vị lập biên lai: what each electronic receipt says of the collecting body, and the certificate (PKCS#12)
/// that signs them from now on. The key never leaves the system again.
/// </summary>
public static class SetReceiptIssuer
{
    public const int LargestCertificate = 64 * 1024;

    /// <param name="Signs">Whether receipts are signed; needs a certificate, this one or the one before.</param>
    /// <param name="Certificate">A PKCS#12 file; null keeps the certificate that there is.</param>
    [Needs(Right.Administer)]
    public sealed record Command(AgencyCode Agency, string TaxCode, string Address, bool Signs, byte[]? Certificate = null, string? Password = null)
        : ICommand<Outcome<ReceiptIssuerView>>, IRequest<Outcome<ReceiptIssuerView>>, IInAgency
    {
        // A record prints its members: a key must not come out that way.
        public override string ToString() => $"SetReceiptIssuer {Agency}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.TaxCode).IsGiven().Must(code => string.IsNullOrEmpty(code) || ReceiptContent.IsTaxCode(code.Trim())).WithErrorCode("taxCode");
            RuleFor(c => c.Address).IsGiven().IsText();
            RuleFor(c => c.Certificate).Must(c => c is null || c.Length is > 0 and <= LargestCertificate).WithErrorCode("certificateUnreadable");
            RuleFor(c => c.Password).IsAtMost(Shape.Name);
        }
    }

    internal sealed class Handler(AppDb db, SigningKeys keys, OrganisationCache organisation, CallContext context, BusinessClock clock)
        : IRequestHandler<Command, Outcome<ReceiptIssuerView>>
    {
        public async Task<Outcome<ReceiptIssuerView>> Handle(Command request, CancellationToken cancellationToken)
        {
            var id = context.Agency.Id;
            var agency = await db.Set<AgencyRecord>().FirstAsync(a => a.Id == id, cancellationToken);
            var certificate = await db.Set<SigningCertificateRecord>()
                .FirstOrDefaultAsync(c => c.AgencyId == id && c.Id == agency.SigningCertificateId, cancellationToken);
            if (request.Certificate is { } content)
            {
                var (read, refusal) = SigningKeys.Read(content, request.Password, clock.Now);
                if (read is null)
                    return refusal!;
                using (read)
                    db.Add(certificate = RecordOf(read));
            }

            if (request.Signs && certificate is null)
                return new Refusal(Codes.RequestInvalid, "certificate", "certificateMissing");

            (agency.TaxCode, agency.ReceiptAddress) = (request.TaxCode.Trim(), request.Address.Kept());
            agency.SigningCertificateId = request.Signs ? certificate!.Id : null;
            organisation.Forget();
            return ReceiptIssuerView.Of(context.Agency.Code.Value, agency, request.Signs ? certificate : null);
        }

        private SigningCertificateRecord RecordOf(System.Security.Cryptography.X509Certificates.X509Certificate2 certificate) => new()
        {
            AgencyId = context.Agency.Id, Id = Guid.CreateVersion7(), Subject = certificate.Subject.Length > Shape.Text ? certificate.Subject[..Shape.Text] : certificate.Subject,
            SerialNumber = certificate.SerialNumber, Thumbprint = certificate.Thumbprint,
            ValidFrom = certificate.NotBefore.ToUniversalTime(), ValidTo = certificate.NotAfter.ToUniversalTime(), ProtectedKey = keys.Protect(certificate),
            AddedAt = clock.Now, AddedBy = context.CallerOrThrow.UserName,
        };
    }
}

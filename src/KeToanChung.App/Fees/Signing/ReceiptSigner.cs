using System.Globalization;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Fees;
using KeToanChung.Ledger.Reporting;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Fees.Signing;

/// <summary>
/// Signs receipts of the agency at hand in the unit of work that numbers them, in the order of their numbers (NĐ 254/2026, Điều 23.2). An agency
/// without a certificate issues them unsigned, to be signed once it has one. What <c>load</c> brings in was signed elsewhere.
/// </summary>
public sealed class ReceiptSigner(AppDb db, SigningKeys keys, CallContext context, BusinessClock clock)
{
    internal sealed record Issuer(string Name, string? TaxCode, string? Address, SigningCertificateRecord Certificate);

    /// <summary>Who signs; null where nobody does. Read from the database: another node may have set it a moment ago.</summary>
    internal async Task<Issuer?> Issuing(CancellationToken cancel)
    {
        if (context.IsImport)
            return null;

        var id = context.Agency.Id;
        return await db.Set<AgencyRecord>().AsNoTracking().Where(a => a.Id == id && a.SigningCertificateId != null)
            .Join(
                db.Set<SigningCertificateRecord>(), a => new { AgencyId = a.Id, Id = a.SigningCertificateId!.Value }, c => new { c.AgencyId, c.Id },
                (a, c) => new Issuer(a.Name, a.TaxCode, a.ReceiptAddress, c))
            .FirstOrDefaultAsync(cancel);
    }

    /// <summary>Why it can't sign now: then no number is given, and nothing posted.</summary>
    internal Refusal? WhyNot(Issuer issuer) => SigningKeys.Validity(issuer.Certificate.ValidFrom, issuer.Certificate.ValidTo, clock.Now, "agency");

    /// <summary>Signs them in the order of their numbers.</summary>
    /// <param name="receipts">With the fee that each is for.</param>
    internal async Task Sign(Issuer issuer, IEnumerable<(FeeCaseRecord Fee, ReceiptRecord Receipt)> receipts, CancellationToken cancel)
    {
        var certificate = keys.Open(issuer.Certificate);
        foreach (var (fee, receipt) in receipts.OrderBy(r => r.Receipt.No))
        {
            var content = await ContentOf(issuer, fee, receipt, cancel);
            if (content.Missing() is { Count: > 0 } missing)
                throw new InvalidOperationException($"Receipt {content.Series}-{content.Number} must not be signed without {string.Join(", ", missing)}.");

            var now = clock.Now;
            db.Add(new SignedReceiptRecord
            {
                AgencyId = receipt.AgencyId, ReceiptNo = receipt.No, CertificateId = issuer.Certificate.Id, SignedAt = now,
                Xml = ReceiptXml.Signed(content, now, certificate),
            });
        }
    }

    private async Task<ReceiptContent> ContentOf(Issuer issuer, FeeCaseRecord fee, ReceiptRecord receipt, CancellationToken cancel)
    {
        var payer = await db.Set<PayerRecord>().FindAsync([receipt.AgencyId, receipt.PayerNo], cancel);
        var replaced = receipt.Replaces is { } no ? await db.Set<ReceiptRecord>().FindAsync([receipt.AgencyId, no], cancel) : null;
        var point = receipt.Point is { } code ? await db.Set<IssuingPointRecord>().FindAsync([receipt.AgencyId, code], cancel) : null;
        return new ReceiptContent(
            receipt.Form, receipt.Series, receipt.Number, issuer.Name, issuer.TaxCode, issuer.Address, receipt.FeeType, receipt.FeeName, receipt.Quantity,
            receipt.Amount, AmountInWords.Of(receipt.Amount), receipt.Date, payer?.Name, payer?.IdentityNumber, fee.Method, receipt.CaseNumber, receipt.IssuedBy,
            replaced is null ? null : string.Create(CultureInfo.InvariantCulture, $"{replaced.Series}-{replaced.Number}"))
        {
            PointName = point?.Name, PointAddress = point?.Address, AuthorisedBody = point?.AuthorisedBody,
        };
    }
}

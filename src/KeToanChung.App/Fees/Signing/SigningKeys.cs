using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

using KeToanChung.App.Data.Records;
using KeToanChung.Ledger;

using Microsoft.AspNetCore.DataProtection;

namespace KeToanChung.App.Fees.Signing;

/// <summary>
/// Certificates with their keys: read from what was handed in (PKCS#12), kept encrypted by the keys of data protection, and opened once on each node.
/// </summary>
public sealed class SigningKeys(IDataProtectionProvider protection)
{
    private const int SmallestKeyBits = 2_048;

    private readonly IDataProtector protector = protection.CreateProtector("KeToanChung.SigningCertificates.v1");

    private readonly ConcurrentDictionary<Guid, X509Certificate2> open = new();

    /// <summary>The certificate in a PKCS#12 file, or why it can't sign receipts.</summary>
    internal static (X509Certificate2? Certificate, Refusal? Refusal) Read(byte[] content, string? password, DateTime now)
    {
        X509Certificate2 certificate;
        try
        {
            certificate = X509CertificateLoader.LoadPkcs12(content, password, X509KeyStorageFlags.EphemeralKeySet | X509KeyStorageFlags.Exportable);
        }
        catch (CryptographicException)
        {
            return (null, new Refusal(Codes.RequestInvalid, "certificate", "certificateUnreadable")); // no such file, or not that password
        }

        var refusal = WhyNot(certificate, now);
        if (refusal is null)
            return (certificate, null);
        certificate.Dispose();
        return (null, refusal);
    }

    internal string Protect(X509Certificate2 certificate) => protector.Protect(Convert.ToBase64String(certificate.Export(X509ContentType.Pkcs12)));

    internal X509Certificate2 Open(SigningCertificateRecord record) => open.GetOrAdd(record.Id, _ => X509CertificateLoader.LoadPkcs12(
        Convert.FromBase64String(protector.Unprotect(record.ProtectedKey)), null, X509KeyStorageFlags.EphemeralKeySet));

    private static Refusal? WhyNot(X509Certificate2 certificate, DateTime now)
    {
        using var key = certificate.GetRSAPrivateKey();
        if (key is null || key.KeySize < SmallestKeyBits)
            return new Refusal(Codes.RequestInvalid, "certificate", "certificateKey").With("bits", (long)SmallestKeyBits);
        if (certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault() is { } usage
            && !usage.KeyUsages.HasFlag(X509KeyUsageFlags.DigitalSignature) && !usage.KeyUsages.HasFlag(X509KeyUsageFlags.NonRepudiation))
        {
            return new Refusal(Codes.RequestInvalid, "certificate", "certificateUsage");
        }

        return Validity(certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime(), now, "certificate");
    }

    /// <summary>Why nothing is signed by it at that time.</summary>
    internal static Refusal? Validity(DateTime from, DateTime to, DateTime now, string field) =>
        now < from ? new Refusal(Codes.RequestInvalid, field, "certificateEarly").With("from", Day(from))
        : now > to ? new Refusal(Codes.RequestInvalid, field, "certificateExpired").With("to", Day(to))
        : null;

    private static DateOnly Day(DateTime at) => DateOnly.FromDateTime(Pipeline.BusinessClock.InVietnam(at).DateTime);
}

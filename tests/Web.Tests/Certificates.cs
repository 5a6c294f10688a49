using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

using KeToanChung.Testing;

namespace KeToanChung.Web.Tests;

/// <summary>Certificates as an agency gets them, made for the test's clock.</summary>
internal static class Certificates
{
    public const string Password = "khóa của văn phòng";

    public static byte[] Pkcs12(TestServer server, int days = 365, int bits = 2_048, X509KeyUsageFlags usage = X509KeyUsageFlags.DigitalSignature)
    {
        using var key = RSA.Create(bits);
        var request = new CertificateRequest("CN=Văn phòng, OID.0.9.2342.19200300.100.1.1=MST:0123456789", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
        using var certificate = request.CreateSelfSigned(server.Clock.GetUtcNow().AddDays(-30), server.Clock.GetUtcNow().AddDays(days));
        return certificate.Export(X509ContentType.Pkcs12, Password);
    }
}

using System.Security.Cryptography;
using System.Text;

using KeToanChung.App.Data.Records;

using Microsoft.AspNetCore.DataProtection;

namespace KeToanChung.App.Fees;

/// <summary>
/// The signature of the provider <c>generic</c>: HMAC-SHA256 in hex over the raw body, with the channel's secret. Secrets are kept encrypted by
/// the keys of data protection, which stand in the database for all nodes.
/// </summary>
public sealed class SignedWebhook(IDataProtectionProvider protection)
{
    public const string Generic = "generic";

    private readonly IDataProtector protector = protection.CreateProtector("KeToanChung.PaymentChannels.v1");

    public static string NormalChannel(string channel) => channel.Trim().ToLowerInvariant();

    public static string SignatureOf(ReadOnlySpan<byte> body, string secret) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    internal string Protect(string secret) => protector.Protect(secret);

    internal bool IsGenuine(PaymentChannelRecord channel, ReadOnlySpan<byte> body, string? signature)
    {
        var right = SignatureOf(body, protector.Unprotect(channel.ProtectedSecret));
        var given = (signature ?? "").Trim().ToLowerInvariant();
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(right), Encoding.UTF8.GetBytes(given));
    }
}

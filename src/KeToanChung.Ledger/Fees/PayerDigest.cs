using System.Security.Cryptography;
using System.Text;

namespace KeToanChung.Ledger.Fees;

/// <summary>
/// What the event chain holds of a payer: SHA-256 over a random salt, the name and the identity number. When the person's row is deleted
/// the salt goes with it, and the digest tells nothing any more; the chain stays whole.
/// </summary>
public static class PayerDigest
{
    /// <summary>A line feed stands between the parts, so that no name can pretend to hold a number.</summary>
    public static string Of(string salt, string name, string? identityNumber) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{salt}\n{name}\n{identityNumber}")));
}

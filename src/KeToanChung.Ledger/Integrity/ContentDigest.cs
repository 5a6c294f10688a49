using System.Security.Cryptography;
using System.Text;

namespace KeToanChung.Ledger.Integrity;

/// <summary>One field of a canonical form: length first, so that no value can pretend to be the next field.</summary>
internal static class CanonicalField
{
    public static void Append(StringBuilder text, string name, string? value) =>
        text.Append(name).Append('=').Append(value is null ? -1 : value.Length).Append(':').Append(value).Append('\n');
}

/// <summary>A digest of what somebody saw and signed: field by field, in the order given, in the canonical form of the event chain.</summary>
public static class ContentDigest
{
    /// <summary>Lower-case hex of SHA-256.</summary>
    /// <param name="version">Names the fields that follow, so that a form with other fields can never give the same digest.</param>
    public static string Of(string version, IEnumerable<(string Name, string? Value)> fields)
    {
        var text = new StringBuilder(version).Append('\n');
        foreach (var (name, value) in fields)
            CanonicalField.Append(text, name, value);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

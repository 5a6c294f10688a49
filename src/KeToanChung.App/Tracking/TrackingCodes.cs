using System.Security.Cryptography;

namespace KeToanChung.App.Tracking;

/// <summary>Mã tra cứu: what people follow a fee or a payment request by, without signing in. It can't be guessed, and says nothing of whose it is.</summary>
internal static class TrackingCodes
{
    public const int Length = 10;

    // Letters and digits that nobody mistakes for each other on paper or over the telephone.
    private const string Alphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>As it is kept: people type small letters, blanks and dashes. Null where it can't be a code.</summary>
    public static string? Normal(string? typed)
    {
        var code = string.Concat((typed ?? "").Where(c => c is not (' ' or '-'))).ToUpperInvariant();
        return code.Length == Length && code.All(c => Alphabet.Contains(c, StringComparison.Ordinal)) ? code : null;
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace KeToanChung.Ledger.Fees.BankLists;

/// <summary>The checksums of a collecting bank's list: MD5, in hex, of each record and of the whole file.</summary>
/// <param name="secret">Stands behind what they are taken over; null where they aren't keyed.</param>
internal sealed class BankListDigests(BankListLayout layout, string? secret)
{
    /// <param name="before">The values that stand before the checksum.</param>
    public string? OfRecord(IEnumerable<string> before) => layout.RecordDigest switch
    {
        ListDigest.Values => Md5(string.Concat(before)),
        ListDigest.Text => Md5(string.Join(layout.Separator, before) + layout.Separator),
        _ => null,
    };

    /// <param name="lines">The records, as they stand in the file.</param>
    public string? OfFile(IEnumerable<string> lines) => layout.FileDigest switch
    {
        ListDigest.Values => Md5(string.Concat(lines.Select(LastOf))),
        ListDigest.Text => Md5(string.Concat(lines.Select(line => line + "\n"))),
        _ => null,
    };

    private string LastOf(string line) => line[(line.LastIndexOf(layout.Separator, StringComparison.Ordinal) + layout.Separator.Length)..];

    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "The banks' lists are summed with MD5; it finds damage, and proves no sender.")]
    private string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text + secret)));
}

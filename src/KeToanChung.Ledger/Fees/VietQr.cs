using System.Globalization;
using System.Text;

namespace KeToanChung.Ledger.Fees;

/// <summary>
/// Mã VietQR of a transfer to an account (EMVCo: two digits of tag, two of length, the value; NAPAS's tag 38). With an amount it is dynamic.
/// </summary>
public static class VietQr
{
    private const string Napas = "A000000727";

    private const string ToAccount = "QRIBFTTA";

    private const string Dong = "704";

    /// <param name="bin">The bank's six digits.</param>
    /// <param name="account">Only its letters and digits go in: banks write treasury accounts without dots.</param>
    /// <param name="purpose">What the payer's bank writes into the transfer; without diacritics, since not every bank keeps them.</param>
    public static string Payload(string bin, string account, Money? amount = null, string? purpose = null)
    {
        var payload = new StringBuilder()
            .Append(Field("00", "01"))
            .Append(Field("01", amount is null ? "11" : "12"))
            .Append(Field("38", Field("00", Napas) + Field("01", Field("00", bin) + Field("01", Plain(account, char.IsAsciiLetterOrDigit))) + Field("02", ToAccount)))
            .Append(Field("53", Dong));
        if (amount is { } due)
            payload.Append(Field("54", due.ToString()));
        payload.Append(Field("58", "VN"));
        if (purpose is not null)
            payload.Append(Field("62", Field("08", Plain(purpose, c => c is >= ' ' and <= '~'))));
        payload.Append("6304");
        return payload.Append(Checksum(payload.ToString()).ToString("X4", CultureInfo.InvariantCulture)).ToString();
    }

    /// <summary>CRC-16/CCITT-FALSE over everything before it, its own tag and length included.</summary>
    public static ushort Checksum(string text)
    {
        ushort crc = 0xFFFF;
        foreach (var octet in Encoding.ASCII.GetBytes(text))
        {
            crc ^= (ushort)(octet << 8);
            for (var bit = 0; bit < 8; bit++)
                crc = (ushort)((crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1);
        }

        return crc;
    }

    private static string Field(string tag, string value) => string.Create(CultureInfo.InvariantCulture, $"{tag}{value.Length:D2}{value}");

    private static string Plain(string text, Func<char, bool> isKept) =>
        string.Concat(text.Normalize(NormalizationForm.FormD).Select(c => c is 'đ' ? 'd' : c is 'Đ' ? 'D' : c).Where(isKept));
}

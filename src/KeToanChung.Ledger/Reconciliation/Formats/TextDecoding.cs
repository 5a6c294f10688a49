using System.Globalization;
using System.Text;

namespace KeToanChung.Ledger.Reconciliation.Formats;

/// <summary>Bytes as text, whatever program wrote them: UTF-8, UTF-16, Windows-1258, Latin-1, and the fonts of before Unicode.</summary>
public static class TextDecoding
{
    private const int LongestCharacter = 4;

    public static string Decode(byte[] content)
    {
        var text = Read(content);
        return LegacyLetters.Recognise([text]) is { } mend ? mend(text) : text;
    }

    private static string Read(byte[] content) => content switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Utf8(content[3..]) ?? throw new UnreadableStatementException(StatementFault.InFile("encoding")),
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(content, 2, content.Length - 2),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(content, 2, content.Length - 2),
        _ when Utf16WithoutMark(content) is { } utf16 => utf16.GetString(content),
        _ => Utf8(content) ?? OneByteALetter(content),
    };

    private static string? Utf8(byte[] content)
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        try
        {
            return strict.GetString(content);
        }
        catch (DecoderFallbackException e) when (e.Index > 0 && e.Index >= content.Length - LongestCharacter && content.AsSpan(0, e.Index).IndexOfAnyInRange<byte>(0x80, 0xFF) >= 0)
        {
            // All is UTF-8 but the last letter: half of it is missing.
            throw new UnreadableStatementException(StatementFault.InFile("cutOff"));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // Letters of a header or of digits have a zero byte beside them.
    private static Encoding? Utf16WithoutMark(byte[] content)
    {
        var start = content.AsSpan(0, Math.Min(content.Length, 400));
        var (even, odd) = (0, 0);
        for (var i = 0; i < start.Length; i++)
        {
            if (start[i] == 0)
                _ = i % 2 == 0 ? even++ : odd++;
        }

        return odd > start.Length / 4 ? Encoding.Unicode : even > start.Length / 4 ? Encoding.BigEndianUnicode : null;
    }

    private static string OneByteALetter(byte[] content)
    {
        var vietnamese = CodePagesEncodingProvider.Instance.GetEncoding(1258)!.GetString(content);
        var western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(content);
        return ReadsAsVietnamese(vietnamese) && !LegacyLetters.ReadsBetter(western, vietnamese) ? vietnamese.Normalize(NormalizationForm.FormC) : western;
    }

    // Windows-1258 writes tones as marks behind their letter, and gives đ, ơ, ư and ă the places of ð, õ, ý and ã.
    private static bool ReadsAsVietnamese(string text)
    {
        var isVietnamese = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(text[i]) is UnicodeCategory.NonSpacingMark)
            {
                if (i == 0 || !char.IsLetter(text[i - 1]))
                    return false;
                isVietnamese = true;
            }

            isVietnamese |= text[i] is 'đ' or 'Đ' or 'ơ' or 'Ơ' or 'ư' or 'Ư' or 'ă' or 'Ă';
        }

        return isVietnamese;
    }
}

using System.Globalization;
using System.Text;

namespace KeToanChung.Ledger;

/// <summary>Small letters without diacritics: banks print "Nội dung", "NOI DUNG" and "Noi dung" for the same thing.</summary>
public static class FoldedLetters
{
    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
                folded.Append(c is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(c)); // đ is a letter of its own, not d with a mark
        }

        return folded.ToString();
    }

    /// <summary>The words alone: what is neither letter nor digit becomes one blank.</summary>
    public static string WordsOf(string text)
    {
        var words = new StringBuilder(text.Length);
        foreach (var c in Of(text))
        {
            if (char.IsLetterOrDigit(c))
                words.Append(c);
            else if (words.Length > 0 && words[^1] != ' ')
                words.Append(' ');
        }

        return words.ToString().TrimEnd();
    }
}

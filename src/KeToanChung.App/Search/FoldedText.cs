using System.Globalization;
using System.Text;

namespace KeToanChung.App.Search;

/// <summary>Small letters without diacritics: "Văn phòng phẩm" is found by "van phong pham".</summary>
public static class FoldedText
{
    public static string Of(params string?[] parts)
    {
        var folded = new StringBuilder();
        foreach (var part in parts)
        {
            if (string.IsNullOrEmpty(part))
                continue;
            if (folded.Length > 0)
                folded.Append(' ');
            foreach (var c in part.Normalize(NormalizationForm.FormD))
            {
                if (CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
                    folded.Append(c is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(c)); // đ is a letter of its own, not d with a mark
            }
        }

        return folded.ToString();
    }
}

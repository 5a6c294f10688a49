using KeToanChung.Ledger;

namespace KeToanChung.App.Search;

/// <summary>Small letters without diacritics: "Văn phòng phẩm" is found by "van phong pham".</summary>
public static class FoldedText
{
    public static string Of(params string?[] parts) =>
        string.Join(' ', parts.OfType<string>().Where(part => part.Length > 0).Select(FoldedLetters.Of));
}

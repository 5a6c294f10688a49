using KeToanChung.App.Search;

namespace KeToanChung.App.Catalogs;

/// <summary>Provinces by their names, however they are written: "Thành phố Hà Nội", "TP. Hà Nội", "ha noi".</summary>
public static class Provinces
{
    private static readonly string[] Kinds = ["thanh pho ", "tinh ", "tp. ", "tp "];

    public static bool AreSame(string? one, string? other) => Alone(one) is { Length: > 0 } name && name == Alone(other);

    private static string Alone(string? name)
    {
        var folded = FoldedText.Of(name).Trim();
        return Array.Find(Kinds, kind => folded.StartsWith(kind, StringComparison.Ordinal)) is { } kind ? folded[kind.Length..].TrimStart() : folded;
    }
}

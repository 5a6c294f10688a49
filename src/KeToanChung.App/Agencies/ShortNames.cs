using KeToanChung.Ledger;

namespace KeToanChung.App.Agencies;

/// <summary>
/// Tên gọi tắt: what colleagues say, for titles and bands. The commune's name is left out, and what every office abbreviates is abbreviated;
/// a name that has nothing of this stays as it is.
/// </summary>
public static class ShortNames
{
    // The longer ones first: each is looked for in what the ones before it left.
    private static readonly (string Long, string Short)[] Customary =
    [
        ("Trung tâm Phục vụ hành chính công", "TT Hành chính công"),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam", "MTTQ"),
        ("Ủy ban Mặt trận Tổ quốc", "MTTQ"),
        ("Hội đồng nhân dân", "HĐND"),
        ("Ủy ban nhân dân", "UBND"),
        ("Uỷ ban nhân dân", "UBND"),
        ("Trường Mầm non", "MN"),
        ("Trường Tiểu học", "TH"),
        ("Trường Trung học cơ sở", "THCS"),
        ("Trường Trung học phổ thông", "THPT"),
        ("Ban Chỉ huy quân sự", "BCH Quân sự"),
        ("Văn phòng", "VP"),
        ("Trung tâm", "TT"),
    ];

    public static string Of(string name, string commune)
    {
        var spoken = name;
        if (commune.Length > 0 && spoken.EndsWith($" {commune}", StringComparison.OrdinalIgnoreCase))
            spoken = spoken[..^(commune.Length + 1)];
        foreach (var (whole, abbreviated) in Customary)
            spoken = spoken.Replace(whole, abbreviated, StringComparison.OrdinalIgnoreCase);

        spoken = spoken.Trim();
        return spoken.Length == 0 ? name : spoken;
    }

    /// <summary>What an agency is found by, without diacritics: code, names, and their initials.</summary>
    public static string SearchText(string code, string name, string shortName) =>
        $"{code} {FoldedLetters.WordsOf(name)} {FoldedLetters.WordsOf(shortName)} {Initials(name)} {Initials(shortName)}";

    private static string Initials(string name) =>
        string.Concat(FoldedLetters.WordsOf(name).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word[0]));
}

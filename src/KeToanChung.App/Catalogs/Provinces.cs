using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Search;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Catalogs;

/// <summary>Provinces by their names, however they are written: "Thành phố Hà Nội", "TP. Hà Nội", "ha noi".</summary>
public static class Provinces
{
    private static readonly string[] Kinds = ["thanh pho ", "tinh ", "tp. ", "tp "];

    public static bool AreSame(string? one, string? other) => Alone(one) is { Length: > 0 } name && name == Alone(other);

    /// <summary>The commune's own, as it was founded; empty before it is.</summary>
    public static async Task<string> Own(AppDb db, CancellationToken cancel) =>
        await db.Set<CommuneRecord>().AsNoTracking().OrderBy(c => c.Id).Select(c => c.Province).FirstOrDefaultAsync(cancel) ?? "";

    private static string Alone(string? name)
    {
        var folded = FoldedText.Of(name).Trim();
        return Array.Find(Kinds, kind => folded.StartsWith(kind, StringComparison.Ordinal)) is { } kind ? folded[kind.Length..].TrimStart() : folded;
    }
}

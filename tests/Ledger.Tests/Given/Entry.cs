using System.Globalization;

using KeToanChung.Ledger.Posting;

namespace KeToanChung.Ledger.Tests.Given;

/// <summary>
/// An entry as an accountant writes it down: <c>"N 6122 100, C 1351 100, C 008222 100"</c> (Nợ, Có). Class 0 gets the place in the
/// budget classification that <see cref="Place"/> names; the rest carries what it must and no more.
/// </summary>
internal static class Entry
{
    public static DraftLine[] Lines(string entry) => [.. entry.Split(',').Select(Line)];

    public static DraftLine Line(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var amount = long.Parse(words[2], CultureInfo.InvariantCulture);
        var line = new DraftLine(words[1], words[0] == "N" ? amount : 0, words[0] == "C" ? amount : 0);
        return line.IsOffBalance ? line.At(Place.Office) : line;
    }

    public static DraftLine At(this DraftLine line, Place place) => line with
    {
        FundingSource = place.FundingSource,
        Chapter = place.Chapter,
        SubCategory = place.SubCategory,
        SubItem = place.SubItem,
    };
}

/// <summary>A place in the budget classification, as in the sample commune.</summary>
internal sealed record Place(string FundingSource, string Chapter, string SubCategory, string? SubItem)
{
    /// <summary>Chi tự chủ of the commune's office, văn phòng phẩm.</summary>
    public static Place Office { get; } = new("13", "830", "341", "6551");
}

using KeToanChung.Web.Words;

namespace KeToanChung.Web.Pages.Catalogs;

/// <summary>How sure an entry of the catalogues is: one of a few marks, which may have a note behind it.</summary>
internal static class Confidence
{
    private static readonly HashSet<string> Marks = new(StringComparer.Ordinal)
    {
        "confirmed", "confirmed-name-shortened", "confirmed-text", "confirmed-existence", "single-source", "secondary", "inferred", "recalled",
        "recalled-low", "recalled-high", "entered",
    };

    public static string In(Labels labels, string confidence)
    {
        var end = confidence.IndexOf(';', StringComparison.Ordinal);
        var (mark, note) = end < 0 ? (confidence, "") : (confidence[..end], confidence[end..]);
        return Marks.Contains(mark) ? labels[$"confidence.{mark}"] + note : confidence;
    }
}

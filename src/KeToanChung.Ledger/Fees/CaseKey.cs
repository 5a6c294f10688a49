namespace KeToanChung.Ledger.Fees;

/// <summary>
/// A case number as it survives a transfer: its letters and digits alone, in capitals. Banks drop dots and dashes, put blanks in their place and
/// lose diacritics; what is compared is what no bank touches.
/// </summary>
public static class CaseKey
{
    /// <summary>Shorter numbers are not looked for in free text: an amount or a day would look like one.</summary>
    public const int Shortest = 6;

    private const int Longest = 64;

    private const int MostWords = 60;

    private const int MostWordsOfOne = 10;

    public static string Of(string caseNumber) => string.Concat(FoldedLetters.Of(caseNumber).Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    /// <summary>Everything in a transfer's content that could be a case number: words, and words that follow one another put together.</summary>
    public static IReadOnlySet<string> In(string content)
    {
        var words = FoldedLetters.WordsOf(content).ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var first = 0; first < Math.Min(words.Length, MostWords); first++)
        {
            var key = "";
            for (var last = first; last < Math.Min(words.Length, first + MostWordsOfOne) && key.Length < Longest; last++)
            {
                key += words[last];
                if (key.Length is >= Shortest and <= Longest && key.Any(char.IsAsciiDigit))
                    keys.Add(key);
            }
        }

        return keys;
    }

    /// <summary>Whether one number is only a piece of another that the same content names: then the whole one is meant.</summary>
    public static bool IsPieceOfAnother(string key, IEnumerable<string> named) =>
        named.Any(other => other.Length > key.Length && other.Contains(key, StringComparison.Ordinal));
}

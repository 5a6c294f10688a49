namespace KeToanChung.Ledger.Reconciliation.Matching;

/// <summary>How the name in a text and the name in the books go together.</summary>
internal enum NameFit
{
    /// <summary>One of the two has no name.</summary>
    Unknown,

    Same,

    /// <summary>The text has another name.</summary>
    Other,
}

/// <summary>The names of payers: who of them stands in a text.</summary>
internal sealed class PartyNames
{
    private const int FewestWords = 2;

    private readonly Dictionary<string, List<BookEntry>> byName = new(StringComparer.Ordinal);

    private readonly int mostWords;

    public PartyNames(IEnumerable<BookEntry> entries)
    {
        foreach (var entry in entries)
        {
            var words = WordsOf(entry);
            if (words.Length < FewestWords)
                continue;
            mostWords = Math.Max(mostWords, words.Length);
            var name = string.Join(' ', words);
            if (!byName.TryGetValue(name, out var same))
                byName.Add(name, same = []);
            same.Add(entry);
        }
    }

    /// <summary>The entries of everybody whose whole name stands in the text; of a name within a longer one the longer counts.</summary>
    public IReadOnlyList<BookEntry> Named(TransferText text)
    {
        for (var count = Math.Min(mostWords, text.Words.Count); count >= FewestWords; count--)
        {
            var found = new List<BookEntry>();
            for (var start = 0; start + count <= text.Words.Count; start++)
            {
                if (byName.TryGetValue(string.Join(' ', text.Words.Skip(start).Take(count)), out var same))
                    found.AddRange(same);
            }

            if (found.Count > 0)
                return found;
        }

        return [];
    }

    public static NameFit Fit(TransferText text, BookEntry entry)
    {
        var words = WordsOf(entry);
        if (words.Length == 0)
            return NameFit.Unknown;
        if (text.HasWords(words))
            return NameFit.Same;
        if (text.Name.Count == 0)
            return NameFit.Unknown;
        return string.Join(' ', words).Contains(string.Join(' ', text.Name), StringComparison.Ordinal) ? NameFit.Same : NameFit.Other;
    }

    private static string[] WordsOf(BookEntry entry) =>
        entry.Party is null ? [] : FoldedLetters.WordsOf(entry.Party).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

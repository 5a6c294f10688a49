namespace KeToanChung.Ledger.Reconciliation.Matching;

/// <summary>Finds in a text whichever of many numbers stand there, however many there are.</summary>
internal sealed class NumberIndex
{
    /// <summary>Shorter ones stand in any text by chance: in a day, an amount, an account.</summary>
    private const int Shortest = 6;

    private readonly Dictionary<string, List<BookEntry>> entries = new(StringComparer.Ordinal);

    private readonly SortedSet<int> lengths = [];

    public NumberIndex(IEnumerable<BookEntry> all, Func<BookEntry, string?> number)
    {
        foreach (var entry in all)
        {
            if (number(entry) is not { } text || TransferText.Squeeze(text) is not { Length: > 0 } key)
                continue;
            if (!entries.TryGetValue(key, out var same))
                entries.Add(key, same = []);
            same.Add(entry);
            if (key.Length >= Shortest)
                lengths.Add(key.Length);
        }
    }

    /// <summary>Those that have this very number, however short.</summary>
    public IReadOnlyList<BookEntry>? With(string number) => entries.GetValueOrDefault(TransferText.Squeeze(number));

    /// <summary>One list for each number that the text has.</summary>
    public IReadOnlyList<IReadOnlyList<BookEntry>> Named(TransferText text)
    {
        var found = new List<IReadOnlyList<BookEntry>>();
        var lookup = entries.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var length in lengths)
        {
            for (var start = 0; start + length <= text.Squeezed.Length; start++)
            {
                if (text.IsWhole(start, length) && lookup.TryGetValue(text.Squeezed.AsSpan(start, length), out var same) && !found.Contains(same))
                    found.Add(same);
            }
        }

        return found;
    }
}

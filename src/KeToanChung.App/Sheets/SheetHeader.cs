using KeToanChung.Ledger;
using KeToanChung.Ledger.Reconciliation.Formats;

namespace KeToanChung.App.Sheets;

/// <summary>The row of headings: which column of the table says what.</summary>
/// <param name="Index">Its place in the table's rows.</param>
/// <param name="Ignored">Headings that no column is known by: what stands below them is not read.</param>
/// <param name="Twice">The first column that two headings name alike.</param>
internal sealed record SheetHeader(int Index, IReadOnlyDictionary<string, int> Places, IReadOnlyList<string> Ignored, SheetColumn? Twice)
{
    /// <summary>It stands within so many rows, below a title and words of explanation.</summary>
    private const int SearchedRows = 60;

    /// <summary>One word that happens to stand in a title makes no header.</summary>
    private const int FewestKnown = 2;

    public static SheetHeader? Find(Table table, IReadOnlyList<SheetColumn> columns, IReadOnlyDictionary<string, string> explained)
    {
        SheetHeader? best = null;
        foreach (var (i, row) in table.Rows.Take(SearchedRows).Index())
        {
            var header = Of(i, row, columns, explained);
            if (header.Places.Count >= FewestKnown && header.Places.Count > (best?.Places.Count ?? 0))
                best = header;
        }

        return best;
    }

    /// <summary>The first of the rows with the most words, which is where a person would look.</summary>
    public static TableRow? Guess(Table table) =>
        table.Rows.Take(SearchedRows).Where(r => WordsIn(r) >= FewestKnown).MaxBy(WordsIn);

    /// <summary>What a heading says, however it is written: the star of a needed column is no part of it.</summary>
    public static string WordsOf(string heading) => FoldedLetters.WordsOf(heading.Trim().TrimEnd('*'));

    private static int WordsIn(TableRow row) => row.Cells.Count(c => !c.IsEmpty && !c.IsNumber && c.Text.Any(char.IsLetter));

    // What its sender has explained goes before what everybody takes it for.
    private static (SheetColumn Column, int Rank)? Known(string words, IReadOnlyList<SheetColumn> columns, IReadOnlyDictionary<string, string> explained)
    {
        if (explained.TryGetValue(words, out var field))
            return columns.FirstOrDefault(c => c.Field == field) is { } own ? (own, -1) : null;

        foreach (var column in columns)
        {
            if (column.RankOf(words) is { } rank)
                return (column, rank);
        }

        return null;
    }

    private static SheetHeader Of(int index, TableRow row, IReadOnlyList<SheetColumn> columns, IReadOnlyDictionary<string, string> explained)
    {
        var known = new Dictionary<string, (int Rank, int Place)>(StringComparer.Ordinal);
        var ignored = new List<string>();
        SheetColumn? twice = null;
        foreach (var (place, cell) in row.Cells.Index())
        {
            var heading = cell.Text.Trim();
            if (heading.Length == 0)
                continue;

            if (Known(WordsOf(heading), columns, explained) is not var (column, rank))
            {
                ignored.Add(heading);
                continue;
            }

            if (known.TryGetValue(column.Field, out var other) && other.Rank == rank)
                twice ??= column;
            if (other.Rank <= rank && known.ContainsKey(column.Field))
                ignored.Add(heading);
            else
                known[column.Field] = (rank, place);
        }

        return new SheetHeader(index, known.ToDictionary(k => k.Key, k => k.Value.Place), ignored, twice);
    }
}

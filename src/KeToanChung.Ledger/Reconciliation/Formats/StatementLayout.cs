using System.Security.Cryptography;
using System.Text;

namespace KeToanChung.Ledger.Reconciliation.Formats;

/// <summary>
/// A bank's table whose heading row says nothing that we know: a person said which column is which. It holds for each file with the same heading row.
/// </summary>
/// <param name="Headings">The heading row, cell by cell.</param>
/// <param name="Columns">The place of each column that is read, from 0.</param>
public sealed record StatementLayout(IReadOnlyList<string> Headings, IReadOnlyDictionary<StatementColumn, int> Columns)
{
    public const int MostHeadings = Table.MostColumns;

    public const int LongestHeading = 200;

    private static readonly StatementColumn[] Amounts = [StatementColumn.Amount, StatementColumn.Debit, StatementColumn.Credit];

    private static readonly StatementColumn[] AlwaysFilled = [StatementColumn.Date, .. Amounts, StatementColumn.Balance];

    /// <summary>Stands for the heading row, whatever its case, diacritics and blanks.</summary>
    public string Key { get; } = KeyOf(Headings);

    public static string KeyOf(IEnumerable<string> headings)
    {
        var words = string.Join('|', headings.Select(FoldedLetters.WordsOf)).TrimEnd('|');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)));
    }

    /// <summary>Why no file can be read by it; the field is the column's.</summary>
    public Refusal? WhyNot()
    {
        if (!Columns.ContainsKey(StatementColumn.Date))
            return new Refusal(Codes.RequestInvalid, FieldOf(StatementColumn.Date), "layout.noDate");
        if (!Amounts.Any(Columns.ContainsKey))
            return new Refusal(Codes.RequestInvalid, FieldOf(StatementColumn.Amount), "layout.noAmount");
        if (Columns.FirstOrDefault(c => c.Value < 0 || c.Value >= Headings.Count) is { Key: var beyond, Value: not 0 })
            return new Refusal(Codes.RequestInvalid, FieldOf(beyond), "layout.noSuchColumn").With("column", Columns[beyond] + 1).With("columns", Headings.Count);
        if (Columns.GroupBy(c => c.Value).FirstOrDefault(same => same.Count() > 1) is { } twice)
            return new Refusal(Codes.RequestInvalid, FieldOf(twice.Last().Key), "layout.twice").With("column", twice.Key + 1).With("heading", Headings[twice.Key]);

        // A row of figures as headings would fit that one file only.
        var figures = Columns.Where(c => AlwaysFilled.Contains(c.Key)).Select(c => new TableCell(Headings[c.Value])).ToList();
        return figures.Exists(h => !h.IsEmpty && (h.Day(out _) is null || h.Amount(out _) is null)) || Headings.All(string.IsNullOrWhiteSpace)
            ? new Refusal(Codes.RequestInvalid, "headings", "layout.noHeadings")
            : null;
    }

    /// <summary>The field that says where a column is.</summary>
    public static string FieldOf(StatementColumn column) => $"columns.{NameOf(column)}";

    public static string NameOf(StatementColumn column) => $"{char.ToLowerInvariant(column.ToString()[0])}{column.ToString()[1..]}";
}

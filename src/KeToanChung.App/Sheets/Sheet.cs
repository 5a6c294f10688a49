using KeToanChung.App.Files;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Reconciliation.Formats;

namespace KeToanChung.App.Sheets;

/// <summary>
/// A workbook's first visible sheet, or a text of rows and cells, under headings that are known by their words: in any order, in Vietnamese with
/// or without diacritics or as the request calls them, below a title.
/// </summary>
internal sealed class Sheet
{
    public const int MostRows = 20_000;

    private readonly IReadOnlyDictionary<string, int> places;

    private Sheet(IReadOnlyList<SheetColumn> columns, Table table, SheetHeader header)
    {
        Columns = columns;
        places = header.Places;
        Header = table.Rows[header.Index];
        Rows = [.. table.Rows.Skip(header.Index + 1).Where(HasSomething)];
        Ignored = header.Ignored;
    }

    public IReadOnlyList<SheetColumn> Columns { get; }

    public TableRow Header { get; }

    /// <summary>Those below the header that hold something in a known column.</summary>
    public IReadOnlyList<TableRow> Rows { get; }

    /// <summary>Headings whose columns are not read.</summary>
    public IReadOnlyList<string> Ignored { get; }

    /// <summary>Where a column stands, from 0; null where the sheet doesn't have it.</summary>
    public int? PlaceOf(string field) => places.TryGetValue(field, out var place) ? place : null;

    /// <summary>The heading over a column in the sheet's own words, else as the template says it.</summary>
    public string HeadingOf(string field) =>
        PlaceOf(field) is { } place ? Header[place].Text.Trim() : Columns.FirstOrDefault(c => c.Field == field)?.Heading ?? "";

    /// <exception cref="UnreadableStatementException">Says why the file as a whole can't be read.</exception>
    public static Sheet Read(byte[] content, IReadOnlyList<SheetColumn> columns, IReadOnlyDictionary<string, string> explained)
    {
        var table = TableOf(content, columns, explained);
        if (SheetHeader.Find(table, columns, explained) is not { } header)
            throw new UnreadableStatementException(new Refusal(Codes.RequestInvalid, "file", "sheet.noHeader").With("columns", Named(columns.Where(c => c.IsNeeded))));
        if (columns.Where(c => c.IsNeeded && !header.Places.ContainsKey(c.Field)).ToList() is { Count: > 0 } missing)
            throw new UnreadableStatementException(new Refusal(Codes.RequestInvalid, "file", "sheet.columnMissing").With("columns", Named(missing)));
        if (header.Twice is { } twice)
            throw new UnreadableStatementException(new Refusal(Codes.RequestInvalid, "file", "sheet.columnTwice").With("column", twice.Heading));

        var sheet = new Sheet(columns, table, header);
        return sheet.Rows.Count switch
        {
            0 => throw new UnreadableStatementException(new Refusal(Codes.RequestInvalid, "file", "sheet.noRows")),
            > MostRows => throw new UnreadableStatementException(new Refusal(Codes.RequestInvalid, "file", "sheet.tooManyRows").With("most", (long)MostRows)),
            _ => sheet,
        };
    }

    /// <summary>The row of headings, and which of its cells is which column; of a sheet where hardly any is known, the row that looks most like one.</summary>
    /// <exception cref="UnreadableStatementException">Says why the file as a whole can't be read.</exception>
    public static (TableRow Row, IReadOnlyDictionary<string, int> Places) Headings(
        byte[] content, IReadOnlyList<SheetColumn> columns, IReadOnlyDictionary<string, string> explained)
    {
        var table = TableOf(content, columns, explained);
        if (SheetHeader.Find(table, columns, explained) is { } header)
            return (table.Rows[header.Index], header.Places);

        return SheetHeader.Guess(table) is { } row
            ? (row, new Dictionary<string, int>())
            : throw new UnreadableStatementException(new Refusal(Codes.RequestInvalid, "file", "sheet.noHeader").With("columns", Named(columns.Where(c => c.IsNeeded))));
    }

    private static Table TableOf(byte[] content, IReadOnlyList<SheetColumn> columns, IReadOnlyDictionary<string, string> explained)
    {
        var table = FileContent.TextOf(content) is { } text
            ? DelimitedText.Read(text, t => SheetHeader.Find(t, columns, explained)?.Places.Count ?? 0)
            : Workbook.FirstSheet(content);
        return table.IsCutOff ? throw new UnreadableStatementException(StatementFault.InFile("cutOff")) : table;
    }

    private bool HasSomething(TableRow row) => places.Values.Any(place => !row[place].IsEmpty || row[place].IsCovered);

    private static string Named(IEnumerable<SheetColumn> columns) => string.Join(", ", columns.Select(c => c.Heading));
}

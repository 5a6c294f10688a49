namespace KeToanChung.Ledger.Reconciliation.Formats;

/// <summary>Reads a statement file of any format, told by what is in it.</summary>
public static class StatementReader
{
    private const int MostFirstRows = 20;

    /// <param name="sheetOf">Gives the first sheet of a workbook; throws <see cref="UnreadableStatementException"/> where there is none.</param>
    /// <param name="layouts">Tables that a person explained; the others are told by the words of their headings.</param>
    public static StatementReading Read(byte[] content, Func<byte[], Table> sheetOf, IReadOnlyList<StatementLayout> layouts)
    {
        try
        {
            return FileContent.TextOf(content) is { } text
                ? ReadText(content, text, layouts)
                : TableStatement.Read(sheetOf(content), StatementFormat.Xlsx, layouts);
        }
        catch (UnreadableStatementException unreadable)
        {
            return StatementReading.Refused([unreadable.Fault]);
        }
    }

    /// <summary>The first rows of a table as they stand, for a person to say which column is which; none where the file is no table.</summary>
    public static IReadOnlyList<TableRow> FirstRows(byte[] content, Func<byte[], Table> sheetOf)
    {
        try
        {
            var table = FileContent.TextOf(content) is { } text ? DelimitedText.Read(text, WidthOf) : sheetOf(content);
            return [.. table.Rows.Take(MostFirstRows)];
        }
        catch (UnreadableStatementException)
        {
            return [];
        }
    }

    // The separator that parts most rows into most cells is the one that was meant.
    private static int WidthOf(Table table) =>
        table.Rows.Count == 0 ? 0 : table.Rows.GroupBy(r => r.Cells.Count).Max(same => same.Key > 1 ? same.Key * same.Count() : 0);

    private static StatementReading ReadText(byte[] content, string text, IReadOnlyList<StatementLayout> layouts)
    {
        if (text.AsSpan().TrimStart(" \t\r\n\uFEFF")[0] == '<')
            return Camt053Statement.Read(content);
        return Mt940Statement.IsOne(text)
            ? Mt940Statement.Read(text)
            : TableStatement.Read(DelimitedText.Read(text, table => TableHeader.Find(table, layouts)?.Count ?? 0), StatementFormat.Csv, layouts);
    }
}

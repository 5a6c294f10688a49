using System.Text;

using ExcelDataReader;

using KeToanChung.Ledger.Reconciliation.Formats;

namespace KeToanChung.App.Files;

/// <summary>The first visible sheet of an old Excel file (.xls, BIFF8), with the results of its formulas.</summary>
internal static class OldWorkbook
{
    static OldWorkbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // of files from before Unicode

    public static Table FirstSheet(byte[] content)
    {
        try
        {
            using var reader = ExcelReaderFactory.CreateBinaryReader(new MemoryStream(content, writable: false));
            do
            {
                if (reader.VisibleState == "visible" && Read(reader) is { Rows.Count: > 0 } table)
                    return table;
            }
            while (reader.NextResult());
        }
        catch (Exception e) when (e is not UnreadableStatementException and not OutOfMemoryException)
        {
            // The library reports a damaged workbook, and what is no workbook, by whatever exception that leads to.
            throw new UnreadableStatementException(StatementFault.InFile("brokenWorkbook"));
        }

        throw new UnreadableStatementException(StatementFault.InFile("noHeader"));
    }

    private static Table Read(IExcelDataReader reader)
    {
        var rows = new List<TableRow>();
        for (var number = 1; reader.Read(); number++)
        {
            var cells = Enumerable.Range(0, Math.Min(reader.FieldCount, Table.MostColumns)).Select(i => CellOf(reader, i)).ToList();
            if (cells.TrueForAll(c => c.IsEmpty))
                continue;
            if (rows.Count == Table.MostRows)
                throw new UnreadableStatementException(StatementFault.InFile("tooManyLines"));
            rows.Add(new TableRow(number, cells, reader.RowHeight == 0));
        }

        var merged = (reader.MergeCells ?? []).Select(m => new MergedCells.Area(m.FromRow + 1, m.FromColumn + 1, m.ToRow + 1, m.ToColumn + 1));
        return new Table(MergedCells.MarkedIn(rows, merged));
    }

    private static TableCell CellOf(IExcelDataReader reader, int i) => reader.GetValue(i) switch
    {
        double number => Workbook.CellOf(number, reader.GetNumberFormatString(i) ?? ""),
        int number => Workbook.CellOf((double)number, reader.GetNumberFormatString(i) ?? ""),
        var other => Workbook.CellOf(other, ""),
    };
}

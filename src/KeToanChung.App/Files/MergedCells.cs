using KeToanChung.Ledger.Reconciliation.Formats;

using OfficeOpenXml;

namespace KeToanChung.App.Files;

/// <summary>
/// Cells that a merged one covers: they hold nothing, though whoever looks at the sheet sees the merged cell's content over all of them.
/// </summary>
internal static class MergedCells
{
    /// <summary>A sheet that claims to merge more of its rows was not made by a person.</summary>
    private const int MostMarks = 2_000_000;

    public static IReadOnlyList<TableRow> MarkedIn(List<TableRow> rows, ExcelWorksheet sheet)
    {
        var places = rows.Select((row, i) => (row.Number, i)).ToDictionary(p => p.Number, p => p.i);
        var left = MostMarks;
        foreach (var address in sheet.MergedCells)
        {
            if (address is null)
                continue; // a merge that was undone leaves its place empty

            var merged = new ExcelAddress(address);
            var last = Math.Min(merged.End.Column, Table.MostColumns);
            for (var row = merged.Start.Row; row <= Math.Min(merged.End.Row, sheet.Dimension.End.Row) && left > 0; row++)
            {
                left--;
                if (places.TryGetValue(row, out var place))
                    left -= Cover(rows, place, row == merged.Start.Row ? merged.Start.Column + 1 : merged.Start.Column, last);
            }
        }

        return rows;
    }

    private static int Cover(List<TableRow> rows, int place, int first, int last)
    {
        var cells = rows[place].Cells.ToList();
        while (cells.Count < last)
            cells.Add(TableCell.Empty);
        for (var column = first; column <= last; column++)
            cells[column - 1] = cells[column - 1] with { IsCovered = true };
        rows[place] = rows[place] with { Cells = cells };
        return cells.Count;
    }
}

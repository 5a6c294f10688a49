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

    /// <summary>From its first to its last cell, counted from 1.</summary>
    internal readonly record struct Area(int FirstRow, int FirstColumn, int LastRow, int LastColumn)
    {
        public static Area Of(ExcelAddress address) => new(address.Start.Row, address.Start.Column, address.End.Row, address.End.Column);
    }

    public static IReadOnlyList<TableRow> MarkedIn(List<TableRow> rows, IEnumerable<Area> areas)
    {
        var places = rows.Select((row, i) => (row.Number, i)).ToDictionary(p => p.Number, p => p.i);
        var left = MostMarks;
        foreach (var merged in areas)
        {
            var last = Math.Min(merged.LastColumn, Table.MostColumns);
            for (var row = merged.FirstRow; row <= merged.LastRow && row <= rows[^1].Number && left > 0; row++)
            {
                left--;
                if (places.TryGetValue(row, out var place))
                    left -= Cover(rows, place, row == merged.FirstRow ? merged.FirstColumn + 1 : merged.FirstColumn, last);
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

using System.Globalization;
using System.IO.Compression;

using KeToanChung.Ledger.Reconciliation.Formats;

using OfficeOpenXml;

namespace KeToanChung.App.Files;

/// <summary>The first sheet of an Excel file as rows and cells. A packed file (XLSX) is unpacked once to be measured before it is believed.</summary>
internal static class Workbook
{
    /// <summary>200,000 lines of a statement take about half of it.</summary>
    private const long MostUnpackedBytes = 160L * 1024 * 1024;

    private const int MostParts = 1_000;

    public static bool IsOld(byte[] content) => content is [0xD0, 0xCF, 0x11, 0xE0, ..];

    public static Table FirstSheet(byte[] content) => LegacyLetters.Mended(IsOld(content) ? OldWorkbook.FirstSheet(content) : FirstSheetOfPacked(content));

    private static Table FirstSheetOfPacked(byte[] content)
    {
        MustBeBounded(content);
        try
        {
            using var package = new ExcelPackage(new MemoryStream(content, writable: false));
            return FirstVisible(package) is { } sheet
                ? Read(sheet)
                : throw Refused("noHeader");
        }
        catch (Exception e) when (e is not UnreadableStatementException and not OutOfMemoryException)
        {
            // The library reports a damaged workbook by whatever exception the damage leads to.
            throw Refused("brokenWorkbook");
        }
    }

    public static ExcelWorksheet? FirstVisible(ExcelPackage package) =>
        package.Workbook.Worksheets.FirstOrDefault(s => s.Dimension is not null && s.Hidden is eWorkSheetHidden.Visible);

    private static void MustBeBounded(byte[] content)
    {
        try
        {
            using var parts = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (parts.GetEntry("[Content_Types].xml") is null)
                throw Refused("otherZip");
            if (parts.Entries.Count > MostParts)
                throw Refused("unpacked");

            // What the archive says about itself can lie: only unpacking tells.
            var left = MostUnpackedBytes;
            var buffer = new byte[81_920];
            foreach (var part in parts.Entries)
            {
                using var stream = part.Open();
                for (int read; (read = stream.Read(buffer)) > 0;)
                {
                    if ((left -= read) < 0)
                        throw Refused("unpacked");
                }
            }
        }
        catch (InvalidDataException)
        {
            throw Refused("brokenWorkbook");
        }
    }

    private static Table Read(ExcelWorksheet sheet)
    {
        // Only cells that are there: a sheet may claim a million rows of which ten are filled.
        var rows = new List<TableRow>();
        var cells = new List<TableCell>();
        var current = 0;
        foreach (var cell in sheet.Cells)
        {
            if (cell.Start.Row != current)
            {
                Finish();
                current = cell.Start.Row;
            }

            if (cell.Start.Column > Table.MostColumns)
                continue;
            while (cells.Count < cell.Start.Column - 1)
                cells.Add(TableCell.Empty);
            cells.Add(CellOf(cell.Value, cell.Style.Numberformat.Format));
        }

        Finish();
        return new Table(MergedCells.MarkedIn(rows, sheet.MergedCells
            .Where(address => address is not null) // a merge that was undone leaves its place empty
            .Select(address => MergedCells.Area.Of(new ExcelAddress(address)))));

        void Finish()
        {
            if (rows.Count == Table.MostRows)
                throw Refused("tooManyLines");
            if (cells.Exists(c => !c.IsEmpty))
                rows.Add(new TableRow(current, [.. cells], sheet.Row(current).Hidden));
            cells.Clear();
        }
    }

    internal static TableCell CellOf(object? value, string format) => value switch
    {
        null => TableCell.Empty,
        double code when format.Length > 1 && format.All(c => c is '0') => new TableCell(code.ToString(format, CultureInfo.InvariantCulture), IsNumber: true),
        string text => new TableCell(text),
        DateTime day => new TableCell(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        double number => new TableCell(Written(number), IsNumber: true),
        IFormattable number => new TableCell(number.ToString(null, CultureInfo.InvariantCulture), IsNumber: true),
        _ => new TableCell(value.ToString() ?? ""),
    };

    // Without an exponent; a sum of fractions that ends a hair beside a whole number is that number.
    private static string Written(double number) =>
        Math.Abs(number - Math.Round(number)) < 1e-6 && Math.Abs(number) < 1e15
            ? Math.Round(number).ToString("0", CultureInfo.InvariantCulture)
            : number.ToString("0.####", CultureInfo.InvariantCulture);

    private static UnreadableStatementException Refused(string reason) => new(StatementFault.InFile(reason));
}

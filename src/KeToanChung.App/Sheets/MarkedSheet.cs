using System.Drawing;

using KeToanChung.App.Files;
using KeToanChung.Ledger.Reconciliation.Formats;

using OfficeOpenXml;
using OfficeOpenXml.Style;

namespace KeToanChung.App.Sheets;

/// <summary>
/// The sheet as it was sent, with each wrong cell coloured and what is wrong with it in words: behind the row, where it can be filtered, and as
/// the cell's comment. A text and an old Excel file become a workbook.
/// </summary>
internal static class MarkedSheet
{
    /// <summary>A workbook keeps its comments in drawings, which grow slow by the thousand; the words behind the row say it all.</summary>
    private const int MostComments = 2_000;

    private const string ReasonHeading = "Cần sửa";

    private static readonly Color WrongColor = Color.FromArgb(0xFD, 0xD8, 0xD3);

    public static byte[] Of(byte[] content, Sheet sheet, IReadOnlyList<SheetFaultView> faults)
    {
        using var package = FileContent.TextOf(content) is null && !Workbook.IsOld(content) ? new ExcelPackage(new MemoryStream(content, writable: false)) : Written(sheet);
        var marked = Workbook.FirstVisible(package)!;
        var reasons = ReasonColumn(marked, sheet);
        var comments = 0;
        foreach (var row in faults.GroupBy(f => f.Row))
        {
            marked.Cells[row.Key, reasons].Value = string.Join("\n", row.Select(f => f.Column is null ? f.Message : $"{f.Column}: {f.Message}"));
            marked.Cells[row.Key, reasons].Style.WrapText = true;
            foreach (var fault in row.Where(f => f.Field is not null))
            {
                if (sheet.PlaceOf(fault.Field!) is not { } place)
                    continue;
                var cell = marked.Cells[row.Key, place + 1];
                Colour(cell);
                if (cell.Comment is null && comments++ < MostComments)
                    cell.AddComment(fault.Message, "KeToanChung");
            }

            if (row.All(f => f.Field is null))
                Colour(marked.Cells[row.Key, reasons]);
        }

        return package.GetAsByteArray();
    }

    private static int ReasonColumn(ExcelWorksheet marked, Sheet sheet)
    {
        // A marked sheet that was mended and sent again has the column already.
        var old = sheet.Header.Cells.Index().Where(c => c.Item.Text == ReasonHeading).Select(c => c.Index + 1).FirstOrDefault();
        var column = old > 0 ? old : Math.Max(marked.Dimension.End.Column, sheet.Header.Cells.Count) + 1;
        if (old > 0)
        {
            foreach (var row in sheet.Rows)
            {
                foreach (var place in Enumerable.Range(0, row.Cells.Count))
                {
                    var cell = marked.Cells[row.Number, place + 1];
                    if (cell.Style.Fill.BackgroundColor.Rgb == $"{WrongColor.ToArgb():X8}")
                        cell.Style.Fill.PatternType = ExcelFillStyle.None;
                    if (cell.Comment is { Author: "KeToanChung" } comment)
                        marked.Comments.Remove(comment);
                }

                marked.Cells[row.Number, column].Value = null;
            }
        }

        marked.Cells[sheet.Header.Number, column].Value = ReasonHeading;
        marked.Cells[sheet.Header.Number, column].Style.Font.Bold = true;
        marked.Column(column).Width = 60;
        return column;
    }

    private static ExcelPackage Written(Sheet sheet)
    {
        var package = new ExcelPackage();
        var written = package.Workbook.Worksheets.Add("Chứng từ");
        foreach (var row in sheet.Rows.Prepend(sheet.Header))
        {
            foreach (var (i, cell) in row.Cells.Index())
            {
                written.Cells[row.Number, i + 1].Style.Numberformat.Format = "@"; // stays as it was written, and is no formula
                written.Cells[row.Number, i + 1].Value = cell.Text;
            }
        }

        written.Row(sheet.Header.Number).Style.Font.Bold = true;
        written.View.FreezePanes(sheet.Header.Number + 1, 1);
        return package;
    }

    private static void Colour(ExcelRange cell)
    {
        cell.Style.Fill.PatternType = ExcelFillStyle.Solid;
        cell.Style.Fill.BackgroundColor.SetColor(WrongColor);
    }
}

using System.Drawing;

using OfficeOpenXml;
using OfficeOpenXml.Style;

namespace KeToanChung.App.Sheets;

/// <summary>An empty workbook to type into: headings, what goes below each, and cells that keep what is typed, such as a leading zero.</summary>
public static class SheetTemplate
{
    private const int TypedRows = 1_000;

    private static readonly Color HeadColor = Color.FromArgb(0xE6, 0xEE, 0xF5);

    public static byte[] Of(string title, IReadOnlyList<SheetColumn> columns)
    {
        using var package = new ExcelPackage();
        var sheet = package.Workbook.Worksheets.Add(title);
        foreach (var (i, column) in columns.Index())
        {
            var typed = sheet.Cells[2, i + 1, TypedRows, i + 1];
            typed.Style.Numberformat.Format = column.Kind switch
            {
                CellKind.Day => "dd/mm/yyyy",
                CellKind.Amount => "#,##0",
                CellKind.Number => "0",
                _ => "@",
            };
            sheet.Column(i + 1).Width = column.Kind is CellKind.Text ? 32 : 17;

            var head = sheet.Cells[1, i + 1];
            head.Value = column.IsNeeded ? $"{column.Heading} *" : column.Heading;
            head.AddComment(column.Hint, "KeToanChung");
        }

        var heads = sheet.Cells[1, 1, 1, columns.Count];
        (heads.Style.Font.Bold, heads.Style.WrapText, heads.Style.VerticalAlignment) = (true, true, ExcelVerticalAlignment.Center);
        heads.Style.Fill.PatternType = ExcelFillStyle.Solid;
        heads.Style.Fill.BackgroundColor.SetColor(HeadColor);
        sheet.Row(1).Height = 32;
        sheet.View.FreezePanes(2, 1);
        return package.GetAsByteArray();
    }
}

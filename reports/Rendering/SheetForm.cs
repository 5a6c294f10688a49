using System.Drawing;

using OfficeOpenXml;
using OfficeOpenXml.Style;

namespace KeToanChung.Reports.Rendering;

/// <summary>
/// The workbook before its rows: head, columns, frozen panes, print set-up, and below them one row for each way that a row can look, whose
/// cells lend their styles.
/// </summary>
internal sealed record SheetForm(byte[] Workbook, int FirstRow)
{
    private const string Font = "Times New Roman";

    private const string Money = "#,##0;(#,##0);\"–\"";

    private const string Day = "dd/mm/yyyy";

    private enum Pattern
    {
        Text,
        Code,
        Figure,
        Day,
        LinkedText,
        LinkedCode,
    }

    public int LineRow => FirstRow;

    public int SumRow => FirstRow + 1;

    /// <summary>Its cells: a caption, a heading, something said in passing, an office that signs.</summary>
    public int CaptionRow => FirstRow + 2;

    public static int PatternOf(ReportColumn column, bool isLinked) => (int)(column.Type switch
    {
        ColumnType.Money or ColumnType.Number => Pattern.Figure,
        ColumnType.Date => Pattern.Day,
        ColumnType.Text when column.IsCode => isLinked ? Pattern.LinkedCode : Pattern.Code,
        ColumnType.Text => isLinked ? Pattern.LinkedText : Pattern.Text,
    });

    public static SheetForm Make(Paper paper)
    {
        using var package = new ExcelPackage();
        var sheet = package.Workbook.Worksheets.Add("Báo cáo");
        sheet.Cells.Style.Font.Name = Font;
        sheet.Cells.Style.Font.Size = 11;
        var columns = paper.Tables[0].Columns;
        foreach (var (i, column) in columns.Index())
            sheet.Column(i + 1).Width = column.IsFigure ? 17 : Math.Clamp(column.Width * 1.7, 11, 44);

        var row = Head(sheet, paper, columns.Count);
        var headRow = row;
        row = ColumnHeads(sheet, columns, row);
        Patterns(sheet, row);
        SetUpPrinting(sheet, paper, headRow, row - 1);
        sheet.View.FreezePanes(row, 1);

        var properties = package.Workbook.Properties;
        (properties.Title, properties.Author, properties.Subject) = ($"{paper.Title} – {paper.Subtitle}", paper.Author, paper.Form ?? "");
        properties.Application = "KeToanChung";
        return new SheetForm(package.GetAsByteArray(), row);
    }

    private static int Head(ExcelWorksheet sheet, Paper paper, int columns)
    {
        var half = Math.Max(1, columns / 2);
        foreach (var (i, line) in paper.Owner.Index())
            Line(sheet, i + 1, 1, half, line, isBold: i == 1);
        Line(sheet, 1, half + 1, columns, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", isBold: true, ExcelHorizontalAlignment.Center);
        Line(sheet, 2, half + 1, columns, "Độc lập - Tự do - Hạnh phúc", isBold: true, ExcelHorizontalAlignment.Center);
        if (paper.Form is { } form)
            Line(sheet, 3, half + 1, columns, form, isBold: false, ExcelHorizontalAlignment.Right);

        var row = Math.Max(paper.Owner.Count, 3) + 2;
        Line(sheet, row, 1, columns, paper.Title.ToUpperInvariant(), isBold: true, ExcelHorizontalAlignment.Center);
        sheet.Cells[row, 1].Style.Font.Size = 14;
        Line(sheet, ++row, 1, columns, paper.Subtitle, isBold: false, ExcelHorizontalAlignment.Center);
        foreach (var field in paper.Fields)
            Line(sheet, ++row, 1, columns, $"{field.Label}: {field.Value}", isBold: false);
        Line(sheet, ++row, 1, columns, "Đơn vị tính: đồng", isBold: false, ExcelHorizontalAlignment.Right);
        sheet.Cells[row, 1].Style.Font.Italic = true;
        return row + 1;
    }

    private static void Line(
        ExcelWorksheet sheet, int row, int first, int last, string text, bool isBold, ExcelHorizontalAlignment alignment = ExcelHorizontalAlignment.Left)
    {
        if (first > last)
            return;
        var cell = sheet.Cells[row, first, row, last];
        cell.Merge = first < last;
        sheet.Cells[row, first].Value = text;
        (cell.Style.Font.Bold, cell.Style.HorizontalAlignment, cell.Style.QuotePrefix) = (isBold, alignment, true);
    }

    private static int ColumnHeads(ExcelWorksheet sheet, IReadOnlyList<ReportColumn> columns, int row)
    {
        var hasGroups = columns.Any(c => c.Group is not null);
        for (var i = 0; i < columns.Count; i++)
        {
            var column = columns[i];
            if (column.Group is null)
            {
                Heading(sheet.Cells[row, i + 1, hasGroups ? row + 1 : row, i + 1], column.Heading);
                continue;
            }

            Heading(sheet.Cells[row + 1, i + 1], column.Heading);
            if (i > 0 && columns[i - 1].Group == column.Group)
                continue;
            var last = i;
            while (last + 1 < columns.Count && columns[last + 1].Group == column.Group)
                last++;
            Heading(sheet.Cells[row, i + 1, row, last + 1], column.Group);
        }

        return row + (hasGroups ? 2 : 1);
    }

    private static void Heading(ExcelRange cells, string text)
    {
        cells.Merge = cells.Columns > 1 || cells.Rows > 1;
        cells.Worksheet.Cells[cells.Start.Row, cells.Start.Column].Value = text;
        Look(cells.Style, isBold: true);
        (cells.Style.HorizontalAlignment, cells.Style.VerticalAlignment, cells.Style.WrapText) = (ExcelHorizontalAlignment.Center, ExcelVerticalAlignment.Center, true);
        Ground(cells.Style, Color.FromArgb(0xE3, 0xE3, 0xE3));
    }

    private static void Patterns(ExcelWorksheet sheet, int row)
    {
        foreach (var pattern in Enum.GetValues<Pattern>())
        {
            foreach (var isSum in (bool[])[false, true])
            {
                var style = sheet.Cells[isSum ? row + 1 : row, (int)pattern + 1].Style;
                Look(style, isSum);
                style.VerticalAlignment = ExcelVerticalAlignment.Top;
                if (isSum)
                    Ground(style, Color.FromArgb(0xF2, 0xF2, 0xF2));
                switch (pattern)
                {
                    case Pattern.Figure:
                        style.Numberformat.Format = Money;
                        break;
                    case Pattern.Day:
                        (style.Numberformat.Format, style.HorizontalAlignment) = (Day, ExcelHorizontalAlignment.Center);
                        break;
                    default:
                        (style.Numberformat.Format, style.QuotePrefix, style.WrapText) = ("@", true, pattern is Pattern.Text or Pattern.LinkedText);
                        break;
                }

                if (pattern is Pattern.LinkedText or Pattern.LinkedCode)
                {
                    style.Font.UnderLine = true;
                    style.Font.Color.SetColor(Color.FromArgb(0x05, 0x63, 0xC1));
                }
            }
        }

        var captions = row + 2;
        sheet.Cells[captions, 1].Style.Font.Bold = true;
        Look(sheet.Cells[captions, 2].Style, isBold: true);
        (sheet.Cells[captions, 2].Style.WrapText, sheet.Cells[captions, 2].Style.HorizontalAlignment) = (true, ExcelHorizontalAlignment.Center);
        Ground(sheet.Cells[captions, 2].Style, Color.FromArgb(0xE3, 0xE3, 0xE3));
        (sheet.Cells[captions, 3].Style.Font.Italic, sheet.Cells[captions, 3].Style.HorizontalAlignment) = (true, ExcelHorizontalAlignment.Center);
        (sheet.Cells[captions, 4].Style.Font.Bold, sheet.Cells[captions, 4].Style.HorizontalAlignment) = (true, ExcelHorizontalAlignment.Center);
        sheet.Cells[captions, 4].Style.WrapText = true;
    }

    private static void Look(ExcelStyle style, bool isBold)
    {
        style.Font.Bold = isBold;
        style.Border.Left.Style = style.Border.Right.Style = style.Border.Top.Style = style.Border.Bottom.Style = ExcelBorderStyle.Thin;
    }

    private static void Ground(ExcelStyle style, Color color)
    {
        style.Fill.PatternType = ExcelFillStyle.Solid;
        style.Fill.BackgroundColor.SetColor(color);
    }

    private static void SetUpPrinting(ExcelWorksheet sheet, Paper paper, int firstHead, int lastHead)
    {
        var printer = sheet.PrinterSettings;
        printer.PaperSize = ePaperSize.A4;
        printer.Orientation = paper.IsLandscape ? eOrientation.Landscape : eOrientation.Portrait;
        (printer.FitToPage, printer.FitToWidth, printer.FitToHeight) = (true, 1, 0);
        printer.RepeatRows = new ExcelAddress($"{firstHead}:{lastHead}");
        printer.HorizontalCentered = true;
        (printer.LeftMargin, printer.RightMargin, printer.TopMargin, printer.BottomMargin) = (0.5m, 0.5m, 0.6m, 0.7m);
        sheet.HeaderFooter.OddFooter.LeftAlignedText = paper.Foot.Replace("&", "&&", StringComparison.Ordinal);
        sheet.HeaderFooter.OddFooter.RightAlignedText = $"Trang {ExcelHeaderFooter.PageNumber}/{ExcelHeaderFooter.NumberOfPages}";
    }
}

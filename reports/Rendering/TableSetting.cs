using PdfSharp.Drawing;
using PdfSharp.UniversalAccessibility;

namespace KeToanChung.Reports.Rendering;

/// <summary>
/// Sets one table on as many pages as it needs: its head on each, text broken within its column, figures never broken but set smaller where
/// they are too wide. A statement's cells are tagged as a table; a book's rows are tagged page by page, since a tag for each of its
/// hundred thousands of cells would take longer than the book.
/// </summary>
internal sealed class TableSetting
{
    private const double Padding = 2.5;

    private const double FontSize = 8.5;

    private const double SmallestFont = 5;

    private static readonly XPen Rule = new(XColor.FromGrayScale(0.55), 0.4);

    private static readonly XPen Frame = new(XColors.Black, 0.6);

    private static readonly XBrush SumGround = new XSolidBrush(XColor.FromGrayScale(0.94));

    private static readonly XBrush HeadGround = new XSolidBrush(XColor.FromGrayScale(0.89));

    private readonly Sheets sheets;

    private readonly PaperTable table;

    private readonly bool isBook;

    private readonly SetText regular = new(PaperFonts.Regular(FontSize)), bold = new(PaperFonts.Bold(FontSize)), symbols = new(PaperFonts.Italic(7));

    private readonly Dictionary<(bool IsBold, double Size), SetText> smaller = [];

    private double[] edges = [];

    private double bodyTop;

    /// <summary>Above the columns of a group no rule parts its name.</summary>
    private (double Height, IReadOnlyList<ColumnGroup> Groups) undivided;

    private bool isTableOpen;

    public TableSetting(Sheets sheets, PaperTable table, bool isBook) => (this.sheets, this.table, this.isBook) = (sheets, table, isBook);

    public void Set(IReadOnlyList<ReportRow> rows)
    {
        if (table.Caption is { } caption)
            sheets.Caption(caption);
        else if (table.Columns.Any(c => c.Type is ColumnType.Money))
            sheets.Unit("Đơn vị tính: đồng");

        edges = Edges();
        Head(isFirst: true);
        foreach (var row in rows)
            SetRow(row);
        EndPage();
        if (isTableOpen)
            sheets.EndTag();
    }

    private double[] Edges()
    {
        var total = table.Columns.Sum(c => c.Width);
        var all = new double[table.Columns.Count + 1];
        all[0] = Sheets.Left;
        for (var i = 0; i < table.Columns.Count; i++)
            all[i + 1] = all[i] + (table.Columns[i].Width / total * sheets.Width);
        return all;
    }

    private double WidthOf(int column) => edges[column + 1] - edges[column] - (2 * Padding);

    private void SetRow(ReportRow row)
    {
        var set = row.IsSum ? bold : regular;
        var cells = table.Columns.Select((column, i) => Lines(column, Written.Cell(column, row.Values[i], row.IsSum), i, set, row)).ToArray();
        var height = (cells.Max(c => c.Count) * set.LineHeight) + (2 * Padding);
        if (sheets.Y + height > sheets.Bottom)
        {
            EndPage();
            sheets.NewPage();
            Head(isFirst: false);
        }

        var top = sheets.Y;
        if (row.IsSum)
            Artifact(() => sheets.Fill(SumGround, edges[0], top + 0.3, edges[^1] - edges[0], height - 0.6));
        if (!isBook)
            sheets.Begin(PdfBlockLevelElementTag.TableRow);
        for (var i = 0; i < cells.Length; i++)
        {
            if (!isBook)
                sheets.Begin(PdfBlockLevelElementTag.TableDataCell);
            SetCell(table.Columns[i], cells[i], i, set, top + Padding, Indent(table.Columns[i], row));
            if (!isBook)
                sheets.EndTag();
        }

        if (!isBook)
            sheets.EndTag();
        sheets.Y += height;
        Artifact(() => sheets.Line(Rule, edges[0], sheets.Y, edges[^1], sheets.Y));
    }

    private IReadOnlyList<string> Lines(ReportColumn column, string text, int i, SetText set, ReportRow row)
    {
        if (text.Length == 0)
            return [];
        return column.IsFigure || column.Type is ColumnType.Date ? [text] : set.Break(SetText.Printable(text), WidthOf(i) - Indent(column, row));
    }

    private double Indent(ReportColumn column, ReportRow row) =>
        !isBook && column is { Type: ColumnType.Text, IsCode: false } && row.Level > 1 ? 7 * Math.Min(row.Level - 1, 4) : 0;

    private void SetCell(ReportColumn column, IReadOnlyList<string> lines, int i, SetText set, double top, double indent)
    {
        var alignment = column.IsFigure ? XStringAlignment.Far
            : column.Type is ColumnType.Date ? XStringAlignment.Center
            : XStringAlignment.Near;
        foreach (var (n, line) in lines.Index())
        {
            var fitting = column.Type is ColumnType.Text ? set : Fitting(line, set, WidthOf(i));
            sheets.Draw(line, fitting, edges[i] + Padding + indent, WidthOf(i) - indent, alignment, top + (n * set.LineHeight));
        }
    }

    private SetText Fitting(string text, SetText set, double width)
    {
        var wide = set.Width(text);
        if (wide <= width)
            return set;

        var size = Math.Max(SmallestFont, Math.Floor(FontSize * width / wide * 4) / 4);
        var isBold = ReferenceEquals(set, bold);
        if (!smaller.TryGetValue((isBold, size), out var fitting))
            smaller[(isBold, size)] = fitting = new SetText(isBold ? PaperFonts.Bold(size) : PaperFonts.Regular(size));
        return fitting;
    }

    /// <summary>Headings in two levels, and below them the letters and numbers by which forms name their columns: A, B, 1, 2.</summary>
    private void Head(bool isFirst)
    {
        var hasGroups = table.Columns.Any(c => c.Group is not null);
        var lower = table.Columns.Select((c, i) => bold.Break(c.Heading, WidthOf(i))).ToList();
        var groups = Groups().ToList();
        var upperHeight = hasGroups ? (groups.Where(g => g.Name is not null).Max(g => bold.Break(g.Name!, WidthFrom(g)).Count) * bold.LineHeight) + (2 * Padding) : 0;
        var single = table.Columns.Select((c, i) => c.Group is null ? lower[i].Count : 0).Max() * bold.LineHeight;
        var lowerHeight = Math.Max(
            (table.Columns.Select((c, i) => c.Group is null ? 0 : lower[i].Count).Max() * bold.LineHeight) + (2 * Padding),
            single + (2 * Padding) - upperHeight);
        var symbolHeight = symbols.LineHeight + 2;

        bodyTop = sheets.Y;
        var (y, bottom) = (sheets.Y, sheets.Y + upperHeight + lowerHeight);
        sheets.AsArtifact(() => sheets.Fill(HeadGround, edges[0], y, edges[^1] - edges[0], bottom - y));
        Open(isFirst);
        foreach (var group in groups)
        {
            if (group.Name is { } name)
                HeadCell(bold.Break(name, WidthFrom(group)), group.First, group.Last, y, upperHeight, isFirst);
            for (var i = group.First; i <= group.Last; i++)
            {
                var (top, tall) = group.Name is null ? (y, upperHeight + lowerHeight) : (y + upperHeight, lowerHeight);
                HeadCell(lower[i], i, i, top, tall, isFirst);
            }
        }

        sheets.EndTag();
        sheets.AsArtifact(() =>
        {
            foreach (var group in groups.Where(g => g.Name is not null))
                sheets.Line(Rule, edges[group.First], y + upperHeight, edges[group.Last + 1], y + upperHeight);
            sheets.Line(Rule, edges[0], bottom, edges[^1], bottom);
            Symbols(bottom + 1);
            sheets.Line(Frame, edges[0], bottom + symbolHeight, edges[^1], bottom + symbolHeight);
        });
        sheets.Y = bottom + symbolHeight;
        undivided = (upperHeight, [.. groups.Where(g => g.Name is not null)]);
        if (isBook)
            sheets.Begin(PdfBlockLevelElementTag.Paragraph);
    }

    private void Symbols(double top)
    {
        var (letter, number) = ('A', 1);
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var symbol = table.Columns[i].IsFigure ? $"{number++}" : $"{letter++}";
            sheets.Draw(symbol, symbols, edges[i], edges[i + 1] - edges[i], XStringAlignment.Center, top);
        }
    }

    private double WidthFrom(ColumnGroup group) => edges[group.Last + 1] - edges[group.First] - (2 * Padding);

    private IEnumerable<ColumnGroup> Groups()
    {
        var first = 0;
        for (var i = 1; i <= table.Columns.Count; i++)
        {
            if (i < table.Columns.Count && table.Columns[i].Group is { } name && name == table.Columns[first].Group)
                continue;
            yield return new ColumnGroup(table.Columns[first].Group, first, i - 1);
            first = i;
        }
    }

    private void HeadCell(IReadOnlyList<string> lines, int first, int last, double top, double height, bool isFirst)
    {
        if (isFirst && !isBook)
            sheets.Begin(PdfBlockLevelElementTag.TableHeaderCell);
        var y = top + ((height - (lines.Count * bold.LineHeight)) / 2);
        foreach (var (n, line) in lines.Index())
            sheets.Draw(line, bold, edges[first], edges[last + 1] - edges[first], XStringAlignment.Center, y + (n * bold.LineHeight));
        if (isFirst && !isBook)
            sheets.EndTag();
    }

    // The head is read out once; on the pages after it is decoration.
    private void Open(bool isFirst)
    {
        if (isBook && isFirst)
        {
            sheets.Begin(PdfBlockLevelElementTag.Paragraph);
        }
        else if (isFirst)
        {
            sheets.Begin(PdfBlockLevelElementTag.Table);
            sheets.Begin(PdfBlockLevelElementTag.TableRow);
            isTableOpen = true;
        }
        else
        {
            sheets.BeginArtifact();
        }
    }

    // In a book the page is one paragraph, and its rules may stand within it.
    private void Artifact(Action draw)
    {
        if (isBook)
            draw();
        else
            sheets.AsArtifact(draw);
    }

    /// <summary>The rules between the columns, from the head to the last row of the page.</summary>
    private void EndPage()
    {
        if (isBook)
            sheets.EndTag();
        sheets.AsArtifact(() =>
        {
            for (var i = 0; i < edges.Length; i++)
            {
                var within = undivided.Groups.Any(g => g.First < i && i <= g.Last) ? undivided.Height : 0;
                var pen = i == 0 || i == edges.Length - 1 ? Frame : Rule;
                sheets.Line(pen, edges[i], bodyTop + within, edges[i], sheets.Y);
            }

            sheets.Line(Frame, edges[0], bodyTop, edges[^1], bodyTop);
            sheets.Line(Frame, edges[0], sheets.Y, edges[^1], sheets.Y);
        });
    }

    private readonly record struct ColumnGroup(string? Name, int First, int Last);
}

using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

using OfficeOpenXml;

using CompressionLevel = System.IO.Compression.CompressionLevel;

namespace KeToanChung.Reports.Rendering;

/// <summary>
/// A report as a workbook: real numbers and days, head rows that stay, a print set-up, links to where figures come from. EPPlus makes the form;
/// the rows are written into it as they are read, so that a book of any length needs little memory.
/// </summary>
public static class ReportXlsx
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string SheetPart = "xl/worksheets/sheet1.xml";

    private const string LinksPart = "xl/worksheets/_rels/sheet1.xml.rels";

    /// <summary>Excel follows so many links in a sheet and no more.</summary>
    private const int MostLinks = 65_000;

    private const int FlushAt = 64 * 1_024;

    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly int EpochDay = new DateOnly(1899, 12, 30).DayNumber;

    /// <param name="home">Where the application is, for links; null leaves them out.</param>
    public static async Task Write(Report report, Paper paper, Uri? home, Stream to, CancellationToken cancel)
    {
        var form = SheetForm.Make(paper);
        using var source = new ZipArchive(new MemoryStream(form.Workbook), ZipArchiveMode.Read);
        await using var target = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel);
        foreach (var part in source.Entries.Where(e => e.FullName is not (SheetPart or LinksPart)))
        {
            await using var from = await part.OpenAsync(cancel);
            await using var copy = await target.CreateEntry(part.FullName, CompressionLevel.Fastest).OpenAsync(cancel);
            await from.CopyToAsync(copy, cancel);
        }

        var links = new List<string>();
        await using (var sheet = await target.CreateEntry(SheetPart, CompressionLevel.Fastest).OpenAsync(cancel))
        using (var filling = new Filling(form, paper, home, links, sheet))
            await filling.Write(Read(source), cancel);
        if (links.Count > 0)
            await WriteLinks(target, links, cancel);
    }

    private static XElement Read(ZipArchive workbook)
    {
        using var sheet = workbook.GetEntry(SheetPart)!.Open();
        return XElement.Load(sheet);
    }

    private static async Task WriteLinks(ZipArchive workbook, List<string> links, CancellationToken cancel)
    {
        XNamespace package = "http://schemas.openxmlformats.org/package/2006/relationships";
        var relations = new XElement(package + "Relationships", links.Select((link, i) => new XElement(
            package + "Relationship", new XAttribute("Id", $"link{i}"), new XAttribute("Type", $"{Relations}/hyperlink"), new XAttribute("Target", link),
            new XAttribute("TargetMode", "External"))));
        await using var part = await workbook.CreateEntry(LinksPart, CompressionLevel.Fastest).OpenAsync(cancel);
        await relations.SaveAsync(part, SaveOptions.DisableFormatting, cancel);
    }

    /// <summary>Writes the sheet: what the form holds above the rows, the rows, the places to sign, and what the form holds below.</summary>
    private sealed class Filling(SheetForm form, Paper paper, Uri? home, List<string> links, Stream sheet) : IDisposable
    {
        private readonly MemoryStream buffer = new();

        private readonly List<string> linked = [], merged = [];

        private XmlWriter xml = null!;

        private int rowNumber;

        public async Task Write(XElement formSheet, CancellationToken cancel)
        {
            xml = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = false });
            xml.WriteStartDocument(standalone: true);
            xml.WriteStartElement(formSheet.Name.LocalName, Main.NamespaceName);
            xml.WriteAttributeString("xmlns", "r", null, Relations);
            foreach (var part in formSheet.Elements())
            {
                if (part.Name == Main + "sheetData")
                    await Rows(part, cancel);
                else if (part.Name == Main + "mergeCells")
                    Merges(part);
                else if (part.Name == Main + "printOptions" || part.Name == Main + "pageMargins")
                    LinksBefore(part);
                else
                    part.WriteTo(xml);
            }

            xml.WriteEndDocument();
            await Flush(cancel);
        }

        public void Dispose()
        {
            xml?.Dispose();
            buffer.Dispose();
        }

        private async Task Rows(XElement rows, CancellationToken cancel)
        {
            xml.WriteStartElement("sheetData", Main.NamespaceName);
            foreach (var row in rows.Elements(Main + "row").Where(r => NumberOf(r) < form.FirstRow))
                row.WriteTo(xml);

            var patterns = rows.Elements(Main + "row").Where(r => NumberOf(r) >= form.FirstRow).ToDictionary(NumberOf, StylesOf);
            rowNumber = form.FirstRow;
            foreach (var (index, table) in paper.Tables.Index())
            {
                if (table.Caption is { } caption)
                {
                    rowNumber++;
                    TextRow(caption, 0, patterns[form.CaptionRow][0]);
                    HeadRow(table, patterns[form.CaptionRow][1]);
                }

                await foreach (var row in table.Rows.WithCancellation(cancel))
                {
                    Row(table, row, patterns[row.IsSum ? form.SumRow : form.LineRow]);
                    if (buffer.Length > FlushAt)
                        await Flush(cancel);
                }
            }

            Signatures(patterns[form.CaptionRow]);
            xml.WriteEndElement();
        }

        private void Row(PaperTable table, ReportRow row, IReadOnlyList<string> styles)
        {
            Start();
            for (var i = 0; i < table.Columns.Count; i++)
            {
                var column = table.Columns[i];
                var style = styles[SheetForm.PatternOf(column, row.DrillDown is not null && i == LinkColumn(table))];
                Cell(i, style, column, row.Values[i]);
            }

            xml.WriteEndElement();
            if (home is not null && row.DrillDown is { } drillDown && links.Count < MostLinks)
            {
                linked.Add(Address(LinkColumn(table), rowNumber));
                links.Add(new Uri(home, drillDown.TrimStart('/')).AbsoluteUri);
            }

            rowNumber++;
        }

        // The paper's number where there is one, else what the row is called.
        private static int LinkColumn(PaperTable table) =>
            table.Columns.Index().Where(c => c.Item.Key == "number").Select(c => c.Index).FirstOrDefault();

        private void Cell(int column, string style, ReportColumn of, object? value)
        {
            xml.WriteStartElement("c");
            xml.WriteAttributeString("r", Address(column, rowNumber));
            xml.WriteAttributeString("s", style);
            switch (value)
            {
                case long number when of.IsFigure:
                    xml.WriteElementString("v", number.ToString(CultureInfo.InvariantCulture));
                    break;
                case DateOnly day:
                    xml.WriteElementString("v", (day.DayNumber - EpochDay).ToString(CultureInfo.InvariantCulture));
                    break;
                case string { Length: > 0 } text:
                    Text(text);
                    break;
                default:
                    break;
            }

            xml.WriteEndElement();
        }

        // Text in its cell, never a formula: whatever it begins with, the cell's style says that it is text.
        private void Text(string text)
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is");
            xml.WriteStartElement("t");
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(string.Concat(text.EnumerateRunes().Where(r => r.Value > 0xFFFF || XmlConvert.IsXmlChar((char)r.Value))));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        private void HeadRow(PaperTable table, string style)
        {
            Start();
            foreach (var (i, column) in table.Columns.Index())
                TextCell(i, column.Title, style);
            xml.WriteEndElement();
            rowNumber++;
        }

        private void Signatures(IReadOnlyList<string> styles)
        {
            if (paper.Signatures.Count == 0)
                return;

            const int rowsForSigning = 4;
            var columns = paper.Tables[0].Columns.Count;
            var places = paper.Signatures.Select((s, i) => (Signature: s, First: i * columns / paper.Signatures.Count, Last: ((i + 1) * columns / paper.Signatures.Count) - 1)).ToList();
            rowNumber++;
            Spread([(paper.PlaceAndDay, places[^1].First, columns - 1)], styles[2]);
            Spread(places.Select(p => (p.Signature.Office, p.First, p.Last)), styles[3]);
            Spread(places.Select(p => ("(Ký, họ tên)", p.First, p.Last)), styles[2]);
            rowNumber += rowsForSigning;
            Spread(places.Where(p => p.Signature.Name is not null).Select(p => (p.Signature.Name!, p.First, p.Last)), styles[3]);
        }

        private void Spread(IEnumerable<(string Text, int First, int Last)> cells, string style)
        {
            Start();
            foreach (var (text, first, last) in cells)
            {
                TextCell(first, text, style);
                if (last > first)
                    merged.Add($"{Address(first, rowNumber)}:{Address(last, rowNumber)}");
            }

            xml.WriteEndElement();
            rowNumber++;
        }

        private void TextRow(string text, int column, string style)
        {
            Start();
            TextCell(column, text, style);
            xml.WriteEndElement();
            rowNumber++;
        }

        private void TextCell(int column, string text, string style)
        {
            xml.WriteStartElement("c");
            xml.WriteAttributeString("r", Address(column, rowNumber));
            xml.WriteAttributeString("s", style);
            Text(text);
            xml.WriteEndElement();
        }

        private void Start()
        {
            xml.WriteStartElement("row");
            xml.WriteAttributeString("r", rowNumber.ToString(CultureInfo.InvariantCulture));
        }

        private void Merges(XElement merges)
        {
            xml.WriteStartElement("mergeCells", Main.NamespaceName);
            foreach (var range in merges.Elements().Select(m => m.Attribute("ref")!.Value).Concat(merged))
            {
                xml.WriteStartElement("mergeCell");
                xml.WriteAttributeString("ref", range);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        // Links have their place in the sheet's order: before the print set-up.
        private void LinksBefore(XElement part)
        {
            if (linked.Count > 0)
            {
                xml.WriteStartElement("hyperlinks", Main.NamespaceName);
                foreach (var (i, cell) in linked.Index())
                {
                    xml.WriteStartElement("hyperlink");
                    xml.WriteAttributeString("ref", cell);
                    xml.WriteAttributeString("id", Relations, $"link{i}");
                    xml.WriteEndElement();
                }

                xml.WriteEndElement();
                linked.Clear();
            }

            part.WriteTo(xml);
        }

        private async Task Flush(CancellationToken cancel)
        {
            xml.Flush();
            buffer.Position = 0;
            await buffer.CopyToAsync(sheet, cancel);
            buffer.SetLength(0);
        }

        private static int NumberOf(XElement row) => (int)row.Attribute("r")!;

        private static IReadOnlyList<string> StylesOf(XElement row) => [.. row.Elements(Main + "c").Select(c => (string?)c.Attribute("s") ?? "0")];

        private static string Address(int column, int row) => ExcelCellBase.GetAddress(row, column + 1);
    }
}

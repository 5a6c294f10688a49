using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;

namespace KeToanChung.Reports.Rendering;

/// <summary>Sets a paper as PDF: A4, embedded fonts, text that can be searched and copied, tagged for those who listen to it.</summary>
public static class PaperPdf
{
    public const string ContentType = "application/pdf";

    /// <summary>More rows than this are no document, and would need more memory than one reader may ask for.</summary>
    public const int MostRows = 200_000;

    private const string Language = "vi-VN";

    /// <returns>Whether it was written; nothing is where there are more than <see cref="MostRows"/> rows.</returns>
    public static async Task<bool> TryWrite(Paper paper, Stream to, CancellationToken cancel)
    {
        // Each foot says how many pages there are, and PDFsharp goes back to none: so they are counted first.
        var tables = new List<(PaperTable Table, IReadOnlyList<ReportRow> Rows)>();
        foreach (var table in paper.Tables)
        {
            var rows = await table.Rows.Take(MostRows + 1).ToListAsync(cancel);
            if (rows.Count > MostRows)
                return false;
            tables.Add((table, rows));
        }

        var counting = new Sheets(paper);
        Set(paper, tables, counting, cancel);

        using var document = new PdfDocument();
        document.Options.CompressContentStreams = true;
        document.Info.Title = SetText.Printable($"{paper.Title} – {paper.Subtitle}");
        document.Info.Author = SetText.Printable(paper.Author);
        document.Info.Subject = paper.Form ?? "";
        document.Info.Creator = "KeToanChung";
        var tags = UAManager.ForDocument(document);
        tags.SetDocumentLanguage(Language);

        Set(paper, tables, new Sheets(paper, document, tags, counting.Count), cancel);

        // PDFsharp writes all at once and without waiting: into memory first, compressed as it is.
        using var file = new MemoryStream();
        document.Save(file, closeStream: false);
        file.Position = 0;
        await file.CopyToAsync(to, cancel);
        return true;
    }

    private static void Set(
        Paper paper, IReadOnlyList<(PaperTable Table, IReadOnlyList<ReportRow> Rows)> tables, Sheets sheets, CancellationToken cancel)
    {
        sheets.Head();
        foreach (var (table, rows) in tables)
        {
            cancel.ThrowIfCancellationRequested();
            new TableSetting(sheets, table, paper.IsBook).Set(rows);
        }

        sheets.Remarks();
        sheets.Signatures();
        sheets.End();
    }
}

/// <summary>The pages of a paper as they fill: where one is, what fits, and what every page has. Without a document it only counts them.</summary>
internal sealed class Sheets(Paper paper, PdfDocument? document = null, UAManager? tags = null, int total = 0)
{
    /// <summary>A4 in points.</summary>
    private const double Short = 595.3, Long = 841.9;

    public const double Left = Side;

    private const double Side = 36;

    private const double Top = 36;

    private const double FootSpace = 40;

    /// <summary>Room for a name written by hand and a stamp.</summary>
    private const double MuchSpace = 58, LittleSpace = 34;

    /// <summary>What is not known is written in by hand.</summary>
    private const string Blank = "…………………………………………";

    private static readonly XPen Thin = new(XColor.FromGrayScale(0.35), 0.5);

    private static readonly XBrush Grey = new XSolidBrush(XColor.FromGrayScale(0.35));

    private readonly SetText text = new(PaperFonts.Regular(10.5)), bold = new(PaperFonts.Bold(10.5)), italic = new(PaperFonts.Italic(10.5)),
        title = new(PaperFonts.Bold(14)), small = new(PaperFonts.Regular(8));

    private XGraphics? graphics;

    public int Count { get; private set; }

    public double Width { get; private set; }

    public double Bottom { get; private set; }

    /// <summary>How far the page is written.</summary>
    public double Y { get; set; }

    public void NewPage()
    {
        End();
        Count++;
        var (width, height) = paper.IsLandscape ? (Long, Short) : (Short, Long);
        if (document is not null)
        {
            var page = document.AddPage();
            (page.Width, page.Height) = (XUnit.FromPoint(width), XUnit.FromPoint(height));
            graphics = XGraphics.FromPdfPage(page);
            Foot(width, height);
        }

        (Width, Bottom, Y) = (width - (2 * Side), height - FootSpace, Top);
        if (Count > 1)
            RunningHead();
    }

    public void End()
    {
        if (graphics is null)
            return;

        graphics.Dispose();
        graphics = null;

        // A finished page is kept as it will be written: thousands of them as plain text would fill the memory.
        foreach (var content in document!.Pages[Count - 1].Contents.OfType<PdfDictionary>())
            content.Stream?.Zip();
    }

    public void Head()
    {
        NewPage();
        var half = Width / 2;
        var ownerY = Block(paper.Owner.Select((line, i) => (line, i == 1 ? bold : text)), Left, half - 10);
        var national = Block(
            [("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold), ("Độc lập - Tự do - Hạnh phúc", bold)], Left + half - 10, half + 10);
        var rule = bold.Width("Độc lập - Tự do - Hạnh phúc") / 2;
        AsArtifact(() => Line(Thin, Left + (half * 1.5) - rule, national + 2, Left + (half * 1.5) + rule, national + 2));
        Y = Math.Max(ownerY, national + 6);

        if (paper.Form is { } form)
        {
            Tag(PdfBlockLevelElementTag.Paragraph, () => Draw(form, small, Left, Width, XStringAlignment.Far, Y));
            Y += small.LineHeight;
        }

        Y += 10;
        foreach (var line in title.Break(SetText.Printable(paper.Title.ToUpper(System.Globalization.CultureInfo.GetCultureInfo("vi-VN"))), Width))
        {
            Tag(PdfBlockLevelElementTag.Heading1, () => Draw(line, title, Left, Width, XStringAlignment.Center, Y));
            Y += title.LineHeight;
        }

        Tag(PdfBlockLevelElementTag.Paragraph, () => Draw(paper.Subtitle, italic, Left, Width, XStringAlignment.Center, Y));
        Y += italic.LineHeight + 4;
        Fields(paper.Fields);
    }

    public void Remarks()
    {
        if (paper.Remarks.Count > 0)
            Y += 6;
        Fields(paper.Remarks);
    }

    /// <summary>The places to sign stand together, on one page.</summary>
    public void Signatures()
    {
        if (paper.Signatures.Count == 0)
            return;

        var width = Width / paper.Signatures.Count;
        var offices = paper.Signatures.Select(s => bold.Break(s.Office, width - 8)).ToList();
        var height = (offices.Max(o => o.Count) * bold.LineHeight) + (4 * text.LineHeight);
        var spaceForSigning = Y + height + MuchSpace <= Bottom ? MuchSpace : LittleSpace; // rather close together than alone on a page
        if (Y + height + spaceForSigning > Bottom)
            NewPage();

        Y += 8;
        Tag(PdfBlockLevelElementTag.Paragraph, () => Draw(
            SetText.Printable(paper.PlaceAndDay), italic, Left + Width - Math.Max(width, italic.Width(paper.PlaceAndDay) + 8),
            Math.Max(width, italic.Width(paper.PlaceAndDay) + 8), XStringAlignment.Center, Y));
        Y += italic.LineHeight + 2;
        var bottom = Y;
        foreach (var (i, signature) in paper.Signatures.Index())
        {
            var (x, y) = (Left + (i * width), Y);
            foreach (var line in offices[i])
            {
                Tag(PdfBlockLevelElementTag.Paragraph, () => Draw(line, bold, x, width, XStringAlignment.Center, y));
                y += bold.LineHeight;
            }

            y = Y + (offices.Max(o => o.Count) * bold.LineHeight);
            Tag(PdfBlockLevelElementTag.Paragraph, () => Draw("(Ký, họ tên)", italic, x, width, XStringAlignment.Center, y));
            y += italic.LineHeight + spaceForSigning;
            if (signature.Name is { } name)
                Tag(PdfBlockLevelElementTag.Paragraph, () => Draw(SetText.Printable(name), bold, x, width, XStringAlignment.Center, y));
            bottom = Math.Max(bottom, y + bold.LineHeight);
        }

        Y = bottom;
    }

    /// <summary>A caption above a table.</summary>
    public void Caption(string caption)
    {
        if (Y + 60 > Bottom)
            NewPage();
        Y += 12;
        Tag(PdfBlockLevelElementTag.Heading2, () => Draw(caption, bold, Left, Width, XStringAlignment.Near, Y));
        Y += bold.LineHeight + 3;
    }

    public void Unit(string unit)
    {
        Tag(PdfBlockLevelElementTag.Paragraph, () => Draw(unit, italic, Left, Width, XStringAlignment.Far, Y));
        Y += italic.LineHeight + 2;
    }

    public void Draw(string line, SetText set, double x, double width, XStringAlignment alignment, double y, XBrush? brush = null)
    {
        if (line.Length == 0)
            return;
        x += alignment switch
        {
            XStringAlignment.Near => 0,
            XStringAlignment.Center => (width - set.Width(line)) / 2,
            XStringAlignment.Far => width - set.Width(line),
        };
        graphics?.DrawString(line, set.Font, brush ?? XBrushes.Black, x, y + set.Baseline);
    }

    public void Line(XPen pen, double x, double y, double toX, double toY) => graphics?.DrawLine(pen, x, y, toX, toY);

    public void Fill(XBrush brush, double x, double y, double width, double height) => graphics?.DrawRectangle(brush, x, y, width, height);

    public void Begin(PdfBlockLevelElementTag tag) => tags?.StructureBuilder.BeginElement(tag);

    /// <summary>What is drawn but not read out: rules, running heads, page numbers.</summary>
    public void BeginArtifact() => tags?.StructureBuilder.BeginArtifact();

    public void EndTag() => tags?.StructureBuilder.End();

    public void Tag(PdfBlockLevelElementTag tag, Action draw)
    {
        Begin(tag);
        draw();
        EndTag();
    }

    public void AsArtifact(Action draw)
    {
        BeginArtifact();
        draw();
        EndTag();
    }

    private void Foot(double width, double height) => AsArtifact(() =>
    {
        var y = height - FootSpace + 14;
        Draw(SetText.Printable(paper.Foot), small, Side, width - (2 * Side), XStringAlignment.Near, y, Grey);
        Draw($"Trang {Count}/{total}", small, Side, width - (2 * Side), XStringAlignment.Far, y, Grey);
    });

    private void RunningHead() => AsArtifact(() =>
    {
        Draw(SetText.Printable(paper.Author), small, Left, Width, XStringAlignment.Near, Y - 8, Grey);
        Draw(SetText.Printable($"{paper.Title} – {paper.Subtitle}"), small, Left, Width, XStringAlignment.Far, Y - 8, Grey);
        Y += small.LineHeight;
    });

    private void Fields(IReadOnlyList<PaperField> fields)
    {
        foreach (var field in fields)
        {
            var label = field.Label + ": ";
            var labelWidth = text.Width(label);
            var isFirst = true;
            foreach (var line in bold.Break(SetText.Printable(field.Value.Length == 0 ? Blank : field.Value), Width - labelWidth))
            {
                if (Y + text.LineHeight > Bottom)
                    NewPage();
                var (own, y) = (isFirst, Y);
                Tag(PdfBlockLevelElementTag.Paragraph, () =>
                {
                    if (own)
                        Draw(label, text, Left, Width, XStringAlignment.Near, y);
                    Draw(line, bold, Left + labelWidth, Width, XStringAlignment.Near, y);
                });
                Y += text.LineHeight + 1.5;
                isFirst = false;
            }
        }

        if (fields.Count > 0)
            Y += 4;
    }

    private double Block(IEnumerable<(string Line, SetText Set)> lines, double x, double width)
    {
        var y = Y;
        foreach (var (whole, set) in lines)
        {
            foreach (var line in set.Break(SetText.Printable(whole), width))
            {
                var at = y;
                Tag(PdfBlockLevelElementTag.Paragraph, () => Draw(line, set, x, width, XStringAlignment.Center, at));
                y += set.LineHeight;
            }
        }

        return y;
    }
}

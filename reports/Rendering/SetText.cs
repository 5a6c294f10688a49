using System.Text;

using PdfSharp.Drawing;

namespace KeToanChung.Reports.Rendering;

/// <summary>A font at one size that knows how wide its letters are, so that text can be broken into lines without asking for each word.</summary>
internal sealed class SetText(XFont font)
{
    // One wide enough for every letter: sizes grow with the font, widths don't change otherwise (no kerning is set).
    private static readonly XGraphics Measure = XGraphics.CreateMeasureContext(new XSize(1_000, 1_000), XGraphicsUnit.Point, XPageDirection.Downwards);

    private static readonly Lock Gate = new();

    private static readonly Dictionary<int, bool> Known = [];

    private readonly Dictionary<char, double> widths = [];

    public XFont Font => font;

    public double LineHeight { get; } = font.Size * 1.22;

    /// <summary>The line on which letters stand, below its top.</summary>
    public double Baseline { get; } = font.Size * 0.95;

    /// <summary>The text with a question mark for each sign that the fonts don't have (emoji), instead of an empty box.</summary>
    public static string Printable(string text)
    {
        if (text.All(c => c is >= ' ' and <= '~'))
            return text;

        var printable = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (IsInvisible(rune.Value))
                continue;
            if (Has(rune.Value))
                printable.Append(rune);
            else
                printable.Append('?');
        }

        return printable.ToString();
    }

    public double Width(string text)
    {
        var width = 0d;
        foreach (var letter in text)
            width += Width(letter);
        return width;
    }

    /// <summary>The text in lines no wider than that, broken between words, and within one that is wider by itself.</summary>
    public IReadOnlyList<string> Break(string text, double width)
    {
        if (Width(text) <= width)
            return [text];

        var lines = new List<string>();
        var line = new StringBuilder();
        var used = 0d;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var wide = Width(word);
            if (line.Length > 0 && used + Width(' ') + wide > width)
                EndLine();
            if (line.Length > 0)
                Put(' ');
            if (wide <= width)
            {
                line.Append(word);
                used += wide;
                continue;
            }

            foreach (var letter in word)
            {
                if (line.Length > 0 && used + Width(letter) > width)
                    EndLine();
                Put(letter);
            }
        }

        lines.Add(line.ToString());
        return lines;

        void Put(char letter)
        {
            line.Append(letter);
            used += Width(letter);
        }

        void EndLine()
        {
            lines.Add(line.ToString());
            line.Clear();
            used = 0;
        }
    }

    private static bool Has(int codePoint)
    {
        lock (Gate)
        {
            if (!Known.TryGetValue(codePoint, out var has))
                Known[codePoint] = has = PaperFonts.Have(codePoint);
            return has;
        }
    }

    // Joins and variants of emoji, which have no sign of their own.
    private static bool IsInvisible(int codePoint) => codePoint is 0x200B or 0x200C or 0x200D or 0xFEFF or (>= 0xFE00 and <= 0xFE0F);

    private double Width(char letter)
    {
        if (!widths.TryGetValue(letter, out var width))
        {
            lock (Gate)
                width = Measure.MeasureString(letter.ToString(), font).Width;
            widths[letter] = width;
        }

        return width;
    }
}

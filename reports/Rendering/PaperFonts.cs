using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;

namespace KeToanChung.Reports.Rendering;

/// <summary>Tinos, embedded in what is printed: the measures of Times New Roman, with every Vietnamese letter. No font of the machine is used.</summary>
internal sealed class PaperFonts : IFontResolver
{
    private const string Family = "Tinos";

    private static readonly XPdfFontOptions Embedded = new(PdfFontEncoding.Unicode, PdfFontEmbedding.TryComputeSubset);

    static PaperFonts() => GlobalFontSettings.FontResolver = new PaperFonts();

    public static XFont Regular(double size) => new(Family, size, XFontStyleEx.Regular, Embedded);

    public static XFont Bold(double size) => new(Family, size, XFontStyleEx.Bold, Embedded);

    public static XFont Italic(double size) => new(Family, size, XFontStyleEx.Italic, Embedded);

    /// <summary>Whether the fonts have a sign for the letter, all three.</summary>
    public static bool Have(int codePoint) =>
        new[] { Regular(10), Bold(10), Italic(10) }.All(font => GlyphHelper.GlyphIndexFromCodePoint(codePoint, font) != 0);

    public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) =>
        familyName == Family ? new FontResolverInfo(isBold ? "Bold" : isItalic ? "Italic" : "Regular") : null;

    public byte[]? GetFont(string faceName)
    {
        using var font = typeof(PaperFonts).Assembly.GetManifestResourceStream($"Tinos.{faceName}.ttf")
            ?? throw new InvalidOperationException($"The font Tinos {faceName} was not built in: restore the front-end packages and build again.");
        var bytes = new byte[font.Length];
        font.ReadExactly(bytes);
        return bytes;
    }
}

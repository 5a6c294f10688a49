using System.Globalization;
using System.Net;

using CsvHelper;

using OfficeOpenXml;

using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace KeToanChung.Web.Tests.Reports;

/// <summary>Fetches files as a browser would, and reads them as their readers do.</summary>
internal static class Files
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<(HttpStatusCode Status, string? Type, byte[] Content)> Fetch(this HttpClient client, string path)
    {
        using var response = await client.GetAsync($"/api/v1{path}", Cancel);
        return (response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsByteArrayAsync(Cancel));
    }

    /// <summary>The text of a PDF, words as they stand on the page.</summary>
    public static string TextOfPdf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Join('\n', document.GetPages().Select(p => ContentOrderTextExtractor.GetText(p)));
    }

    public static ExcelWorksheet Sheet(ExcelPackage package) => package.Workbook.Worksheets[0];

    public static ExcelPackage Workbook(byte[] xlsx) => new(new MemoryStream(xlsx));

    /// <summary>All cells of a sheet that hold something.</summary>
    public static IEnumerable<ExcelRangeBase> Cells(ExcelWorksheet sheet) => sheet.Cells[sheet.Dimension.Address].Where(c => c.Value is not null);

    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Csv(byte[] csv)
    {
        using var reader = new CsvReader(new StreamReader(new MemoryStream(csv)), CultureInfo.InvariantCulture);
        return [.. reader.GetRecords<dynamic>().Select(r => ((IDictionary<string, object>)r).ToDictionary(f => f.Key, f => (string)f.Value, StringComparer.Ordinal))];
    }

    /// <summary>As a report writes an amount: 1.250.000.</summary>
    public static string Grouped(long dong) => dong.ToString("#,0", CultureInfo.GetCultureInfo("vi-VN"));
}

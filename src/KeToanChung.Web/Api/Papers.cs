using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Reports;
using KeToanChung.Reports.Rendering;

using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace KeToanChung.Web.Api;

/// <summary>Reports and prints as files: streamed, named for the disk, and with a policy that lets them run nothing.</summary>
internal static class Papers
{
    private static readonly string[] ReportFormats = ["json", "xlsx", "pdf", "html", "csv"];

    private static readonly string[] PrintFormats = ["pdf", "html"];

    /// <summary>The refusal of a format that a report doesn't have, or null.</summary>
    public static Refusal? Unknown(string? format) => Unknown(format, ReportFormats);

    public static Refusal? UnknownForPrint(string? format) => Unknown(format, PrintFormats);

    /// <summary>
    /// The same calls for people on the pages, who come with a cookie: under the pages' own addresses, since a path takes a cookie or a token.
    /// </summary>
    public static void MapPapers(this WebApplication app)
    {
        var papers = app.MapGroup("/").RequireAuthorization().ExcludeFromDescription();

        papers.MapGet("/reports/{name}/print", ReportsApi.Show);
        papers.MapGet("/agencies/{agency}/vouchers/{id:document}/print", VouchersApi.Print);
        papers.MapGet("/agencies/{agency}/fee-receipts/{id:document}/print", FeesApi.Print);
        papers.MapGet("/agencies/{agency}/fee-receipts/{id:document}/xml", FeesApi.SignedXml);
        papers.MapGet("/agencies/{agency}/bank-lists/{id:document}/answer", BankListsApi.Answer);
        papers.MapGet("/agencies/{agency}/receipt-lists/{id:document}/print", ReceiptListsApi.Print);
        papers.MapGet("/agencies/{agency}/paper-receipts/print", PaperReceiptsApi.PrintBooks);
        papers.MapGet("/agencies/{agency}/paper-receipts/destructions/{id:document}/print", PaperReceiptsApi.PrintDestruction);
        papers.MapGet("/agencies/{agency}/cash-hand-overs/{id:document}/print", CashDesksApi.Print);
        papers.MapGet("/agencies/{agency}/fee-days/{date}/print", FeeDaysApi.Print);
        papers.MapGet("/payment-requests/{id:document}/print", PaymentsApi.Print);
    }

    public static IResult Of(Report report, string? format) => format switch
    {
        null or "json" => TypedResults.Ok(report),
        "csv" => new PaperResult(ReportCsv.ContentType, NameOf(report, "csv"), (_, body, cancel) => ReportCsv.Write(report, body, cancel)),
        "xlsx" => new PaperResult(ReportXlsx.ContentType, NameOf(report, "xlsx"), async (http, body, cancel) =>
        {
            // A zip is partly written without waiting, which the server's own stream refuses: it goes by way of a buffer on the disk.
            await using var buffer = new FileBufferingWriteStream();
            await ReportXlsx.Write(report, await PaperOf(http, report, cancel), HomeOf(http), buffer, cancel);
            await buffer.DrainBufferAsync(body, cancel);
        }),
        "pdf" => new PaperResult(PaperPdf.ContentType, NameOf(report, "pdf"), async (http, body, cancel) =>
            await WritePdf(http, await PaperOf(http, report, cancel), body, cancel)),
        _ => new PaperResult(PaperHtml.ContentType, null, async (http, body, cancel) =>
            await PaperHtml.Write(await PaperOf(http, report, cancel), body, cancel)),
    };

    public static IResult Of(Outcome<Paper> print, string name, string? format)
    {
        if (print.IsRefused)
            return Outcomes.Ok(print);
        return format is "html"
            ? new PaperResult(PaperHtml.ContentType, null, (_, body, cancel) => PaperHtml.Write(print.Value!, body, cancel))
            : new PaperResult(PaperPdf.ContentType, $"{name}.pdf", (http, body, cancel) => WritePdf(http, print.Value!, body, cancel));
    }

    private static async Task WritePdf(HttpContext http, Paper paper, Stream body, CancellationToken cancel)
    {
        if (await PaperPdf.TryWrite(paper, body, cancel))
            return;

        http.Response.Headers.ContentDisposition = default;
        var refusal = new Refusal(Codes.RequestInvalid, "format", "tooLongForPdf").With("most", (long)PaperPdf.MostRows);
        await Problem.Of([refusal], Statuses.Of(refusal.Code), http).WriteTo(http);
    }

    private static Refusal? Unknown(string? format, string[] known) => format is null || known.Contains(format)
        ? null
        : new Refusal(Codes.RequestInvalid, "format", "unknownValue").With("allowed", string.Join(", ", known));

    private static Task<Paper> PaperOf(HttpContext http, Report report, CancellationToken cancel) =>
        http.RequestServices.GetRequiredService<PaperHeads>().Of(report, cancel);

    // Links lead back to the pages that the caller came from.
    private static Uri HomeOf(HttpContext http) => new($"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}/");

    private static string NameOf(Report report, string ending) =>
        $"{report.Name}_{(report.Agencies is [var one] ? one : $"{report.Agencies.Count}-don-vi")}_{report.From:yyyy-MM-dd}_{report.To:yyyy-MM-dd}.{ending}";

    private sealed class PaperResult(string contentType, string? fileName, Func<HttpContext, Stream, CancellationToken, Task> write) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.ContentType = contentType;
            response.Headers.CacheControl = "no-store";
            if (fileName is not null)
                response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = fileName }.ToString();
            else
                Hosting.SecurityHeaders.AllowStyle(httpContext, PaperHtml.StyleSource);
            await write(httpContext, response.Body, httpContext.RequestAborted);
        }
    }
}

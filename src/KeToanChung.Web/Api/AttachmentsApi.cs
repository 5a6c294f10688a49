using KeToanChung.App.Evidence;
using KeToanChung.Ledger;
using KeToanChung.Web.Hosting;

using MediatR;

using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace KeToanChung.Web.Api;

/// <summary>Giấy tờ gốc: scans and photos under vouchers and payment requests.</summary>
internal static class AttachmentsApi
{
    public static void MapAttachments(this RouteGroupBuilder api)
    {
        var attachments = api.MapGroup("/").WithTags("Attachments");

        attachments.MapPost("/agencies/{agency}/vouchers/{id:document}/attachments", AttachToVoucherOf).Creates<AttachedFiles>().TakesFiles();
        attachments.MapPost("/payment-requests/{id:document}/attachments", AttachToRequestOf).Creates<AttachedFiles>().TakesFiles();
        attachments.MapGet("/attachments/{id:document}", Download).Produces<FileContentResult>(
            StatusCodes.Status200OK, "application/pdf", "image/jpeg", "image/png", "image/webp");
        attachments.MapDelete("/attachments/{id:document}", Remove).Produces(StatusCodes.Status204NoContent);
    }

    /// <summary>The same bytes for people on the pages, who look at them in the browser.</summary>
    public static void MapEvidencePages(this WebApplication app) =>
        app.MapGet("/attachments/{id:document}", Open).RequireAuthorization().ExcludeFromDescription();

    /// <summary>Puts papers under a posted voucher, where they stay</summary>
    /// <remarks>Up to 10 files of 10 MB: PDF, JPEG, PNG or WebP, told by content; all of them, or none.</remarks>
    /// <param name="kind">A code of the catalogue evidence-kinds, such as invoice</param>
    internal static async Task<IResult> AttachToVoucherOf(
        string agency, DocumentId id, [FromForm] string? kind, IFormFileCollection files, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Created(
            await mediator.Send(new AttachToVoucher.Command(new(agency), id, kind ?? "", await files.AsEvidence(cancel)), cancel),
            at: _ => $"{ApiRoutes.Base}/agencies/{agency}/vouchers/{id}");

    /// <summary>Puts papers under a payment request, until it is paid</summary>
    /// <remarks>Up to 10 files of 10 MB: PDF, JPEG, PNG or WebP, told by content; all of them, or none.</remarks>
    /// <param name="kind">A code of the catalogue evidence-kinds, such as invoice</param>
    internal static async Task<IResult> AttachToRequestOf(
        DocumentId id, [FromForm] string? kind, IFormFileCollection files, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Created(
            await mediator.Send(new AttachToRequest.Command(id, kind ?? "", await files.AsEvidence(cancel)), cancel),
            at: _ => $"{ApiRoutes.Base}/payment-requests/{id}");

    /// <summary>Downloads a paper as it was sent</summary>
    internal static Task<IResult> Download(DocumentId id, HttpContext http, IMediator mediator, CancellationToken cancel) =>
        Send(id, "attachment", http, mediator, cancel);

    /// <summary>Takes back a paper that the caller put under a request which nobody has decided on</summary>
    internal static async Task<IResult> Remove(DocumentId id, IMediator mediator, CancellationToken cancel) =>
        Outcomes.NoContent(await mediator.Send(new RemoveEvidence.Command(id), cancel));

    private static Task<IResult> Open(DocumentId id, HttpContext http, IMediator mediator, CancellationToken cancel) =>
        Send(id, "inline", http, mediator, cancel);

    public static async Task<IReadOnlyList<EvidenceFile>> AsEvidence(this IEnumerable<IFormFile> files, CancellationToken cancel)
    {
        var evidence = new List<EvidenceFile>();
        foreach (var file in files)
            evidence.Add(new EvidenceFile(file.NameAlone(), await file.Content(cancel)));
        return evidence;
    }

    // Asked for again each time, because rights end; what has not changed is not sent again.
    private static async Task<IResult> Send(DocumentId id, string disposition, HttpContext http, IMediator mediator, CancellationToken cancel)
    {
        var outcome = await mediator.Send(new ShowEvidence.Query(id), cancel);
        if (outcome.Value is not { } shown)
            return Outcomes.Ok(outcome);

        var named = new ContentDispositionHeaderValue(disposition);
        named.SetHttpFileName(shown.Paper.FileName);
        http.Response.Headers.ContentDisposition = named.ToString();
        http.Response.Headers.CacheControl = "private, no-cache";
        SecurityHeaders.AllowNothing(http);
        return TypedResults.File(shown.Content, shown.Paper.ContentType, entityTag: new EntityTagHeaderValue($"\"{shown.Paper.Sha256}\""));
    }
}

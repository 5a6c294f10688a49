using KeToanChung.App.Pipeline;
using KeToanChung.App.Vouchers;
using KeToanChung.Ledger;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Api;

/// <summary>Chứng từ nháp: vouchers as far as they go, for whoever keeps the agency's books.</summary>
internal static class VoucherDraftsApi
{
    public static void MapVoucherDrafts(this RouteGroupBuilder api)
    {
        var drafts = api.MapGroup("/agencies/{agency}/voucher-drafts").WithTags("Vouchers");

        drafts.MapPost("/", Keep).Creates<VoucherDraftView>();
        drafts.MapGet("/", List).Answers<Listing<VoucherDraftView>>();
        drafts.MapGet("/{id:document}", Show).Answers<VoucherDraftView>();
        drafts.MapPut("/{id:document}", Change).Answers<VoucherDraftView>();
        drafts.MapDelete("/{id:document}", Drop).Produces(StatusCodes.Status204NoContent);
    }

    /// <summary>Keeps a voucher as far as it goes; only its type and date must be there</summary>
    internal static async Task<IResult> Keep(string agency, VoucherBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Created(
            await mediator.Send(new KeepVoucherDraft.Command(new(agency), DraftOf(body)), cancel),
            at: d => $"{ApiRoutes.Base}/agencies/{agency}/voucher-drafts/{d.Id}");

    /// <summary>Lists drafts, what was saved last first</summary>
    internal static async Task<IResult> List(string agency, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ListVoucherDrafts.Query(new(agency)), cancel));

    /// <summary>Shows a draft; its ETag is its version</summary>
    internal static async Task<IResult> Show(string agency, DocumentId id, IMediator mediator, CancellationToken cancel) =>
        Versions.Ok(await mediator.Send(new ShowVoucherDraft.Query(new(agency), id), cancel), d => d.Version);

    /// <summary>Changes a draft, if nobody changed it since it was read (412 draft.stale)</summary>
    internal static async Task<IResult> Change(
        string agency, DocumentId id, VoucherBody body, [FromHeader(Name = Versions.IfMatch)] string? ifMatch, IMediator mediator, CancellationToken cancel) =>
        Versions.Read(ifMatch) is { } version
            ? Versions.Ok(await mediator.Send(new KeepVoucherDraft.Command(new(agency), DraftOf(body), new SeenDraft(id, version)), cancel), d => d.Version)
            : Versions.Missing(ifMatch);

    /// <summary>Drops a draft, if nobody changed it since it was read (412 draft.stale)</summary>
    internal static async Task<IResult> Drop(
        string agency, DocumentId id, [FromHeader(Name = Versions.IfMatch)] string? ifMatch, IMediator mediator, CancellationToken cancel) =>
        Versions.Read(ifMatch) is { } version
            ? Outcomes.NoContent(await mediator.Send(new DropVoucherDraft.Command(new(agency), new SeenDraft(id, version)), cancel))
            : Versions.Missing(ifMatch);

    // What isn't written yet is empty, not wrong.
    private static VoucherInput DraftOf(VoucherBody body) => body.ToInput() with { Description = body.Description ?? "", Lines = body.Lines ?? [] };
}

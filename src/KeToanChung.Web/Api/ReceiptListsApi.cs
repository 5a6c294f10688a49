using KeToanChung.App.ReceiptLists;
using KeToanChung.Ledger;
using KeToanChung.Reports.Prints;

using MediatR;

namespace KeToanChung.Web.Api;

/// <summary>Bảng kê biên lai gửi cơ quan thuế (01/TH-BLĐT).</summary>
internal static class ReceiptListsApi
{
    public static void MapReceiptLists(this RouteGroupBuilder api)
    {
        var lists = api.MapGroup("/agencies/{agency}/receipt-lists").WithTags("Receipt lists");

        lists.MapGet("/", List).Answers<ListReceiptLists.Result>();
        lists.MapPost("/", Make).Creates<ReceiptListView>();
        lists.MapGet("/{id:document}", Show).Answers<ShowReceiptList.Result>();
        lists.MapGet("/{id:document}/print", Print);
        lists.MapPost("/{id:document}/sent", Sent).Answers<ReceiptListView>();
    }

    /// <summary>Lists what the tax authority was told of, newest first, and how much it wasn't told of yet</summary>
    internal static async Task<IResult> List(string agency, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ListReceiptLists.Query(new(agency)), cancel));

    /// <summary>Makes a list of all signed receipts, and notices about them, that no list tells of</summary>
    internal static async Task<IResult> Make(string agency, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Created(
            await mediator.Send(new MakeReceiptList.Command(new(agency)), cancel), at: l => $"{ApiRoutes.Base}/agencies/{agency}/receipt-lists/{l.Id}");

    /// <summary>Shows a list with every entry</summary>
    internal static async Task<IResult> Show(string agency, DocumentId id, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ShowReceiptList.Query(new(agency), id), cancel));

    /// <summary>Gives a list as a file</summary>
    /// <param name="format">json, xlsx, pdf, html or csv</param>
    internal static async Task<IResult> Print(string agency, DocumentId id, string? format, IMediator mediator, CancellationToken cancel)
    {
        if (Papers.Unknown(format) is { } refusal)
            return Outcomes.Refused(refusal);
        var list = await mediator.Send(new PrintReceiptList.Query(new(agency), id), cancel);
        return list.Value is { } report ? Papers.Of(report, format) : Outcomes.Ok(list);
    }

    /// <summary>Notes that a person handed a list in, with the number of the tax authority's notice</summary>
    internal static async Task<IResult> Sent(string agency, DocumentId id, ReceiptListSentBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new MarkReceiptListSent.Command(new(agency), id, body.Reference!), cancel));
}

internal sealed record ReceiptListSentBody(string? Reference);

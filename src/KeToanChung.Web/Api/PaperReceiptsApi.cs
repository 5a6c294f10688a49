using KeToanChung.App.PaperReceipts;
using KeToanChung.Ledger;
using KeToanChung.Reports.Prints;

using MediatR;

namespace KeToanChung.Web.Api;

/// <summary>Biên lai giấy: books of pre-numbered forms until 31/12/2026, and the destruction of what is left.</summary>
internal static class PaperReceiptsApi
{
    public static void MapPaperReceipts(this RouteGroupBuilder api)
    {
        var books = api.MapGroup("/agencies/{agency}/paper-receipts").WithTags("Paper receipts");

        books.MapGet("/", List).Answers<ListPaperReceipts.Result>();
        books.MapGet("/mine", Mine).Answers<ListMyPaperBooks.Result>();
        books.MapGet("/print", PrintBooks);
        books.MapPost("/", Add).Creates<PaperBookView>();
        books.MapPost("/{id:document}/give", Give).Answers<GivePaperBook.Result>();
        books.MapPost("/{id:document}/spoil", Spoil).Answers<SpoilPaperReceipt.Result>();
        books.MapPost("/destructions", Destroy).Creates<PaperDestructionView>();
        books.MapGet("/destructions/{id:document}/print", PrintDestruction);
        books.MapPost("/destructions/{id:document}/sent", Sent).Answers<MarkDestructionSent.Result>();
    }

    /// <summary>Lists books of paper receipts with what was used, spoiled, destroyed and is left, and the destructions</summary>
    internal static async Task<IResult> List(string agency, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ListPaperReceipts.Query(new(agency)), cancel));

    /// <summary>Lists the books that the caller writes receipts out of</summary>
    internal static async Task<IResult> Mine(string agency, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ListMyPaperBooks.Query(new(agency)), cancel));

    /// <summary>Gives the books as a list for stock-taking</summary>
    /// <param name="format">json, xlsx, pdf, html or csv</param>
    internal static async Task<IResult> PrintBooks(string agency, string? format, IMediator mediator, CancellationToken cancel)
    {
        if (Papers.Unknown(format) is { } refusal)
            return Outcomes.Refused(refusal);
        var list = await mediator.Send(new PrintPaperBooks.Query(new(agency)), cancel);
        return list.Value is { } report ? Papers.Of(report, format) : Outcomes.Ok(list);
    }

    /// <summary>Takes a book of pre-numbered forms in</summary>
    /// <remarks>A series is none of the electronic ones, and its numbers are in no other book.</remarks>
    internal static async Task<IResult> Add(string agency, PaperBookBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Created(
            await mediator.Send(new AddPaperBook.Command(new(agency), body.Form!, body.Series!, body.First, body.Final, body.ReceivedOn, body.Source), cancel),
            at: _ => $"{ApiRoutes.Base}/agencies/{agency}/paper-receipts");

    /// <summary>Gives a book to one who collects, or takes it back (to left out)</summary>
    internal static async Task<IResult> Give(string agency, DocumentId id, PaperHolderBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new GivePaperBook.Command(new(agency), id.ToString(), body.To), cancel));

    /// <summary>Crosses the next form of the caller's book out</summary>
    internal static async Task<IResult> Spoil(string agency, DocumentId id, ReasonBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new SpoilPaperReceipt.Command(new(agency), id.ToString(), body.Reason!), cancel));

    /// <summary>Records that every form that was left was destroyed</summary>
    internal static async Task<IResult> Destroy(string agency, DestructionBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Created(
            await mediator.Send(new DestroyPaperReceipts.Command(new(agency), body.Way!, body.Witnesses!), cancel),
            at: d => $"{ApiRoutes.Base}/agencies/{agency}/paper-receipts/destructions/{d.Id}/print");

    /// <summary>Gives the notice of a destruction (02/HUY-HĐBLG) as a file</summary>
    /// <param name="format">json, xlsx, pdf, html or csv</param>
    internal static async Task<IResult> PrintDestruction(string agency, DocumentId id, string? format, IMediator mediator, CancellationToken cancel)
    {
        if (Papers.Unknown(format) is { } refusal)
            return Outcomes.Refused(refusal);
        var notice = await mediator.Send(new PrintPaperDestruction.Query(new(agency), id), cancel);
        return notice.Value is { } report ? Papers.Of(report, format) : Outcomes.Ok(notice);
    }

    /// <summary>Notes that the tax authority was told, with the number of its notice</summary>
    internal static async Task<IResult> Sent(string agency, DocumentId id, DestructionSentBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new MarkDestructionSent.Command(new(agency), id, body.Reference!), cancel));
}

/// <param name="Form">Mẫu số, as printed on the forms.</param>
/// <param name="ReceivedOn">Today when left out.</param>
/// <param name="Source">Where they came from.</param>
internal sealed record PaperBookBody(string? Form, string? Series, int First, int Final, DateOnly? ReceivedOn, string? Source);

/// <param name="To">A user name; left out, the book is brought back.</param>
internal sealed record PaperHolderBody(string? To);

/// <param name="Way">How they were destroyed.</param>
/// <param name="Witnesses">Who saw it.</param>
internal sealed record DestructionBody(string? Way, string? Witnesses);

internal sealed record DestructionSentBody(string? Reference);

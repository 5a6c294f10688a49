using KeToanChung.App.CashDesks;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.CashDesks;
using KeToanChung.Reports.Prints;
using KeToanChung.Web.Api.Json;

using MediatR;

namespace KeToanChung.Web.Api;

/// <summary>Bàn thu, quỹ tiền mặt: opened and closed with a count, handed over with a list.</summary>
internal static class CashDesksApi
{
    public static void MapCashDesks(this RouteGroupBuilder api)
    {
        var desks = api.MapGroup("/agencies/{agency}/cash-desks").WithTags("Cash desk");

        desks.MapPost("/", Open).Creates<OpenDesk.Result>();
        desks.MapGet("/", List).Answers<Listing<ListDesks.Item>>();
        desks.MapGet("/mine", Mine).Answers<ShowMyDesk.Result>();
        desks.MapGet("/{id:document}", Show).Answers<DeskView>();
        desks.MapPost("/{id:document}/close", Close).Answers<CloseDesk.Result>();
        desks.MapPost("/{id:document}/confirm", Confirm).Answers<ConfirmDesk.Result>();

        var handOvers = api.MapGroup("/agencies/{agency}/cash-hand-overs").WithTags("Cash desk");

        handOvers.MapPost("/", HandOver).Creates<HandOverView>();
        handOvers.MapGet("/{id:document}", ShowOne).Answers<ShowHandOver.Result>();
        handOvers.MapGet("/{id:document}/print", Print).IsPrinted();
        handOvers.MapPost("/{id:document}/confirm", ConfirmOne).Answers<HandOverView>();
        handOvers.MapPost("/{id:document}/turn-down", TurnDown).Answers<HandOverView>();
    }

    /// <summary>Opens the caller's cash desk with a count by denomination</summary>
    /// <remarks>
    /// The count is held against the caller's last one and what was collected since; the agency's first fund against account 111. Where they differ, note says why. A
    /// cashier keeps the agency's fund unless keepsFund is false or somebody's open desk does. Receipts can be issued without an open desk.
    /// </remarks>
    internal static async Task<IResult> Open(string agency, OpenDeskBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Created(
            await mediator.Send(new OpenDesk.Command(new(agency), body.Count!, body.KeepsFund, body.Note), cancel),
            at: d => $"{ApiRoutes.Base}/agencies/{agency}/cash-desks/{d.Id}");

    /// <summary>Lists cash desks, newest first; who doesn't read the agency's books sees their own</summary>
    internal static async Task<IResult> List(string agency, Day? from, Day? to, [AsParameters] Paging page, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ListDesks.Query(new(agency)) { From = from?.Value, To = to?.Value, Page = page.ToRequest() }, cancel));

    /// <summary>Shows the caller's open desk, or what opening one begins with, and what waits to be handed over</summary>
    internal static async Task<IResult> Mine(string agency, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ShowMyDesk.Query(new(agency)), cancel));

    /// <summary>Shows a cash desk with its counts, cash and hand-overs</summary>
    internal static async Task<IResult> Show(string agency, DocumentId id, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ShowDesk.Query(new(agency), id), cancel));

    /// <summary>Closes the caller's desk with a count by denomination; where it differs, note says why</summary>
    internal static async Task<IResult> Close(string agency, DocumentId id, CountBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new CloseDesk.Command(new(agency), id, body.Count!, body.Note), cancel));

    /// <summary>Confirms a closed desk (accountant or head, not its holder), and posts its surplus or shortage (KK-01, KK-02)</summary>
    internal static async Task<IResult> Confirm(string agency, DocumentId id, ConfirmDeskBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ConfirmDesk.Command(new(agency), id, body.PostsDifference, body.Note), cancel));

    /// <summary>Hands over cash from the caller's open desk, with the list of its receipts</summary>
    /// <remarks>receipts are ids of the caller's own cash receipts that are on no list yet; other is cash beside them. The money is the caller's until the receiver confirms.</remarks>
    internal static async Task<IResult> HandOver(string agency, HandOverBody body, IMediator mediator, CancellationToken cancel)
    {
        var receipts = new List<DocumentId>();
        foreach (var (i, text) in (body.Receipts ?? []).Index())
        {
            if (!DocumentId.TryParse(text, out var id))
                return Outcomes.Refused(new Refusal(Codes.RequestInvalid, $"receipts[{i}]", "notYoursToHandOver").With("receipt", text));
            receipts.Add(id);
        }

        return Outcomes.Created(
            await mediator.Send(new HandOverCash.Command(new(agency), body.To!, receipts, body.Other, body.Note), cancel),
            at: h => $"{ApiRoutes.Base}/agencies/{agency}/cash-hand-overs/{h.Id}");
    }

    /// <summary>Shows a hand-over with its list</summary>
    internal static async Task<IResult> ShowOne(string agency, DocumentId id, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ShowHandOver.Query(new(agency), id), cancel));

    /// <summary>Prints a hand-over's list, to be signed by both</summary>
    /// <param name="format">pdf or html</param>
    internal static async Task<IResult> Print(string agency, DocumentId id, string? format, IMediator mediator, CancellationToken cancel) =>
        Papers.UnknownForPrint(format) is { } refusal
            ? Outcomes.Refused(refusal)
            : Papers.Of(await mediator.Send(new PrintHandOver.Query(new(agency), id), cancel), $"ban-giao-{id}", format);

    /// <summary>Confirms a hand-over (receiver, whose desk is open)</summary>
    internal static async Task<IResult> ConfirmOne(string agency, DocumentId id, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ConfirmHandOver.Command(new(agency), id), cancel));

    /// <summary>Turns down a hand-over (receiver), or takes it back (giver), with a reason</summary>
    internal static async Task<IResult> TurnDown(string agency, DocumentId id, ReasonBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new TurnDownHandOver.Command(new(agency), id, body.Reason!), cancel));
}

/// <param name="Note">Why the count differs from what should be there.</param>
internal sealed record OpenDeskBody(IReadOnlyList<CashPieces>? Count, bool? KeepsFund, string? Note);

/// <param name="Note">Why the count differs from what should be there.</param>
internal sealed record CountBody(IReadOnlyList<CashPieces>? Count, string? Note);

/// <param name="PostsDifference">False leaves it unposted; note then says why.</param>
internal sealed record ConfirmDeskBody(bool PostsDifference, string? Note);

/// <param name="To">The receiver's user name.</param>
/// <param name="Other">Cash beside the receipts, whole đồng.</param>
internal sealed record HandOverBody(string? To, IReadOnlyList<string>? Receipts, long Other, string? Note);

using KeToanChung.App.Payments;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Reconciliation;
using KeToanChung.Ledger.Reconciliation.Matching;
using KeToanChung.Web.Api.Json;

using MediatR;

namespace KeToanChung.Web.Api;

/// <summary>Đối chiếu: which statement lines and which entries of the books belong together.</summary>
internal static class ReconciliationApi
{
    public static void MapReconciliation(this RouteGroupBuilder api)
    {
        var reconciliation = api.MapGroup("/agencies/{agency}/reconciliation").WithTags("Reconciliation");

        reconciliation.MapPost("/run", Run).Answers<RunReconciliation.Result>();
        reconciliation.MapGet("/items", List).Answers<Listing<ListReconciliationItems.Item>>();
        reconciliation.MapPost("/items/{id}/owner", Assign).Answers<AssignItem.Result>();
        reconciliation.MapPost("/items/{id}/return", Return).Creates<ReturnMoney.Result>();
        reconciliation.MapGet("/uncredited", ListOnTheirWay).Answers<Listing<ListUncredited.Item>>();
        reconciliation.MapGet("/book-keepers", ListKeepers).Answers<ListBookKeepers.Result>();
        reconciliation.MapPost("/matches", Confirm).Creates<ConfirmMatch.Result>();
        reconciliation.MapDelete("/matches/{id}", Undo).Answers<UndoMatch.Result>();
    }

    /// <summary>Matches and posts what is certain among the lines of those days</summary>
    /// <remarks>
    /// Fees on their way (113) arrive by BC-01; a charge that a platform took from a lump is posted by NH-03. What has more than one explanation is left to a
    /// person. The counts are those of the days' lines after the run.
    /// </remarks>
    internal static async Task<IResult> Run(string agency, RunBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new RunReconciliation.Command(new(agency), body.From, body.To), cancel));

    /// <summary>Lists statement lines with what explains them, or may</summary>
    /// <param name="state">matched, ambiguous or unmatched; left out, all</param>
    /// <param name="cause">Only lines that are open for this reason</param>
    /// <param name="from">First day of the lines</param>
    /// <param name="to">Last day of the lines</param>
    internal static async Task<IResult> List(
        string agency, Named<MatchState>? state, Named<MatchReason>? cause, Day? from, Day? to, [AsParameters] Paging page, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(
            new ListReconciliationItems.Query(new(agency)) { State = state?.Value, Cause = cause?.Value, From = from?.Value, To = to?.Value, Page = page.ToRequest() },
            cancel));

    /// <summary>Says who looks after an item</summary>
    /// <param name="id">Of a statement line, or of a fee that the bank hasn't credited</param>
    internal static async Task<IResult> Assign(string agency, string id, AssignBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new AssignItem.Command(new(agency), id, body.UserName), cancel));

    /// <summary>Makes the payment request that gives money back, or on to another agency</summary>
    /// <remarks>
    /// The money is posted as owed (1121/3388), which explains its line; the request is a draft. Undoing the match reverses the posting and withdraws the request
    /// while nobody has to decide on it.
    /// </remarks>
    /// <param name="id">Of the statement line</param>
    internal static async Task<IResult> Return(string agency, string id, ReturnBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Created(
            await mediator.Send(new ReturnMoney.Command(new(agency), id, body.Payee), cancel), at: r => $"{ApiRoutes.Base}/payment-requests/{r.RequestId}");

    /// <summary>Lists fees that were paid and that no statement line credits yet</summary>
    internal static async Task<IResult> ListOnTheirWay(string agency, [AsParameters] Paging page, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ListUncredited.Query(new(agency)) { Page = page.ToRequest() }, cancel));

    /// <summary>Lists those who keep the agency's books today: an item may be given to each of them</summary>
    internal static async Task<IResult> ListKeepers(string agency, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ListBookKeepers.Query(new(agency)), cancel));

    /// <summary>Matches lines and entries by hand, many to many</summary>
    /// <remarks>Ids are those of the list's items and of their candidates' entries. Sums must agree, but for a charge that a line's text names.</remarks>
    internal static async Task<IResult> Confirm(string agency, MatchBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Created(
            await mediator.Send(new ConfirmMatch.Command(new(agency), body.StatementLines ?? [], body.Entries ?? []), cancel),
            at: m => $"{ApiRoutes.Base}/agencies/{agency}/reconciliation/matches/{m.Id}");

    /// <summary>Undoes a match: its posting is reversed, its lines and entries are open again</summary>
    /// <param name="id">The match's id, or that of one of its lines</param>
    internal static async Task<IResult> Undo(string agency, string id, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new UndoMatch.Command(new(agency), id), cancel));
}

internal sealed record RunBody(DateOnly From, DateOnly To);

internal sealed record MatchBody(IReadOnlyList<string>? StatementLines, IReadOnlyList<string>? Entries);

internal sealed record AssignBody(string? UserName);

internal sealed record ReturnBody(RequestInput.PayeeInput? Payee);

using KeToanChung.App.Periods;

using MediatR;

namespace KeToanChung.Web.Api;

/// <summary>Khóa sổ: months are closed by the accountant, and reopened by two people.</summary>
internal static class PeriodsApi
{
    public static void MapPeriods(this RouteGroupBuilder api)
    {
        var periods = api.MapGroup("/agencies/{agency}/periods").WithTags("Periods");

        periods.MapGet("/", List).Answers<ListMonths.Result>();
        periods.MapPost("/{month}/close", Close).Answers<CloseMonth.Result>();
        periods.MapPost("/{month}/reopen", AskToReopen).Answers<CloseMonth.Result>();
        periods.MapPost("/{month}/reopen/confirm", AgreeToReopen).Answers<CloseMonth.Result>();
    }

    /// <summary>Lists the months of the open fiscal years</summary>
    internal static async Task<IResult> List(string agency, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ListMonths.Query([new(agency)]), cancel));

    /// <summary>Closes a month, or lists every blocker</summary>
    internal static async Task<IResult> Close(string agency, BookMonth month, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new CloseMonth.Command(new(agency), month), cancel));

    /// <summary>Asks for a month to be reopened</summary>
    internal static async Task<IResult> AskToReopen(string agency, BookMonth month, ReasonBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new AskToReopenMonth.Command(new(agency), month, body.Reason!), cancel));

    /// <summary>Agrees to reopen a month (head, and not who asked)</summary>
    internal static async Task<IResult> AgreeToReopen(string agency, BookMonth month, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new AgreeToReopenMonth.Command(new(agency), month), cancel));
}

internal sealed record ReasonBody(string? Reason);

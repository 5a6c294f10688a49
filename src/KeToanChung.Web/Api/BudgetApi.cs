using KeToanChung.App.Budget;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger.Budget;
using KeToanChung.Web.Api.Json;

using MediatR;

namespace KeToanChung.Web.Api;

/// <summary>Dự toán: decisions, and what is left of each line.</summary>
internal static class BudgetApi
{
    public static void MapBudget(this RouteGroupBuilder api)
    {
        var budget = api.MapGroup("/agencies/{agency}").WithTags("Budget");

        budget.MapPost("/budget-entries", Enter).Creates<EnterBudget.Result>();
        budget.MapGet("/budget", Show).Answers<ShowBudget.Result>();
        budget.MapGet("/budget/line", ShowLine).Answers<ShowBudgetLine.Result>();
    }

    /// <summary>Enters a budget decision</summary>
    /// <remarks>Never changed afterwards: another entry mends it. Withholding and releasing post nothing.</remarks>
    internal static async Task<IResult> Enter(string agency, BudgetEntryBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Created(await mediator.Send(body.ToCommand(agency), cancel), at: _ => $"{ApiRoutes.Base}/agencies/{agency}/budget?year={body.EffectiveDate.Year}");

    /// <summary>Shows the lines of a budget year</summary>
    /// <param name="year">This year when left out</param>
    /// <param name="asAt">As it stood at the end of that day</param>
    internal static async Task<IResult> Show(string agency, int? year, Day? asAt, IMediator mediator, BusinessClock clock, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ShowBudget.Query(new(agency), year ?? clock.Today.Year, asAt?.Value), cancel));

    /// <summary>Tells the story of a line: each movement, with what was left after it</summary>
    /// <param name="year">This year when left out</param>
    /// <param name="subItem">Left out for a line that was given without one</param>
    internal static async Task<IResult> ShowLine(
        string agency, int? year, string? fundingSource, string? chapter, string? subCategory, string? subItem, IMediator mediator, BusinessClock clock,
        CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(
            new ShowBudgetLine.Query(new(agency), year ?? clock.Today.Year, fundingSource!, chapter!, subCategory!, subItem), cancel));
}

/// <param name="Lines">Amounts in whole đồng, above 0; in a transfer signed, with sum 0 within a source.</param>
internal sealed record BudgetEntryBody(
    BudgetEntryKind? Kind, string? DecisionNumber, DateOnly DecisionDate, DateOnly EffectiveDate, IReadOnlyList<BudgetInput.Line>? Lines)
{
    public EnterBudget.Command ToCommand(string agency) => new(new(agency), new(Kind.OrNone(), DecisionNumber!, DecisionDate, EffectiveDate, Lines!));
}

using KeToanChung.App.Agencies;
using KeToanChung.App.Periods;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Web.Api.Json;

using MediatR;

namespace KeToanChung.Web.Api;

/// <summary>Agencies: those that the caller may see, and new ones.</summary>
internal static class AgenciesApi
{
    public static void MapAgencies(this RouteGroupBuilder api)
    {
        var agencies = api.MapGroup("/agencies").WithTags("Agencies");

        agencies.MapGet("/", List).Answers<Listing<AgencyView>>();
        agencies.MapPost("/", Open).Creates<AgencyView>();
        agencies.MapPost("/{agency}/fiscal-years", OpenYear).Creates<OpenFiscalYear.Result>();
    }

    /// <summary>Lists the agencies that the caller has an appointment for</summary>
    internal static async Task<IResult> List([AsParameters] Paging page, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ListAgencies.Query { Page = page.ToRequest() }, cancel));

    /// <summary>Opens an agency's books (administrator)</summary>
    internal static async Task<IResult> Open(OpenAgencyBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Created(await mediator.Send(body.ToCommand(), cancel), at: a => $"{ApiRoutes.Base}/agencies/{a.Code}");

    /// <summary>Opens a fiscal year of an agency</summary>
    internal static async Task<IResult> OpenYear(string agency, OpenYearBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Created(
            await mediator.Send(new OpenFiscalYear.Command(new(agency), body.Year), cancel), at: _ => $"{ApiRoutes.Base}/agencies/{agency}/periods");
}

/// <param name="Code">Mã quan hệ ngân sách, seven digits.</param>
/// <param name="Kind">How it is grouped on pages: administrative, party, school, health, …</param>
/// <param name="From">The first day of the code.</param>
/// <param name="Parent">The accounting unit that a dependent unit or spending point belongs to.</param>
/// <param name="Commune">The commune's code, where the installation holds several.</param>
internal sealed record OpenAgencyBody(
    string? Code, string? Name, string? Kind, UnitType? UnitType, Regime? Regime, string? Chapter, string? SubCategory, string? DepositAccount,
    bool CollectsFees, DateOnly From, AgencyCode? Parent, string? Commune)
{
    public OpenAgency.Command ToCommand() => new(
        new(Code ?? ""), Name!, Kind!, UnitType.OrNone(), Regime.OrNone(), Chapter!, SubCategory!, DepositAccount, CollectsFees, From, Parent, Commune);
}

internal sealed record OpenYearBody(int Year);

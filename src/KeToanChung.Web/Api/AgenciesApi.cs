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
        api.MapPost("/agency-measures", Measure).Creates<KeepMeasure.Result>().WithTags("Agencies");
        api.MapGet("/agency-measures", Measures).Answers<Listing<ListMeasures.Item>>().WithTags("Agencies");
        agencies.MapPost("/{agency}/fiscal-years", OpenYear).Creates<OpenFiscalYear.Result>();
    }

    /// <summary>Lists the agencies that the caller has an appointment for</summary>
    internal static async Task<IResult> List([AsParameters] Paging page, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ListAgencies.Query { Page = page.ToRequest() }, cancel));

    /// <summary>Opens an agency's books (administrator)</summary>
    internal static async Task<IResult> Open(OpenAgencyBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Created(await mediator.Send(body.ToCommand(), cancel), at: a => $"{ApiRoutes.Base}/agencies/{a.Code}");

    /// <summary>Keeps what bills are shared by, such as heads or square metres; the name again keeps it anew</summary>
    internal static async Task<IResult> Measure(MeasureBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Created(await mediator.Send(body.ToCommand(), cancel), at: _ => $"{ApiRoutes.Base}/agency-measures");

    /// <summary>Lists what bills are shared by</summary>
    /// <param name="agency">One or several agencies; all that the caller makes requests for when left out</param>
    internal static async Task<IResult> Measures(string[]? agency, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ListMeasures.Query([.. (agency ?? []).Select(code => new AgencyCode(code))]), cancel));

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

internal sealed record MeasureBody(string? Name, IReadOnlyList<MeasureBody.Count?>? Counts)
{
    /// <param name="Value">0 leaves the agency out.</param>
    public sealed record Count(string? Agency, long Value);

    public KeepMeasure.Command ToCommand() =>
        new(Name!, Counts?.Select(c => c is null ? null! : new KeepMeasure.Count(new(c.Agency ?? ""), c.Value)).ToList()!);
}

internal sealed record OpenYearBody(int Year);

using KeToanChung.App.Catalogs;
using KeToanChung.App.Pipeline;
using KeToanChung.Web.Api.Json;
using KeToanChung.Ledger.Fees;

using MediatR;

namespace KeToanChung.Web.Api;

/// <summary>The catalogues: what may stand in a voucher on a day.</summary>
internal static class CatalogsApi
{
    public static void MapCatalogs(this RouteGroupBuilder api)
    {
        var catalogs = api.MapGroup("/catalogs").WithTags("Catalogs");

        catalogs.MapGet("/{name}", List).Answers<Listing<ListCatalog.Item>>();
        catalogs.MapGet("/fee-types/{code}/rates", ListRates).Answers<ListFeeRates.Result>();
        catalogs.MapPost("/fee-types/{code}/rates", SetRate).Creates<SetFeeRate.Result>();
        catalogs.MapPost("/fee-exemptions", SetExemption).Creates<SetFeeExemption.Result>();
        catalogs.MapPost("/fee-exemptions/{code}/end", EndExemption).Answers<EndFeeExemption.Result>();
    }

    /// <summary>Lists the entries in force on a day</summary>
    /// <param name="name">accounts, chapters, sub-categories, sub-items, funding-sources, fee-types, fee-exemptions, evidence-kinds or operations</param>
    /// <param name="on">Today when left out</param>
    internal static async Task<IResult> List(string name, Day? on, [AsParameters] Paging page, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ListCatalog.Query(name, on?.Value) { Page = page.ToRequest() }, cancel));

    /// <summary>Lists the rates of a fee, the latest first: those that were set by a decision, then the catalogue's</summary>
    internal static async Task<IResult> ListRates(string code, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ListFeeRates.Query(code), cancel));

    /// <summary>Sets the rate of a fee from a day on, by its decision (administrator)</summary>
    /// <remarks>
    /// For the whole country or one province, every way of filing or one, every payer or one class; the nearest holds. The rate before holds until the day
    /// before. A day from which receipts of that fee were made is refused. Tiers and caps are codes of their own, such as CT-SAO-T3.
    /// </remarks>
    internal static async Task<IResult> SetRate(string code, FeeRateBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Created(
            await mediator.Send(body.ToCommand(code), cancel),
            at: rate => $"{ApiRoutes.Base}/catalogs/fee-types?on={rate.From:yyyy-MM-dd}");

    /// <summary>Adds a class of payers who pay less for some fees, by its decision (administrator)</summary>
    /// <remarks>It ends by itself after <c>to</c>. A code may be used again once the one before has ended.</remarks>
    internal static async Task<IResult> SetExemption(FeeExemptionBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Created(
            await mediator.Send(body.ToCommand(), cancel), at: exemption => $"{ApiRoutes.Base}/catalogs/fee-exemptions?on={exemption.From:yyyy-MM-dd}");

    /// <summary>Ends an exemption after a day; refused where it was granted later (administrator)</summary>
    internal static async Task<IResult> EndExemption(string code, ExemptionEndBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new EndFeeExemption.Command(code, body.On ?? default), cancel));
}

/// <param name="On">Its last day.</param>
internal sealed record ExemptionEndBody(DateOnly? On);

/// <param name="Name">The class of payers.</param>
/// <param name="FeeTypes">Codes of the catalogue.</param>
/// <param name="Percent">How much less, 0 to 100; 0 for a class that has rates of its own.</param>
/// <param name="Evidence">What the payer must show.</param>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day; may be left out.</param>
/// <param name="Decision">What it rests on.</param>
internal sealed record FeeExemptionBody(
    string? Code, string? Name, IReadOnlyList<string>? FeeTypes, int Percent, string? Evidence, DateOnly? From, DateOnly? To, string? Decision)
{
    public SetFeeExemption.Command ToCommand() => new(Code!, Name!, FeeTypes ?? [], Percent, Evidence!, From ?? default, To, Decision!);
}

/// <param name="From">Its first day.</param>
/// <param name="Amount">In whole đồng; 0 where nothing is to be paid.</param>
/// <param name="Decision">What it rests on, such as a resolution of the provincial council.</param>
/// <param name="To">Its last day; may be left out.</param>
/// <param name="Province">Name of the province whose council decided it; left out for the whole country.</param>
/// <param name="Filing">paper or online; left out for every way of filing.</param>
/// <param name="PayerClass">A code of the catalogue fee-exemptions; left out for every payer.</param>
internal sealed record FeeRateBody(DateOnly? From, long Amount, string? Decision, DateOnly? To, string? Province, Filing? Filing, string? PayerClass)
{
    public SetFeeRate.Command ToCommand(string code) => new(code, From ?? default, Amount, Decision!)
    {
        To = To, Province = Province, Filing = Filing, PayerClass = PayerClass,
    };
}

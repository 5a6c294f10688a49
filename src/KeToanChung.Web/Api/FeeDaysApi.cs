using KeToanChung.App.FeeDays;
using KeToanChung.App.FeeRemittances;
using KeToanChung.App.Periods;
using KeToanChung.Ledger.Payments;
using KeToanChung.Reports.Prints;
using KeToanChung.Web.Api.Json;

using MediatR;

namespace KeToanChung.Web.Api;

/// <summary>Chốt ngày thu phí, and the monthly remittance of fees to the budget.</summary>
internal static class FeeDaysApi
{
    public static void MapFeeDays(this RouteGroupBuilder api)
    {
        var days = api.MapGroup("/agencies/{agency}/fee-days").WithTags("Fee days");

        days.MapGet("/", List).Answers<ListFeeDays.Result>();
        days.MapGet("/{date}", Show).Answers<FeeDayView>();
        days.MapPost("/{date}/close", Close).Answers<FeeDayView>();
        days.MapPost("/{date}/sign", Sign).Answers<FeeDayView>();
        days.MapGet("/{date}/print", Print).IsPrinted();

        var remittances = api.MapGroup("/agencies/{agency}/fee-remittances").WithTags("Fee remittances");

        remittances.MapGet("/{month}", ShowMonth).Answers<RemittanceView>();
        remittances.MapPost("/{month}", Prepare).Creates<PrepareFeeRemittance.Result>();
    }

    /// <summary>Lists the days that had receipts or payments, newest first, and whether they are closed</summary>
    internal static async Task<IResult> List(string agency, Day from, Day to, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ListFeeDays.Query(new(agency), from.Value, to.Value), cancel));

    /// <summary>Shows a day: receipts beside what was paid, banked and posted; of a closed day as it was signed, and what came afterwards</summary>
    internal static async Task<IResult> Show(string agency, Day date, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ShowFeeDay.Query(new(agency), date.Value), cancel));

    /// <summary>Closes a day with words for each difference</summary>
    /// <remarks>explanations name differences by their keys. Refused while a cash desk of the day is open, or a difference has no words.</remarks>
    internal static async Task<IResult> Close(string agency, Day date, CloseFeeDayBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new CloseFeeDay.Command(new(agency), date.Value, body.Explanations ?? []), cancel));

    /// <summary>Signs a closed day (cashier)</summary>
    internal static async Task<IResult> Sign(string agency, Day date, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new SignFeeDay.Command(new(agency), date.Value), cancel));

    /// <summary>Prints a day's reconciliation, to be signed</summary>
    /// <param name="format">pdf or html</param>
    internal static async Task<IResult> Print(string agency, Day date, string? format, IMediator mediator, CancellationToken cancel) =>
        Papers.UnknownForPrint(format) is { } refusal
            ? Outcomes.Refused(refusal)
            : Papers.Of(await mediator.Send(new PrintFeeDay.Query(new(agency), date.Value), cancel), $"chot-ngay-{date.Value:yyyy-MM-dd}", format);

    /// <summary>Shows a month's fees: collected, kept, to be remitted, and how far that has come</summary>
    internal static async Task<IResult> ShowMonth(string agency, BookMonth month, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ShowFeeRemittance.Query(new(agency), month), cancel));

    /// <summary>Prepares a month's remittance, once: posts PHI-04 and PHI-07, and drafts the payment request PHI-05</summary>
    /// <remarks>The month is over. method is bank or cash. Without retentionDecision nothing is kept.</remarks>
    internal static async Task<IResult> Prepare(string agency, BookMonth month, FeeRemittanceBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Created(
            await mediator.Send(new PrepareFeeRemittance.Command(new(agency), month, body.Method.OrNone(), body.RetentionDecision), cancel),
            at: r => $"{ApiRoutes.Base}/agencies/{agency}/fee-remittances/{r.Month}");
}

internal sealed record CloseFeeDayBody(IReadOnlyList<CloseFeeDay.Explanation>? Explanations);

/// <param name="RetentionDecision">The decision by which the agency works under a lump sum and keeps its share.</param>
internal sealed record FeeRemittanceBody(PaymentMethod? Method, string? RetentionDecision);

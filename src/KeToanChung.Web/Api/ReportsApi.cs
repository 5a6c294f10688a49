using KeToanChung.Ledger;
using KeToanChung.Reports;
using KeToanChung.Web.Api.Json;

using MediatR;

namespace KeToanChung.Web.Api;

/// <summary>Báo cáo of one agency, or consolidated over several.</summary>
internal static class ReportsApi
{
    public static void MapReports(this RouteGroupBuilder api) =>
        api.MapGet("/reports/{name}", Show).Answers<Report>().WithTags("Reports");

    /// <summary>Makes a report</summary>
    /// <param name="agency">One or several agencies; several give the consolidated report, with flows between them eliminated and shown</param>
    /// <param name="year">A whole year, instead of from and to</param>
    /// <param name="asAt">The year up to that day</param>
    internal static async Task<IResult> Show(
        string name, string[]? agency, Day? from, Day? to, Day? asAt, int? year, string? format, IMediator mediator, CancellationToken cancel)
    {
        if (format is not (null or "json"))
            return Outcomes.Refused(new Refusal(Codes.RequestInvalid, "format", "unknownValue").With("allowed", "json"));

        return Outcomes.Ok(await mediator.Send(
            new ShowReport.Query(name, [.. (agency ?? []).Select(code => new AgencyCode(code))])
            {
                From = from?.Value, To = to?.Value, AsAt = asAt?.Value, Year = year,
            },
            cancel));
    }
}

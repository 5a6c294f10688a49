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
    /// <remarks>
    /// trial-balance (S05-H), general-ledger (S03-H), journal (S04-H), cash-book (S11-H, S12-H), S14-H, budget-execution, S101-H, fee-reconciliation,
    /// inter-agency. drillDown of a row is an address below the API's base, and of a page, where its figures come from. A cashier reads cash-book,
    /// S11-H, S14-H and fee-reconciliation: cash, and own receipts.
    /// </remarks>
    /// <param name="agency">One or several agencies; several give the consolidated report, with flows between them eliminated and shown</param>
    /// <param name="year">A whole year, instead of from and to</param>
    /// <param name="asAt">The year up to that day</param>
    /// <param name="account">In a book: this account alone, and those below it</param>
    /// <param name="format">json, xlsx, pdf, html or csv</param>
    internal static async Task<IResult> Show(
        string name, string[]? agency, Day? from, Day? to, Day? asAt, int? year, string? account, string? format, IMediator mediator,
        CancellationToken cancel)
    {
        if (Papers.Unknown(format) is { } refusal)
            return Outcomes.Refused(refusal);

        var report = await mediator.Send(
            new ShowReport.Query(name, [.. (agency ?? []).Select(code => new AgencyCode(code))])
            {
                From = from?.Value, To = to?.Value, AsAt = asAt?.Value, Year = year, Account = account,
            },
            cancel);
        return report.IsRefused ? Outcomes.Ok(report) : Papers.Of(report.Value!, format);
    }
}

using KeToanChung.App.Agencies;
using KeToanChung.Ledger;
using KeToanChung.Reports;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Reports;

/// <summary>A consolidated figure, agency by agency, before elimination; each leads to its vouchers.</summary>
internal sealed class AccountByAgencyModel(IMediator mediator) : AppPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string Account { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "agency")]
    public IReadOnlyList<string> Asked { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public DateOnly From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly To { get; set; }

    public IReadOnlyList<(AgencyView Agency, ReportRow Row)> Rows { get; private set; } = [];

    public string? Back => Url.Page("/Reports/TrialBalance", new { agency = Asked, from = Figures.Iso(From), to = Figures.Iso(To) });

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var rows = new List<(AgencyView, ReportRow)>();
        foreach (var agency in (await MyAgencies(cancel)).Where(a => Asked.Count == 0 || Asked.Contains(a.Code)))
        {
            var balance = await Ask(new ShowReport.Query("trial-balance", [new AgencyCode(agency.Code)]) { From = From, To = To }, cancel);
            if (balance is not null && await balance.Rows.FirstOrDefaultAsync(r => (string)r["account"]! == Account, cancel) is { } row)
                rows.Add((agency, row));
        }

        Rows = rows;
    }
}

using KeToanChung.App.Budget;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Budget;

/// <summary>Dự toán of an agency: what was given, held, spent and left in each line, today or as it stood on a day.</summary>
internal sealed class ShowModel(IMediator mediator, BusinessClock clock) : AppPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? AsAt { get; set; }

    public ShowBudget.Result? Budget { get; private set; }

    public string AgencyCode { get; private set; } = "";

    public bool MayEnter { get; private set; }

    public int YearShown => Year ?? clock.Today.Year;

    public async Task OnGetAsync(string agency, CancellationToken cancel)
    {
        AgencyCode = agency;
        if (await Enter(agency, cancel) is null)
            return;

        MayEnter = (await Reader(cancel)).MayIn(agency, Right.PostVouchers);
        if (ModelState.IsValid)
            Budget = await Ask(new ShowBudget.Query(new AgencyCode(agency), YearShown, AsAt), cancel);
    }

    public string? StoryOf(ShowBudget.Line line) => Url.Page("/Budget/Line", new
    {
        agency = AgencyCode, year = YearShown, fundingSource = line.FundingSource, chapter = line.Chapter, subCategory = line.SubCategory, subItem = line.SubItem,
    });
}

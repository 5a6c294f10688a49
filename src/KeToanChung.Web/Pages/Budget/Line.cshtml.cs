using KeToanChung.App.Budget;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Budget;

/// <summary>Diễn biến một dòng dự toán: newest first, as people ask for what happened last.</summary>
internal sealed class LineModel(IMediator mediator, BusinessClock clock) : AppPage(mediator)
{
    /// <summary>So many steps on a page; the rest follows behind the pager.</summary>
    public const int Most = 200;

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public string FundingSource { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Chapter { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string SubCategory { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? SubItem { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Skip { get; set; }

    public ShowBudgetLine.Result? Story { get; private set; }

    public string AgencyCode { get; private set; } = "";

    public async Task OnGetAsync(string agency, CancellationToken cancel)
    {
        AgencyCode = agency;
        if (await Enter(agency, cancel) is not null && ModelState.IsValid)
        {
            Story = await Ask(
                new ShowBudgetLine.Query(new AgencyCode(agency), Year ?? clock.Today.Year, FundingSource, Chapter, SubCategory, SubItem), cancel);
        }
    }

    public IEnumerable<ShowBudgetLine.Step> Shown => Story is null ? [] : Story.Steps.Reverse().Skip(Math.Max(Skip, 0)).Take(Most);

    public string? PageAt(int skip) => Url.Page("/Budget/Line", new
    {
        agency = AgencyCode, year = Year, fundingSource = FundingSource, chapter = Chapter, subCategory = SubCategory, subItem = SubItem, skip,
    });
}

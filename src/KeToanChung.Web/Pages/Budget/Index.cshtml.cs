using KeToanChung.App.Agencies;
using KeToanChung.App.Budget;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Budget;

/// <summary>Dự toán of all agencies, one line each; within an agency it leads on to that one's lines.</summary>
internal sealed class IndexModel(IMediator mediator, BusinessClock clock) : AppPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string? Agency { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    public ListBudgets.Result? Budgets { get; private set; }

    public IReadOnlyDictionary<string, AgencyView> Agencies { get; private set; } = new Dictionary<string, AgencyView>();

    public bool MayEnter { get; private set; }

    public int YearShown => Year ?? clock.Today.Year;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (Agency is { Length: > 0 })
            return RedirectToPage("/Budget/Show", new { agency = Agency, year = Year });

        var reader = await Reader(cancel);
        MayEnter = reader.Agencies.Any(a => reader.MayIn(a.Code, Right.PostVouchers));
        Agencies = (await MyAgencies(cancel)).ToDictionary(a => a.Code);
        if (ModelState.IsValid)
            Budgets = await Ask(new ListBudgets.Query([], YearShown), cancel);
        return Page();
    }
}

using KeToanChung.App.Agencies;
using KeToanChung.App.Periods;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Periods;

/// <summary>Khóa sổ: agencies by months, each cell leading to what can be done with it.</summary>
internal sealed class IndexModel(IMediator mediator, BusinessClock clock) : AppPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string? Agency { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    public int YearShown => Year ?? clock.Today.Year;

    public IReadOnlyList<AgencyView> Agencies { get; private set; } = [];

    public ILookup<string, ListMonths.Item>? Months { get; private set; }

    public IReadOnlyList<int> Years { get; private set; } = [];

    public bool IsOver(BookMonth month) => month.Last < clock.Today;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (Agency is { Length: > 0 } && await Enter(Agency, cancel) is null)
            return;

        var months = await Ask(new ListMonths.Query(Agency is { Length: > 0 } ? [new AgencyCode(Agency)] : []), cancel);
        if (months is null)
            return;

        Years = [.. months.Items.Select(m => YearOf(m.Month)).Distinct().Order()];
        Months = months.Items.Where(m => YearOf(m.Month) == YearShown).ToLookup(m => m.Agency);
        Agencies = [.. (await MyAgencies(cancel)).Where(a => Months.Contains(a.Code))];
    }

    private static int YearOf(string month) => int.Parse(month.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture);
}

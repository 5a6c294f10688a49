using KeToanChung.App.FeeDays;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Fees;

/// <summary>Các ngày thu phí: which are closed and which wait; of the last month unless asked otherwise.</summary>
internal sealed class DaysModel(IMediator mediator, BusinessClock clock) : AppPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    public string AgencyCode => (string)RouteData.Values["agency"]!;

    public ListFeeDays.Result? Days { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        To ??= clock.Today;
        From ??= To.Value.AddMonths(-1);
        if (await Enter(AgencyCode, cancel) is not null && ModelState.IsValid)
            Days = await Ask(new ListFeeDays.Query(new AgencyCode(AgencyCode), From.Value, To.Value), cancel);
    }
}

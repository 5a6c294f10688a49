using KeToanChung.App.Agencies;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Fees;

/// <summary>Thu phí, lệ phí: to the counter of the agency one works at; where there are several, which.</summary>
internal sealed class IndexModel(IMediator mediator) : AppPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string? Agency { get; set; }

    public IReadOnlyList<AgencyView> Collecting { get; private set; } = [];

    public Reader Who { get; private set; } = Pages.Reader.Nobody;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Who = await Reader(cancel);
        Collecting = [.. Who.Agencies.Where(a => a.CollectsFees && (Who.MayIn(a.Code, Right.IssueReceipts) || Who.MayIn(a.Code, Right.ReadOwnReceipts)))];
        return (Collecting.FirstOrDefault(a => a.Code == Agency) ?? (Collecting is [var only] ? only : null)) is { } one
            ? RedirectToPage(Who.MayIn(one.Code, Right.IssueReceipts) ? "/Fees/Counter" : "/Fees/List", new { agency = one.Code })
            : Page();
    }
}

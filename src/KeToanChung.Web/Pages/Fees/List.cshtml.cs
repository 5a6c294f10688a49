using KeToanChung.App.Fees;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Fees;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Fees;

/// <summary>Các khoản thu of an agency: by day, state, case number or payer. A cashier sees their own.</summary>
internal sealed class ListModel(IMediator mediator) : AppPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public FeeCaseStatus? Status { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public string AgencyCode => (string)RouteData.Values["agency"]!;

    public bool MayTake { get; private set; }

    public Listing<ListFeeReceipts.Item>? Found { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (await Enter(AgencyCode, cancel) is null || !ModelState.IsValid)
            return;

        MayTake = (await Reader(cancel)).MayIn(AgencyCode, Right.IssueReceipts);
        Found = await Ask(
            new ListFeeReceipts.Query(new AgencyCode(AgencyCode)) { From = From, To = To, Status = Status, Words = Q, Page = new PageRequest(PageRequest.Usual, Cursor) }, cancel);
    }

    public string? PageAt(string? cursor) => Url.Page("/Fees/List", new
    {
        agency = AgencyCode, from = From is { } from ? Figures.Iso(from) : null, to = To is { } to ? Figures.Iso(to) : null, status = Status, q = Q, cursor,
    });
}

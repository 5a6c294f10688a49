using KeToanChung.App.Pipeline;
using KeToanChung.App.Vouchers;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Posting;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Vouchers;

/// <summary>Danh sách chứng từ of an agency; its filters stand in the address, so that it can be sent to a colleague.</summary>
internal sealed class ListModel(IMediator mediator) : AppPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Account { get; set; }

    [BindProperty(SupportsGet = true)]
    public VoucherType? Type { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public Listing<ListVouchers.Item>? Found { get; private set; }

    private string agency = "";

    public async Task OnGetAsync(string agency, CancellationToken cancel)
    {
        this.agency = agency;
        if (await Enter(agency, cancel) is null)
            return;

        Found = await Ask(
            new ListVouchers.Query(new AgencyCode(agency))
            {
                From = From, To = To, Account = Account, Type = Type, Words = Q, Page = new PageRequest(PageRequest.Usual, Cursor),
            },
            cancel);
    }

    public string? PageAt(string? cursor) => Url.Page("/Vouchers/List", new
    {
        agency, from = From is { } from ? Figures.Iso(from) : null, to = To is { } to ? Figures.Iso(to) : null, account = Account, type = Type, q = Q, cursor,
    });
}

using KeToanChung.App.Pipeline;
using KeToanChung.App.Vouchers;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Posting;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Vouchers;

/// <summary>Danh sách chứng từ across agencies or of one; its filters stand in the address, so that it can be sent to a colleague.</summary>
internal sealed class ListModel(IMediator mediator) : AppPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string? Agency { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Account { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Operation { get; set; }

    [BindProperty(SupportsGet = true)]
    public VoucherType? Type { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    [BindProperty(SupportsGet = true)]
    public long Amount { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool About { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Awaits { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public Listing<ListVouchers.Item>? Found { get; private set; }

    /// <summary>Where the reader may post.</summary>
    public string? PostIn { get; private set; }

    public bool IsFiltered => From is not null || To is not null || Type is not null || Amount != 0 || Awaits
        || new[] { Account, Operation, By, Q }.Any(f => !string.IsNullOrWhiteSpace(f));

    public Func<string, string> NameOf { get; private set; } = code => code;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (Agency is { Length: > 0 } && await Enter(Agency, cancel) is null)
            return;

        var reader = await Reader(cancel);
        NameOf = reader.NameOf;
        PostIn = (Agency is { Length: > 0 } one ? [one] : reader.Agencies.Select(a => a.Code)).FirstOrDefault(a => reader.MayIn(a, Right.PostVouchers));
        if (ModelState.IsValid)
        {
            Found = await Ask(
                new ListVouchers.Query(Agency is { Length: > 0 } ? [new AgencyCode(Agency)] : [])
                {
                    From = From, To = To, Account = Account, Type = Type, Words = Q, Operation = Operation?.Trim().ToUpperInvariant(), PostedBy = By,
                    Amount = Amount == 0 ? null : Amount, About = About, AwaitsApproval = Awaits, Page = new PageRequest(PageRequest.Usual, Cursor),
                },
                cancel);
        }
    }

    public string? PageAt(string? cursor) => Url.Page("/Vouchers/List", new
    {
        agency = Agency, from = From is { } from ? Figures.Iso(from) : null, to = To is { } to ? Figures.Iso(to) : null, account = Account,
        operation = Operation, type = Type, by = By, amount = Amount == 0 ? null : (long?)Amount, about = About ? "true" : null,
        awaits = Awaits ? "true" : null, q = Q, cursor,
    });
}

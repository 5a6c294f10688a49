using KeToanChung.App.Payments;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Payments;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Payments;

/// <summary>Đề nghị chi across agencies: the state of each, and whose turn it is.</summary>
internal sealed class ListModel(IMediator mediator) : AppPage(mediator)
{
    private const int OnAPage = 50;

    [BindProperty(SupportsGet = true)]
    public string? Agency { get; set; }

    [BindProperty(SupportsGet = true)]
    public PaymentStatus? Status { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public Listing<ShowRequest.Result>? Found { get; private set; }

    /// <summary>Where the reader may make a request.</summary>
    public string? MakeIn { get; private set; }

    public Func<string, string> NameOf { get; private set; } = code => code;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (Agency is { Length: > 0 } && await Enter(Agency, cancel) is null)
            return;

        var reader = await Reader(cancel);
        NameOf = reader.NameOf;
        MakeIn = (Agency is { Length: > 0 } one ? [one] : reader.Agencies.Select(a => a.Code)).FirstOrDefault(a => reader.MayIn(a, Right.MakeRequests));
        if (ModelState.IsValid)
        {
            Found = await Ask(
                new ListRequests.Query(Agency is { Length: > 0 } ? [new AgencyCode(Agency)] : [])
                {
                    Status = Status, Page = new PageRequest(OnAPage, Cursor),
                },
                cancel);
        }
    }

    public string? At(PaymentStatus? status, string? cursor = null) => Url.Page("/Payments/List", new { agency = Agency, status, cursor });
}

using KeToanChung.App.Pipeline;
using KeToanChung.App.Reconciliation;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Reconciliation;

/// <summary>Đã nộp, tiền chưa về: payments that the bank hasn't credited, the oldest first, with what to do.</summary>
internal sealed class UncreditedModel(IMediator mediator) : AppPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    [BindProperty]
    public AssignForm Assign { get; set; } = new();

    public Listing<ListUncredited.Item>? Found { get; private set; }

    public IReadOnlyList<ListBookKeepers.Item> Keepers { get; private set; } = [];

    public string? Me => Call.Caller?.UserName;

    public string AgencyCode => (string)RouteData.Values["agency"]!;

    public Task OnGetAsync(CancellationToken cancel) => Prepare(cancel);

    public async Task<IActionResult> OnPostAssignAsync(CancellationToken cancel)
    {
        if (await Ask(new AssignItem.Command(new AgencyCode(AgencyCode), Assign.Item ?? "", Assign.UserName), cancel) is not { } result)
            return await Again(cancel);

        Tell(result.Owner is { } owner ? Labels["items.given", owner] : Labels["items.givenBack"]);
        return RedirectToPage(new { agency = AgencyCode, cursor = Cursor });
    }

    public string? At(string? cursor = null) => Url.Page("/Reconciliation/Uncredited", new { agency = AgencyCode, cursor });

    protected override async Task Prepare(CancellationToken cancel)
    {
        if (await Enter(AgencyCode, cancel) is null)
            return;

        if ((await Reader(cancel)).MayIn(AgencyCode, Right.PostVouchers))
            Keepers = (await Ask(new ListBookKeepers.Query(new AgencyCode(AgencyCode)), cancel))?.Items ?? [];
        Found = await Ask(new ListUncredited.Query(new AgencyCode(AgencyCode)) { Page = new PageRequest(PageRequest.Usual, Cursor) }, cancel);
    }
}

/// <summary>Which item is given to whom; to nobody, where nothing is said.</summary>
internal sealed class AssignForm
{
    public string? Item { get; set; }

    public string? UserName { get; set; }
}

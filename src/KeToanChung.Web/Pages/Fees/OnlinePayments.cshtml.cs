using KeToanChung.App.Fees;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Fees;

/// <summary>Thanh toán trực tuyến that was reported: what waits for a person and why, tried again once the reason is gone.</summary>
internal sealed class OnlinePaymentsModel(IMediator mediator) : AppPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public OnlinePaymentState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public string AgencyCode => (string)RouteData.Values["agency"]!;

    public bool MayRetry { get; private set; }

    public Listing<ListOnlinePayments.Item>? Found { get; private set; }

    public Task OnGetAsync(CancellationToken cancel)
    {
        State ??= OnlinePaymentState.Waiting;
        return Prepare(cancel);
    }

    public async Task<IActionResult> OnPostRetryAsync(string payment, CancellationToken cancel)
    {
        if (!DocumentId.TryParse(payment, out var id) || await Ask(new RetryOnlinePayment.Command(new AgencyCode(AgencyCode), id), cancel) is not { } result)
            return await Again(cancel);

        Tell(result.Reason is { } reason ? Labels["online.stillWaits", Labels[$"online.reason.{reason}"]] : Labels["online.confirmedNow"]);
        return RedirectToPage(new { agency = AgencyCode, state = State });
    }

    public string? At(OnlinePaymentState state, string? cursor = null) => Url.Page("/Fees/OnlinePayments", new { agency = AgencyCode, state, cursor });

    protected override async Task Prepare(CancellationToken cancel)
    {
        if (await Enter(AgencyCode, cancel) is null)
            return;

        MayRetry = (await Reader(cancel)).MayIn(AgencyCode, Right.PostVouchers);
        Found = await Ask(new ListOnlinePayments.Query(new AgencyCode(AgencyCode)) { State = State, Page = new PageRequest(PageRequest.Usual, Cursor) }, cancel);
    }
}

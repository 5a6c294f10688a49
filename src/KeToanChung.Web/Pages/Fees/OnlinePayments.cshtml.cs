using KeToanChung.App.Fees;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Web.Api;
using KeToanChung.Web.Hosting;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Fees;

/// <summary>Thanh toán trực tuyến that was reported: a platform's or bank's file is taken in; what waits for a person and why, tried again once the reason is gone.</summary>
[RequestSizeLimit(Listening.LargestUploadBytes)]
internal sealed class OnlinePaymentsModel(IMediator mediator) : AppPage(mediator)
{
    public const int MostShownRows = 100; // more are for the bank to mend

    [BindProperty(SupportsGet = true)]
    public OnlinePaymentState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public string AgencyCode => (string)RouteData.Values["agency"]!;

    [BindProperty]
    public UploadForm Form { get; set; } = new();

    public bool MayImport { get; private set; }

    /// <summary>What has just been imported.</summary>
    public ImportOnlinePayments.Result? Read { get; private set; }

    public string? ReadFile { get; private set; }

    public Listing<ListOnlinePayments.Item>? Found { get; private set; }

    public Task OnGetAsync(CancellationToken cancel)
    {
        State ??= OnlinePaymentState.Waiting;
        return Prepare(cancel);
    }

    public async Task<IActionResult> OnPostImportAsync(CancellationToken cancel)
    {
        State ??= OnlinePaymentState.Waiting;
        if (Form.File is not { } upload)
        {
            Show([new Refusal(Codes.RequestInvalid, "file", "required")]);
            return await Again(cancel);
        }

        // The answer is shown at once and not after a redirect: rejected rows are told here only. Sent again, the same file changes nothing.
        ReadFile = upload.NameAlone();
        Read = await Ask(new ImportOnlinePayments.Command(new AgencyCode(AgencyCode), new PaymentFile(ReadFile, await upload.Content(cancel))), cancel);
        return await Again(cancel);
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

        MayImport = (await Reader(cancel)).MayIn(AgencyCode, Right.PostVouchers);
        Found = await Ask(new ListOnlinePayments.Query(new AgencyCode(AgencyCode)) { State = State, Page = new PageRequest(PageRequest.Usual, Cursor) }, cancel);
    }

    internal sealed class UploadForm
    {
        public IFormFile? File { get; set; }
    }
}

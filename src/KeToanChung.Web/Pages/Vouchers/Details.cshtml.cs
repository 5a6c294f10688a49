using KeToanChung.App.Evidence;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Vouchers;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Posting;
using KeToanChung.Web.Hosting;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Vouchers;

/// <summary>Một chứng từ: its entries, approvals, links both ways; reversed, or reversed and entered again; approved afterwards by the head.</summary>
[RequestSizeLimit(Listening.LargestUploadBytes)]
internal sealed class DetailsModel(IMediator mediator, BusinessClock clock) : PageWithPapers(mediator)
{
    public ShowVoucher.Result? Voucher { get; private set; }

    [BindProperty]
    public StepForm Form { get; set; } = new();

    public bool MayPost { get; private set; }

    public bool MayReverse { get; private set; }

    public bool MayApprove { get; private set; }

    public bool IsSignInStale { get; private set; }

    public string AgencyCode => (string)RouteData.Values["agency"]!;

    public string Id => (string)RouteData.Values["id"]!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Form.Date = clock.Today;
        await Prepare(cancel);
    }

    /// <summary>The same without script: the form alone is what differs.</summary>
    public async Task<IActionResult> OnPostReverseAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return await Again(cancel);

        var reversal = await Ask(new ReverseVoucher.Command(new AgencyCode(AgencyCode), DocumentId.Parse(Id), Form.Date, Form.Reason ?? ""), cancel);
        if (reversal is null)
            return await Again(cancel);

        Tell(Labels["voucher.reversed", reversal.Number], Url.Page("/Vouchers/Details", new { agency = AgencyCode, id = reversal.Id }));
        return Form.Anew ? RedirectToPage("/Vouchers/New", new { agency = AgencyCode, like = Id }) : RedirectToPage();
    }

    public async Task<IActionResult> OnPostApproveAsync(CancellationToken cancel)
    {
        var outcome = await Mediator.Send(new ApproveVoucher.Command(new AgencyCode(AgencyCode), DocumentId.Parse(Id), null), cancel);
        if (outcome.IsRefused)
        {
            IsSignInStale = outcome.Refusals[0].Code == Codes.AuthStale;
            Show(outcome.Refusals);
            return await Again(cancel);
        }

        Tell(Labels["voucher.approved"]);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostTemplateAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid || await Ask(new ShowVoucher.Query(new AgencyCode(AgencyCode), DocumentId.Parse(Id)), cancel) is not { } shown)
            return await Again(cancel);

        var like = new VoucherForm { Date = shown.Date };
        like.Take(shown);
        if (await Ask(new SaveVoucherTemplate.Command(new AgencyCode(AgencyCode), Form.Name ?? "", like.ToInput(), Form.DayOfMonth), cancel) is not { } saved)
            return await Again(cancel);

        Tell(Labels["templates.saved", saved.Name], Url.Page("/Vouchers/Templates", new { agency = AgencyCode }));
        return RedirectToPage();
    }

    public Task<IActionResult> OnPostAttachAsync(CancellationToken cancel) =>
        Attach((kind, files) => new AttachToVoucher.Command(new AgencyCode(AgencyCode), DocumentId.Parse(Id), kind, files), cancel);

    protected override async Task Prepare(CancellationToken cancel)
    {
        if (await Enter(AgencyCode, cancel) is null)
            return;

        Voucher = await Ask(new ShowVoucher.Query(new AgencyCode(AgencyCode), DocumentId.Parse(Id)), cancel);
        if (Voucher is not { } shown)
            return;

        var reader = await Reader(cancel);
        if (reader.MayIn(AgencyCode, Right.PostVouchers))
            await OfferKinds(cancel);
        MayPost = reader.MayIn(AgencyCode, Right.PostVouchers) && VoucherForm.Types.Contains(shown.Type);
        MayReverse = reader.MayIn(AgencyCode, Right.PostVouchers) && shown is { Reverses: null, ReversedBy: null, Type: not (VoucherType.Budget or VoucherType.FeeReceipt) };
        MayApprove = shown.AwaitsApproval && reader.MayIn(AgencyCode, Right.ApproveRequests);
    }

    internal sealed class StepForm
    {
        public DateOnly Date { get; set; }

        public string? Reason { get; set; }

        /// <summary>And enter it again, as it should have been.</summary>
        public bool Anew { get; set; }

        /// <summary>What it is called as a template.</summary>
        public string? Name { get; set; }

        public int? DayOfMonth { get; set; }
    }
}

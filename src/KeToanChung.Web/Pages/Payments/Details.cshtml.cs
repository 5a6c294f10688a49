using KeToanChung.App.Evidence;
using KeToanChung.App.Payments;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Payments;
using KeToanChung.Web.Hosting;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Payments;

/// <summary>Một đề nghị chi: what it is for, what it does to the budget, what happened to it, and the next step of whoever reads it.</summary>
[RequestSizeLimit(Listening.LargestUploadBytes)]
internal sealed class DetailsModel(IMediator mediator, BusinessClock clock) : PageWithPapers(mediator)
{
    public ShowRequest.Result? PaymentRequest { get; private set; }

    [BindProperty]
    public StepForm Form { get; set; } = new();

    public bool MaySubmit { get; private set; }

    public bool MayDecide { get; private set; }

    public bool MayPay { get; private set; }

    public bool MayWithdraw { get; private set; }

    public bool MayChange { get; private set; }

    public Func<EvidenceView, bool> MayRemove { get; private set; } = _ => false;

    /// <summary>Approving asks for a fresh sign-in.</summary>
    public bool IsSignInStale { get; private set; }

    private string Id => (string)RouteData.Values["id"]!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Form.Date = clock.Today;
        await Prepare(cancel);
    }

    public Task<IActionResult> OnPostSubmitAsync(CancellationToken cancel) => Step(id => new SubmitRequest.Command(id), "requests.submitted", cancel);

    public Task<IActionResult> OnPostApproveAsync(CancellationToken cancel) => Step(id => new ApproveRequest.Command(id, Form.Note), "requests.approved", cancel);

    public Task<IActionResult> OnPostRejectAsync(CancellationToken cancel) => Step(id => new RejectRequest.Command(id, Form.Note), "requests.rejected", cancel);

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancel) => Step(id => new WithdrawRequest.Command(id, Form.Note), "requests.withdrawn", cancel);

    public async Task<IActionResult> OnPostPayAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid || !DocumentId.TryParse(Id, out var id))
            return await Again(cancel);

        var paid = await Ask(new PayRequest.Command(id, Form.Date), cancel);
        if (paid is null)
            return await Again(cancel);

        Tell(Labels["requests.paid", paid.Voucher.Number]);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostAttachAsync(CancellationToken cancel) => DocumentId.TryParse(Id, out var id)
        ? await Attach((kind, files) => new AttachToRequest.Command(id, kind, files), cancel)
        : await Again(cancel);

    public async Task<IActionResult> OnPostRemoveAsync(string? paper, CancellationToken cancel)
    {
        if (!DocumentId.TryParse(paper, out var id) || await Ask(new RemoveEvidence.Command(id), cancel) is not { } removed)
            return await Again(cancel);

        Tell(Labels["papers.removed", removed.FileName]);
        return RedirectToPage();
    }

    protected override async Task Prepare(CancellationToken cancel)
    {
        if (!DocumentId.TryParse(Id, out var id))
        {
            Show([new Refusal(Codes.NotFound, "id")]);
            return;
        }

        PaymentRequest = await Ask(new ShowRequest.Query(id), cancel);
        if (PaymentRequest is not { } shown || await Enter(shown.Agency, cancel) is null)
            return;

        var (reader, agency, status) = (await Reader(cancel), shown.Agency, shown.Status);
        if (status is not (PaymentStatus.Paid or PaymentStatus.Withdrawn) && reader.MayIn(agency, Right.MakeRequests))
            await OfferKinds(cancel);
        MayRemove = paper => status is PaymentStatus.Draft or PaymentStatus.Rejected && paper.AttachedBy == Call.CallerOrThrow.UserName;
        MaySubmit = status is PaymentStatus.Draft && reader.MayIn(agency, Right.MakeRequests);
        MayChange = status is PaymentStatus.Draft or PaymentStatus.Rejected && reader.MayIn(agency, Right.ManageRequests);
        MayDecide = status is PaymentStatus.Submitted && reader.MayIn(agency, Right.ApproveRequests);
        MayPay = status is PaymentStatus.Approved && reader.MayIn(agency, Right.ManageRequests);
        MayWithdraw = status is PaymentStatus.Submitted or PaymentStatus.Approved && reader.MayIn(agency, Right.ManageRequests);
    }

    private async Task<IActionResult> Step(Func<DocumentId, IRequest<Outcome<RequestView>>> command, string said, CancellationToken cancel)
    {
        if (!ModelState.IsValid || !DocumentId.TryParse(Id, out var id))
            return await Again(cancel);

        var outcome = await Mediator.Send(command(id), cancel);
        if (outcome.IsRefused)
        {
            IsSignInStale = outcome.Refusals[0].Code == Codes.AuthStale;
            Show(outcome.Refusals);
            return await Again(cancel);
        }

        Tell(Labels[said]);
        return RedirectToPage();
    }

    internal sealed class StepForm
    {
        public string? Note { get; set; }

        public DateOnly Date { get; set; }
    }
}

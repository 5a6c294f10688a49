using KeToanChung.App.FeeRemittances;
using KeToanChung.App.Fees;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Fees;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Fees;

/// <summary>Một khoản thu: its QR code while it waits, its receipts to print, and the lawful ways to mend it.</summary>
internal sealed class ReceiptModel(IMediator mediator) : AppPage(mediator)
{
    [BindProperty]
    public MendForm Form { get; set; } = new();

    public ShowFeeReceipt.Result? Fee { get; private set; }

    public bool MayCancel { get; private set; }

    public bool MayCorrect { get; private set; }

    public bool MayReadBooks { get; private set; }

    /// <summary>The receipt as it was signed.</summary>
    public string SignedXml => $"/agencies/{AgencyCode}/fee-receipts/{RouteData.Values["id"]}/xml";

    public string AgencyCode => (string)RouteData.Values["agency"]!;

    public bool MayRecordRefund { get; private set; }

    private DocumentId Id => DocumentId.Parse((string)RouteData.Values["id"]!);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await Prepare(cancel);
        if (Fee is { } fee)
            (Form.Quantity, Form.FeeType, Form.Filing, Form.Payer.Name, Form.Payer.IdentityNumber) = (fee.Quantity, fee.FeeType, fee.Filing, fee.Payer?.Name, fee.Payer?.IdentityNumber);
    }

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken cancel)
    {
        if (await Ask(new CancelFeeReceipt.Command(new AgencyCode(AgencyCode), Id, Form.Reason ?? ""), cancel) is null)
            return await Again(cancel);

        Tell(Labels["fees.cancelled"]);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostCorrectAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return await Again(cancel);

        var isReplaced = Form.Kind is CorrectionKind.Replacement;
        var corrected = await Ask(
            new CorrectFeeReceipt.Command(new AgencyCode(AgencyCode), Id, Form.Kind, Form.Reason ?? "")
            {
                Payer = new PayerInput(Form.Payer.Name ?? "", Form.Payer.IdentityNumber), Quantity = isReplaced ? Form.Quantity : null,
                FeeType = isReplaced ? Form.FeeType : null, Filing = isReplaced ? Form.Filing : null,
            },
            cancel);
        if (corrected is null)
            return await Again(cancel);

        Tell(corrected switch
        {
            { RefundDue: > 0 } => Labels["fees.correctedRefund", Figures.Money(corrected.RefundDue)],
            { ToCollect: > 0 } => Labels["fees.correctedCollect", Figures.Money(corrected.ToCollect)],
            _ => Labels["fees.corrected"],
        });
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostTreasuryRefundAsync(string? reference, CancellationToken cancel)
    {
        if (await Ask(new RecordTreasuryRefund.Command(new AgencyCode(AgencyCode), Id, reference ?? ""), cancel) is not { } recorded)
            return await Again(cancel);

        Tell(Labels["fees.refundRecorded", Figures.Money(recorded.Refunded), recorded.Voucher]);
        return RedirectToPage();
    }

    protected override async Task Prepare(CancellationToken cancel)
    {
        if (await Enter(AgencyCode, cancel) is null)
            return;

        Fee = await Ask(new ShowFeeReceipt.Query(new AgencyCode(AgencyCode), Id), cancel);
        var reader = await Reader(cancel);
        MayCancel = Fee?.Status is FeeCaseStatus.Pending && reader.MayIn(AgencyCode, Right.IssueReceipts);
        MayCorrect = Fee?.Status is FeeCaseStatus.Issued && reader.MayIn(AgencyCode, Right.CorrectReceipts);
        MayRecordRefund = reader.MayIn(AgencyCode, Right.PostVouchers);
        MayReadBooks = reader.MayIn(AgencyCode, Right.ReadBooks);
    }

    internal sealed class MendForm
    {
        public string? Reason { get; set; }

        public CorrectionKind Kind { get; set; }

        public string? FeeType { get; set; }

        public int? Quantity { get; set; }

        public Filing? Filing { get; set; }

        public CounterModel.PayerForm Payer { get; set; } = new();
    }
}

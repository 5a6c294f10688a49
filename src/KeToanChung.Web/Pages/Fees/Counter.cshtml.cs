using KeToanChung.App.CashDesks;
using KeToanChung.App.Catalogs;
using KeToanChung.App.Fees;
using KeToanChung.App.PaperReceipts;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Fees;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Fees;

/// <summary>Quầy thu: case, fee, cash or QR, receipt; then the next in the queue. Below it what was taken today.</summary>
internal sealed class CounterModel(IMediator mediator, BusinessClock clock) : AppPage(mediator)
{
    private const int Latest = 10;

    [BindProperty]
    public FeeForm Form { get; set; } = new();

    public string AgencyCode => (string)RouteData.Values["agency"]!;

    public IReadOnlyList<LookUpCode.Item> Fees { get; private set; } = [];

    public IReadOnlyList<ListFeeReceipts.Item> Today { get; private set; } = [];

    /// <summary>What the fee that was typed costs, when the form is shown again.</summary>
    public Quote Due { get; private set; } = Quote.None;

    /// <summary>Receipts are taken without an open desk too; the page says so.</summary>
    public bool IsDeskOpen { get; private set; } = true;

    /// <summary>Books of paper receipts that she holds.</summary>
    public IReadOnlyList<ListMyPaperBooks.Item> PaperBooks { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => await Prepare(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return await Again(cancel);

        var taken = await Ask(
            new IssueFeeReceipt.Command(
                new AgencyCode(AgencyCode),
                new FeeInput(
                    Form.FeeType?.Trim().ToUpperInvariant() ?? "", Form.Quantity, new PayerInput(Form.Payer.Name ?? "", Form.Payer.IdentityNumber), Form.CaseNumber,
                    Form.Method)
                {
                    Filing = Form.Filing,
                    PaperBook = Form.Method is FeeMethod.Cash ? Form.PaperBook : null,
                    Exemption = string.IsNullOrEmpty(Form.Exemption.Code) ? null : new ExemptionInput(Form.Exemption.Code, Form.Exemption.Evidence ?? ""),
                }),
            cancel);
        if (taken is null)
            return await Again(cancel);

        var link = Url.Page("/Fees/Receipt", new { agency = AgencyCode, id = taken.Id });
        if (taken.Status is FeeCaseStatus.Pending)
            return Redirect(link!); // the payer looks at the QR code there

        Tell(taken.Status is FeeCaseStatus.Exempt ? Labels["fees.exempted"] : Labels["fees.taken", Figures.Money(taken.Amount), $"{taken.Series}-{taken.Number}"], link);
        return RedirectToPage(new { agency = AgencyCode });
    }

    /// <summary>What it costs, while it is being typed.</summary>
    public async Task<IActionResult> OnPostQuoteAsync(CancellationToken cancel)
    {
        ModelState.Clear(); // half a form is no mistake yet
        FeeChoices? choices = null;
        if (Request.Headers["HX-Trigger-Name"] == $"{nameof(Form)}.{nameof(FeeForm.FeeType)}")
        {
            (Form.Exemption, Form.Filing) = (new ExemptionForm(), null); // those were of another fee
            choices = await Choices(cancel) with { IsNews = true };
        }

        return Partial("_Quote", string.IsNullOrWhiteSpace(Form.FeeType)
            ? Quote.None with { Choices = choices }
            : Quote.Of(await Mediator.Send(QuoteOf(Form.FeeType), cancel), choices));
    }

    protected override async Task Prepare(CancellationToken cancel)
    {
        if (await Enter(AgencyCode, cancel) is null)
            return;

        if ((await Reader(cancel)).MayIn(AgencyCode, Right.IssueReceipts))
        {
            IsDeskOpen = (await Ask(new FindOpenDesk.Query(new AgencyCode(AgencyCode)), cancel))?.Desk is not null;
            PaperBooks = (await Ask(new ListMyPaperBooks.Query(new AgencyCode(AgencyCode)), cancel))?.Items ?? [];
        }

        Fees = (await Ask(new LookUpCode.Query("fee-types", null) { Most = LookUpCode.All }, cancel))?.Items ?? [];
        if (!string.IsNullOrWhiteSpace(Form.FeeType))
        {
            var choices = await Choices(cancel);
            Due = Quote.Of(await Mediator.Send(QuoteOf(Form.FeeType), cancel), choices);
        }

        Today = (await Ask(
            new ListFeeReceipts.Query(new AgencyCode(AgencyCode)) { From = clock.Today, To = clock.Today, Page = new PageRequest(Latest) }, cancel))?.Items ?? [];
    }

    // Where the way of filing counts, paper is the likely one at a counter and stands chosen.
    private async Task<FeeChoices> Choices(CancellationToken cancel)
    {
        var quote = string.IsNullOrWhiteSpace(Form.FeeType)
            ? null
            : (await Mediator.Send(QuoteOf(Form.FeeType) with { Filing = Form.Filing ?? Filing.Paper, Exemption = null }, cancel)).Value;
        Form.Filing = quote is { DiffersByFiling: true } ? quote.Filing : null;
        return new FeeChoices(Form, quote?.Exemptions ?? [], quote is { DiffersByFiling: true });
    }

    private QuoteFee.Query QuoteOf(string feeType) =>
        new(new AgencyCode(AgencyCode), feeType.Trim().ToUpperInvariant(), Form.Quantity, Form.Filing, string.IsNullOrEmpty(Form.Exemption.Code) ? null : Form.Exemption.Code);

    internal sealed class FeeForm
    {
        public string? CaseNumber { get; set; }

        public string? FeeType { get; set; }

        public int Quantity { get; set; } = 1;

        /// <summary>Asked where paper and online cost differently.</summary>
        public Filing? Filing { get; set; }

        public PayerForm Payer { get; set; } = new();

        public ExemptionForm Exemption { get; set; } = new();

        public FeeMethod Method { get; set; }

        /// <summary>Left empty for an electronic receipt.</summary>
        public string? PaperBook { get; set; }
    }

    internal sealed class ExemptionForm
    {
        public string? Code { get; set; }

        public string? Evidence { get; set; }
    }

    internal sealed class PayerForm
    {
        public string? Name { get; set; }

        public string? IdentityNumber { get; set; }
    }
}

using KeToanChung.App.FeeRemittances;
using KeToanChung.App.Periods;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Payments;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Fees;

/// <summary>Nộp phí, lệ phí của tháng: by fee what was collected, kept and is to be remitted; prepared with one button. The last month unless one is named.</summary>
internal sealed class RemittanceModel(IMediator mediator, BusinessClock clock) : AppPage(mediator)
{
    [BindProperty]
    public PrepareForm Form { get; set; } = new();

    public string AgencyCode => (string)RouteData.Values["agency"]!;

    public BookMonth Month { get; private set; }

    /// <summary>Whether the treasury paid something back, which is rare.</summary>
    public bool HasRefunds => View?.Lines.Any(l => l.Refunded != 0) is true;

    public RemittanceView? View { get; private set; }

    public bool MayPrepare { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!TryReadMonth())
            return NotFound();

        await Prepare(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!TryReadMonth())
            return NotFound();
        if (!ModelState.IsValid)
            return await Again(cancel);

        var prepared = await Ask(new PrepareFeeRemittance.Command(new AgencyCode(AgencyCode), Month, Form.Method, Form.RetentionDecision), cancel);
        if (prepared is null)
            return await Again(cancel);

        Tell(Labels["remittance.prepared", string.Join(", ", prepared.Vouchers)], prepared.Request is null ? null : $"/requests/{prepared.Request}");
        return RedirectToPage(new { agency = AgencyCode, month = Month.ToString() });
    }

    public string At(int months)
    {
        var day = Month.First.AddMonths(months);
        return $"/agencies/{AgencyCode}/fee-remittances/{new BookMonth(day.Year, day.Month)}";
    }

    protected override async Task Prepare(CancellationToken cancel)
    {
        if (!TryReadMonth() || await Enter(AgencyCode, cancel) is null)
            return;

        View = await Ask(new ShowFeeRemittance.Query(new AgencyCode(AgencyCode), Month), cancel);
        MayPrepare = (await Reader(cancel)).MayIn(AgencyCode, Right.PostVouchers);
    }

    private bool TryReadMonth()
    {
        if (RouteData.Values["month"] is string named)
        {
            var isMonth = BookMonth.TryParse(named, out var month) && month.Year is >= 2000 and <= 2100;
            Month = month;
            return isMonth;
        }

        var last = clock.Today.AddMonths(-1);
        Month = new BookMonth(last.Year, last.Month);
        return true;
    }

    internal sealed class PrepareForm
    {
        public PaymentMethod Method { get; set; } = PaymentMethod.Bank;

        public string? RetentionDecision { get; set; }
    }
}

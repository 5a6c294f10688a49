using KeToanChung.App.Catalogs;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Fees;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Catalogs;

/// <summary>Mức thu của một loại phí: what was set by which decision, and a new rate by an administrator.</summary>
internal sealed class RatesModel(IMediator mediator, BusinessClock clock) : AppPage(mediator)
{
    [BindProperty]
    public RateForm Form { get; set; } = new();

    public ListFeeRates.Result? Found { get; private set; }

    public bool MaySet { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await Prepare(cancel);
        (Form.From, Form.Province) = (clock.Today.AddDays(1), Found?.Province);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return await Again(cancel);

        var set = await Ask(
            new SetFeeRate.Command((string)RouteData.Values["code"]!, Form.From, Form.Amount, Form.Decision ?? "")
            {
                To = Form.To, Province = Form.Province, Filing = Form.Filing, PayerClass = Form.PayerClass,
            },
            cancel);
        if (set is null)
            return await Again(cancel);

        Tell(Labels["rates.done", set.FeeType, Figures.Money(set.Amount), Figures.Day(set.From)]);
        return RedirectToPage(new { code = set.FeeType });
    }

    protected override async Task Prepare(CancellationToken cancel)
    {
        Found = await Ask(new ListFeeRates.Query((string)RouteData.Values["code"]!), cancel);
        MaySet = (await Reader(cancel)).MaySomewhere(Right.Administer);
    }

    internal sealed class RateForm
    {
        public long Amount { get; set; }

        public DateOnly From { get; set; }

        public DateOnly? To { get; set; }

        public string? Province { get; set; }

        public Filing? Filing { get; set; }

        public string? PayerClass { get; set; }

        public string? Decision { get; set; }
    }
}

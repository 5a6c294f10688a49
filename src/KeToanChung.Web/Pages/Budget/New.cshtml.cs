using KeToanChung.App.Budget;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Budget;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Budget;

/// <summary>Nhập quyết định dự toán: a decision with its lines, posted as the rule of each source says.</summary>
internal sealed class NewModel(IMediator mediator, BusinessClock clock) : AppPage(mediator)
{
    private const int FirstLines = 5;

    private const int MoreLines = 5;

    private const int MostLines = 300;

    [BindProperty]
    public DecisionForm Form { get; set; } = new();

    public string AgencyCode { get; private set; } = "";

    public async Task OnGetAsync(string agency, CancellationToken cancel)
    {
        (Form.DecisionDate, Form.EffectiveDate) = (clock.Today, clock.Today);
        if (await EnterPage(agency, cancel) is { } own)
            Form.Lines = [.. Enumerable.Range(0, FirstLines).Select(_ => new LineForm { Chapter = own.Chapter, SubCategory = own.SubCategory })];
    }

    public async Task<IActionResult> OnPostAsync(string agency, CancellationToken cancel)
    {
        AgencyCode = agency;
        if (!ModelState.IsValid)
            return await Again(cancel);

        var given = Form.Lines.Where(l => !l.IsEmpty).ToList();
        var entered = await Ask(
            new EnterBudget.Command(
                new AgencyCode(agency),
                new BudgetInput(
                    Form.Kind, Form.DecisionNumber ?? "", Form.DecisionDate, Form.EffectiveDate,
                    given.ConvertAll(l => new BudgetInput.Line(l.FundingSource ?? "", l.Chapter ?? "", l.SubCategory ?? "", l.SubItem, l.Amount)))),
            cancel);
        if (entered is null)
        {
            Form.Lines = given; // a refusal names lines as they were sent
            return await Again(cancel);
        }

        Tell(Labels["budget.entered", entered.DecisionNumber]);
        return RedirectToPage("/Budget/Show", new { agency, year = entered.EffectiveDate.Year });
    }

    /// <summary>Without script a button brings more lines; nothing typed is lost.</summary>
    public async Task<IActionResult> OnPostMoreAsync(string agency, CancellationToken cancel)
    {
        AgencyCode = agency;
        var last = Form.Lines.LastOrDefault();
        for (var i = 0; i < MoreLines && Form.Lines.Count < MostLines; i++)
            Form.Lines.Add(new LineForm { Chapter = last?.Chapter, SubCategory = last?.SubCategory });
        return await Again(cancel);
    }

    protected override async Task Prepare(CancellationToken cancel) => await EnterPage(AgencyCode.Length > 0 ? AgencyCode : (string)RouteData.Values["agency"]!, cancel);

    private async Task<App.Agencies.AgencyView?> EnterPage(string agency, CancellationToken cancel)
    {
        AgencyCode = agency;
        return await Enter(agency, cancel);
    }

    internal sealed class DecisionForm
    {
        public BudgetEntryKind Kind { get; set; }

        public string? DecisionNumber { get; set; }

        public DateOnly DecisionDate { get; set; }

        public DateOnly EffectiveDate { get; set; }

        public List<LineForm> Lines { get; set; } = [];
    }

    internal sealed class LineForm
    {
        public string? FundingSource { get; set; }

        public string? Chapter { get; set; }

        public string? SubCategory { get; set; }

        public string? SubItem { get; set; }

        public long Amount { get; set; }

        public bool IsEmpty => Amount == 0 && string.IsNullOrWhiteSpace(FundingSource) && string.IsNullOrWhiteSpace(SubItem);
    }
}

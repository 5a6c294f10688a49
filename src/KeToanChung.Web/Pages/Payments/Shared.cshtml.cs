using KeToanChung.App.Agencies;
using KeToanChung.App.Budget;
using KeToanChung.App.Payments;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Payments;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Payments;

/// <summary>
/// Một hóa đơn, nhiều đơn vị: agency by amount in one grid, spread by heads, area or fixed shares; each with what is left of its budget. A request is made and submitted in
/// each agency's own books: all of them, or what is wrong with which.
/// </summary>
internal sealed class SharedModel(IMediator mediator, BusinessClock clock) : AppPage(mediator)
{
    [BindProperty]
    public BillForm Form { get; set; } = new();

    public IReadOnlyList<AgencyView> Agencies { get; private set; } = [];

    /// <summary>What is left of the line that each row draws on; null where nothing is known yet.</summary>
    public IReadOnlyList<long?> Available { get; private set; } = [];

    public long Total => Form.Lines.Sum(l => l.Amount);

    public AgencyView? AgencyOf(LineForm line) => Agencies.FirstOrDefault(a => a.Code == line.Agency);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Form.Date = clock.Today;
        Form.Lines = [.. (await Reader(cancel)).AgenciesWith(Right.MakeRequests).Select(a => new LineForm { Agency = a.Code })];
        await Prepare(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return await Again(cancel);

        await Prepare(cancel);
        var paying = Form.Lines.Where(l => l.Amount != 0).ToList();
        var made = await Ask(new ShareBill.Command(Form.ToInput(paying.ConvertAll(l => Form.LineOf(l, AgencyOf(l)))), [.. paying.Select(l => new AgencyCode(l.Agency ?? ""))]), cancel);
        if (made is null)
        {
            MoveErrors(paying);
            return await Again(cancel);
        }

        Tell(Labels["bill.made", made.Requests.Count, Figures.Money(made.Requests.Sum(r => r.Total))]);
        return RedirectToPage("/Payments/List", new { status = PaymentStatus.Submitted });
    }

    /// <summary>Divides the bill by the weights; who has none pays nothing.</summary>
    public async Task<IActionResult> OnPostSpreadAsync(CancellationToken cancel)
    {
        if (ModelState.IsValid)
        {
            if (Form.Amount <= 0 || Form.Lines.TrueForAll(l => l.Weight <= 0))
            {
                Show([new Refusal(Codes.RequestInvalid, Form.Amount <= 0 ? "amount" : "lines[0].weight", "notPositive")]);
            }
            else
            {
                var shares = Spread.Of(Form.Amount, [.. Form.Lines.Select(l => Math.Max(0, l.Weight))]);
                foreach (var (i, line) in Form.Lines.Index())
                    line.Amount = shares[i];
                ModelState.Clear(); // else the page would show what was sent, not what was worked out
            }
        }

        return await Again(cancel);
    }

    protected override async Task Prepare(CancellationToken cancel)
    {
        Agencies = (await Reader(cancel)).AgenciesWith(Right.MakeRequests);
        var available = new List<long?>();
        foreach (var line in Form.Lines)
            available.Add(await LeftFor(line, cancel));
        Available = available;
    }

    private async Task<long?> LeftFor(LineForm line, CancellationToken cancel)
    {
        var (source, item) = (line.FundingSource ?? Form.FundingSource, line.SubItem ?? Form.SubItem);
        if (AgencyOf(line) is not { } agency || string.IsNullOrWhiteSpace(source) || string.IsNullOrWhiteSpace(item) || Form.Date == default)
            return null;

        var budget = await Mediator.Send(new ShowBudget.Query(new AgencyCode(agency.Code), Form.Date.Year), cancel);
        return budget.Value?.Lines.Where(l => l.FundingSource == source.Trim() && l.Chapter == agency.Chapter && l.SubCategory == agency.SubCategory
            && (l.SubItem is null || l.SubItem == item.Trim())).Select(l => (long?)l.Available).FirstOrDefault() ?? 0;
    }

    // A refusal names the lines that were sent; those without an amount stay in the grid between them.
    private void MoveErrors(List<LineForm> sent)
    {
        const string lines = "Form.Lines[";
        var moved = new List<(string Key, string Sentence)>();
        foreach (var (key, state) in ModelState.Where(e => e.Value!.Errors.Count > 0 && e.Key.StartsWith(lines, StringComparison.OrdinalIgnoreCase)))
        {
            var end = key.IndexOf(']', StringComparison.Ordinal);
            var at = Form.Lines.IndexOf(sent[int.Parse(key.AsSpan(lines.Length, end - lines.Length), System.Globalization.CultureInfo.InvariantCulture)]);
            moved.AddRange(state!.Errors.Select(e => ($"{lines}{at}{key[end..]}", e.ErrorMessage)));
            state.Errors.Clear();
        }

        foreach (var (key, sentence) in moved)
            ModelState.AddModelError(key, sentence);
    }

    internal sealed class BillForm
    {
        public DateOnly Date { get; set; }

        public RequestForm.PayeeForm Payee { get; set; } = new();

        public string? Description { get; set; }

        public string? InvoiceNumber { get; set; }

        public DateOnly? InvoiceDate { get; set; }

        public string? Account { get; set; }

        public string? FundingSource { get; set; }

        public string? SubItem { get; set; }

        /// <summary>The whole bill, to be spread.</summary>
        public long Amount { get; set; }

        public List<LineForm> Lines { get; set; } = [];

        public RequestInput ToInput(IReadOnlyList<RequestInput.Line> lines) => new(
            Date, new RequestInput.PayeeInput(Payee.Name ?? "", Payee.Account, Payee.Bank, Payee.TaxCode), PaymentMethod.Treasury, null, null, Description ?? "", lines);

        /// <summary>What a row leaves open is as the bill says; chapter and khoản are the agency's.</summary>
        public RequestInput.Line LineOf(LineForm line, AgencyView? agency) => new(
            Given(line.FundingSource) ?? Given(FundingSource), agency?.Chapter, agency?.SubCategory, Given(line.SubItem) ?? Given(SubItem), line.Amount,
            Given(line.Account) ?? Account ?? "", Given(InvoiceNumber), InvoiceDate);

        private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    internal sealed class LineForm
    {
        public string? Agency { get; set; }

        public long Weight { get; set; }

        public long Amount { get; set; }

        public string? Account { get; set; }

        public string? FundingSource { get; set; }

        public string? SubItem { get; set; }
    }
}

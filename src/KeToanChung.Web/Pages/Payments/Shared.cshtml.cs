using KeToanChung.App.Agencies;
using KeToanChung.App.Budget;
using KeToanChung.App.Payments;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Vouchers;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Payments;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Payments;

/// <summary>
/// Một hóa đơn, nhiều đơn vị: agency by amount in one grid, spread by heads, area or fixed shares; each with what is left of its budget. In each
/// agency's own books a request is made and submitted, or, where the operation pays nobody, a voucher posted: in all of them, or what is wrong with which.
/// </summary>
internal sealed class SharedModel(IMediator mediator, BusinessClock clock) : AppPage(mediator)
{
    [BindProperty]
    public BillForm Form { get; set; } = new();

    public IReadOnlyList<AgencyView> Agencies { get; private set; } = [];

    /// <summary>What is left of the line that each row draws on; null where nothing is known yet.</summary>
    public IReadOnlyList<long?> Available { get; private set; } = [];

    /// <summary>What agencies' bills are shared by: heads, square metres, fixed shares.</summary>
    public IReadOnlyList<ListMeasures.Item> Measures { get; private set; } = [];

    /// <summary>Whether the part of the page that keeps such figures is open.</summary>
    public bool KeepsMeasure { get; private set; }

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
        if (paying is [var first, ..] && !string.IsNullOrWhiteSpace(Form.Operation))
        {
            var sketch = await Ask(new SketchVoucher.Query(new AgencyCode(first.Agency ?? ""), Form.Operation, Form.Date, first.Amount), cancel);
            if (sketch is null)
                return await Again(cancel);
            if (!sketch.NeedsRequest)
                return await Post(paying, cancel);
        }

        var made = await Ask(new ShareBill.Command(Form.ToInput(paying.ConvertAll(l => Form.LineOf(l, AgencyOf(l)))), [.. paying.Select(l => new AgencyCode(l.Agency ?? ""))], AsksFirst: !IsSure), cancel);
        if (made is null)
        {
            MoveErrors("Form.Lines[", paying);
            return await Again(cancel);
        }

        Tell(Labels["bill.made", made.Requests.Count, Figures.Money(made.Requests.Sum(r => r.Total))]);
        return RedirectToPage("/Payments/List", new { status = PaymentStatus.Submitted });
    }

    // Nobody is paid: each agency's books say at once what happened.
    private async Task<IActionResult> Post(List<LineForm> sharing, CancellationToken cancel)
    {
        var posted = await Ask(Form.ToVoucher(sharing, asksFirst: !IsSure), cancel);
        if (posted is null)
        {
            MoveErrors("Form.shares[", sharing);
            return await Again(cancel);
        }

        Tell(Labels["bill.posted", posted.Results.Count, Figures.Money(sharing.Sum(l => l.Amount))]);
        return RedirectToPage("/Vouchers/List");
    }

    /// <summary>Keeps the weights under a name, for the next bill.</summary>
    public async Task<IActionResult> OnPostMeasureAsync(CancellationToken cancel)
    {
        KeepsMeasure = true;
        if (!ModelState.IsValid)
            return await Again(cancel);

        var counts = Form.Lines.ConvertAll(l => new KeepMeasure.Count(new AgencyCode(l.Agency ?? ""), l.Weight));
        if (await Ask(new KeepMeasure.Command(Form.MeasureName ?? "", counts), cancel) is not { } kept)
        {
            Rename("Form.name", "Form.MeasureName");
            Rename("Form.counts[", "Form.Lines[", "].value", "].Weight");
            return await Again(cancel);
        }

        ViewData["Note"] = Labels["bill.measureKept", kept.Name, kept.Agencies];
        (Form.Measure, KeepsMeasure) = (kept.Name, false);
        ShowForm();
        return await Again(cancel);
    }

    /// <summary>Divides the bill by the weights; who has none pays nothing.</summary>
    public async Task<IActionResult> OnPostSpreadAsync(CancellationToken cancel)
    {
        if (ModelState.IsValid)
        {
            await TakeMeasure(cancel);
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

    private async Task TakeMeasure(CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(Form.Measure) || await Ask(new ListMeasures.Query([]), cancel) is not { } kept)
            return;
        var counts = kept.Items.FirstOrDefault(m => m.Name == Form.Measure)?.Counts ?? [];
        foreach (var line in Form.Lines)
            line.Weight = counts.FirstOrDefault(c => c.Agency == line.Agency)?.Value ?? 0;
    }

    protected override async Task Prepare(CancellationToken cancel)
    {
        Measures = (await Mediator.Send(new ListMeasures.Query([]), cancel)).Value?.Items ?? [];
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
    private void MoveErrors(string from, List<LineForm> sent)
    {
        var moved = new List<(string Key, string Sentence)>();
        foreach (var (key, state) in ModelState.Where(e => e.Value!.Errors.Count > 0 && e.Key.StartsWith(from, StringComparison.OrdinalIgnoreCase)))
        {
            var end = key.IndexOf(']', StringComparison.Ordinal);
            var at = Form.Lines.IndexOf(sent[int.Parse(key.AsSpan(from.Length, end - from.Length), System.Globalization.CultureInfo.InvariantCulture)]);
            moved.AddRange(state!.Errors.Select(e => ($"Form.Lines[{at}{key[end..]}", e.ErrorMessage)));
            state.Errors.Clear();
        }

        foreach (var (key, sentence) in moved)
            ModelState.AddModelError(key, sentence);
    }

    private void Rename(string from, string to, string fromEnd = "", string toEnd = "")
    {
        foreach (var (key, state) in ModelState.Where(e => e.Value!.Errors.Count > 0 && e.Key.StartsWith(from, StringComparison.OrdinalIgnoreCase)).ToList())
        {
            var name = $"{to}{key[from.Length..]}";
            if (fromEnd.Length > 0 && name.EndsWith(fromEnd, StringComparison.OrdinalIgnoreCase))
                name = name[..^fromEnd.Length] + toEnd;
            foreach (var error in state!.Errors.ToList())
                ModelState.AddModelError(name, error.ErrorMessage);
            ModelState.Remove(key);
        }
    }

    internal sealed class BillForm
    {
        public DateOnly Date { get; set; }

        public RequestForm.PayeeForm Payee { get; set; } = new();

        public string? Description { get; set; }

        public string? InvoiceNumber { get; set; }

        public DateOnly? InvoiceDate { get; set; }

        /// <summary>What happened; a bill to be paid where it is left out.</summary>
        public string? Operation { get; set; }

        public string? Account { get; set; }

        public string? FundingSource { get; set; }

        public string? SubItem { get; set; }

        /// <summary>What the weights are taken from; typed where it is left out.</summary>
        public string? Measure { get; set; }

        /// <summary>The name under which typed weights are kept.</summary>
        public string? MeasureName { get; set; }

        /// <summary>The whole bill, to be spread.</summary>
        public long Amount { get; set; }

        public List<LineForm> Lines { get; set; } = [];

        public RequestInput ToInput(IReadOnlyList<RequestInput.Line> lines) => new(
            Date, new RequestInput.PayeeInput(Payee.Name ?? "", Payee.Account, Payee.Bank, Payee.TaxCode), PaymentMethod.Treasury, Given(Operation), null, Description ?? "", lines);

        public ShareVoucher.Command ToVoucher(IReadOnlyList<LineForm> sharing, bool asksFirst) => new(
            Operation ?? "", Date, Description ?? "", Given(Payee.Name), Given(InvoiceNumber),
            [.. sharing.Select(l => new ShareVoucher.Share(
                new AgencyCode(l.Agency ?? ""), l.Amount, Given(l.Account) ?? Given(Account), Given(l.FundingSource) ?? Given(FundingSource), Given(l.SubItem) ?? Given(SubItem)))], asksFirst);

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

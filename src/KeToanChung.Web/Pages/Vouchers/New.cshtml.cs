using KeToanChung.App.Pipeline;
using KeToanChung.App.Vouchers;
using KeToanChung.Ledger;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Vouchers;

/// <summary>
/// Lập chứng từ: what happened, its entries, what is left in the budget, posted. The page that the accountant lives in: everything goes by keyboard.
/// </summary>
internal sealed class NewModel(IMediator mediator, BusinessClock clock) : AppPage(mediator)
{
    private const int MoreLines = 5;

    [BindProperty]
    public VoucherForm Form { get; set; } = new();

    /// <summary>The voucher that this one is like.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Like { get; set; }

    /// <summary>The template that this one is started from.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Template { get; set; }

    /// <summary>The draft that is gone on with, the version of it that stands here, and how that was.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Draft { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? Opened { get; set; }

    /// <summary>What happened, and on which day: so that the next of a pile starts where the last one ended.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Operation { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Date { get; set; }

    public string AgencyCode => (string)RouteData.Values["agency"]!;

    /// <summary>Where the hand goes on: what happened, how much, then the rest.</summary>
    public string Focus => string.IsNullOrWhiteSpace(Form.Operation) ? "operation" : Form.Amount == 0 ? "amount" : "date";

    /// <summary>Said where an operation was chosen that pays.</summary>
    public string? PaysBy { get; private set; }

    /// <summary>The draft as it was saved.</summary>
    public VoucherDraftView? Saved { get; private set; }

    /// <summary>Said where somebody else changed the draft meanwhile.</summary>
    public DraftChanges? Changes { get; private set; }

    public SeenDraft? Seen => DocumentId.TryParse(Draft, out var id) ? new SeenDraft(id, Version) : null;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Form.Date = Date ?? clock.Today;
        if (await Enter(AgencyCode, cancel) is null)
            return;

        if (DocumentId.TryParse(Like, out var like) && await Ask(new ShowVoucher.Query(new AgencyCode(AgencyCode), like), cancel) is { } voucher)
        {
            Form.Take(voucher);
        }
        else if (Seen is { } draft && await Ask(new ShowVoucherDraft.Query(new AgencyCode(AgencyCode), draft.Id), cancel) is { } saved)
        {
            Open(saved);
        }
        else if (DocumentId.TryParse(Template, out _))
        {
            await TakeTemplate(cancel);
        }
        else if (!string.IsNullOrWhiteSpace(Operation))
        {
            Form.Operation = Operation;
            await FillIn(cancel);
        }

        Form.MakeRoom();
    }

    public async Task<IActionResult> OnPostAsync(string? then, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return await Again(cancel);

        var posted = await Ask(new PostVoucher.Command(
            new AgencyCode(AgencyCode), Form.ToInput(), AsksFirst: !IsSure, DocumentId.TryParse(Template, out var template) ? template : null, Seen), cancel);
        if (posted is null)
            return await AgainWithChanges(cancel);

        var link = Url.Page("/Vouchers/Details", new { agency = AgencyCode, id = posted.Id });
        Tell(Labels["vouchers.posted", posted.Number], link);
        return then is "next"
            ? RedirectToPage(new { agency = AgencyCode, operation = Form.Operation, date = Figures.Iso(Form.Date) })
            : RedirectToPage("/Vouchers/Details", new { agency = AgencyCode, id = posted.Id });
    }

    /// <summary>Keeps it for later, or for somebody else to go on with.</summary>
    public async Task<IActionResult> OnPostKeepAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return await Again(cancel);
        if (await Ask(new KeepVoucherDraft.Command(new AgencyCode(AgencyCode), Form.ToInput(), Seen), cancel) is not { } kept)
            return await AgainWithChanges(cancel);

        var named = string.IsNullOrWhiteSpace(kept.Voucher.Description) ? Labels["drafts.unnamed"] : kept.Voucher.Description;
        Tell(Labels["drafts.kept", named], $"/agencies/{AgencyCode}/vouchers/drafts");
        return RedirectToPage(new { agency = AgencyCode, date = Figures.Iso(Form.Date) });
    }

    /// <summary>Writes the entries of the operation; the rest of what was typed stays.</summary>
    public async Task<IActionResult> OnPostFillAsync(CancellationToken cancel)
    {
        if (ModelState.IsValid)
        {
            await FillIn(cancel);
            ShowForm();
        }

        return await Again(cancel);
    }

    public async Task<IActionResult> OnPostMoreAsync(CancellationToken cancel)
    {
        Form.MakeRoom(MoreLines);
        return await Again(cancel);
    }

    /// <summary>What posting would do, while it is being typed: totals, difference, number and budget.</summary>
    public async Task<IActionResult> OnPostCheckAsync(CancellationToken cancel)
    {
        if (await Enter(AgencyCode, cancel) is null)
            return NotFound();

        ModelState.Clear(); // half a form is no mistake yet
        var input = Form.ToInput();
        var outcome = input.Lines.Count == 0 ? null : await Mediator.Send(new CheckVoucher.Query(new AgencyCode(AgencyCode), input), cancel);
        return Partial("_Check", VoucherCheck.Of(Form, outcome));
    }

    protected override async Task Prepare(CancellationToken cancel)
    {
        await Enter(AgencyCode, cancel);
        Form.MakeRoom();
    }

    private void Open(VoucherDraftView draft)
    {
        Saved = draft;
        (Form, Version) = (VoucherForm.Of(draft.Voucher), draft.Version);
        Opened = DraftMerge.Write(Form);
    }

    /// <summary>The form again; where somebody changed the draft meanwhile, together with that.</summary>
    private async Task<IActionResult> AgainWithChanges(CancellationToken cancel)
    {
        if (Seen is { } seen
            && (await Mediator.Send(new ShowVoucherDraft.Query(new AgencyCode(AgencyCode), seen.Id), cancel)).Value is { } now && now.Version != seen.Version)
        {
            var theirs = VoucherForm.Of(now.Voucher);
            Changes = new DraftChanges(now.SavedBy, now.SavedAt, DraftMerge.Into(Form, Opened, theirs, VoucherForm.SharedFields(Labels)));
            (Version, Opened) = (now.Version, DraftMerge.Write(theirs));
            ShowMerged();
        }

        return await Again(cancel);
    }

    // What was due in a month that is over belongs into that month.
    private async Task TakeTemplate(CancellationToken cancel)
    {
        if (await Ask(new ListVoucherTemplates.Query(new AgencyCode(AgencyCode)), cancel) is not { } templates)
            return;
        if (templates.Items.FirstOrDefault(t => t.Id == Template) is not { } template)
        {
            Show([new Refusal(Codes.NotFound, "template")]);
            return;
        }

        Form.Take(template.Voucher);
        if (Date is null && template.Due is { } due && (due.Year, due.Month) != (clock.Today.Year, clock.Today.Month))
            Form.Date = due;
    }

    private async Task FillIn(CancellationToken cancel)
    {
        var sketch = await Ask(new SketchVoucher.Query(new AgencyCode(AgencyCode), Form.Operation ?? "", Form.Date, Form.Amount), cancel);
        if (sketch is null)
            return;

        Form.Take(sketch);
        if (sketch.NeedsRequest)
            PaysBy = $"/agencies/{AgencyCode}/requests/new?operation={sketch.Operation}";
    }
}

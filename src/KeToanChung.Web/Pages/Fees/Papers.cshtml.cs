using KeToanChung.App.PaperReceipts;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Fees;

/// <summary>Biên lai giấy của một cơ quan: books that came, who writes them out, what is left, and its destruction.</summary>
internal sealed class PapersModel(IMediator mediator, BusinessClock clock) : AppPage(mediator)
{
    [BindProperty]
    public BookForm Form { get; set; } = new();

    [BindProperty]
    public DestructionForm Destruction { get; set; } = new();

    public ListPaperReceipts.Result? Found { get; private set; }

    public bool MayKeep { get; private set; }

    public string? UserName => User.Identity?.Name;

    public DateOnly Today => clock.Today;

    public string AgencyCode => (string)RouteData.Values["agency"]!;

    public async Task OnGetAsync(CancellationToken cancel) => await Prepare(cancel);

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return await Again(cancel);

        var added = await Ask(
            new AddPaperBook.Command(new AgencyCode(AgencyCode), Form.Form ?? "", Form.Series ?? "", Form.First ?? 0, Form.Final ?? 0, Form.ReceivedOn, Form.Source), cancel);
        return await Done(added is null ? null : Labels["paper.added", added.Series, Figures.Typed(added.Left)], cancel);
    }

    public async Task<IActionResult> OnPostGiveAsync(string? book, string? to, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(to)) // nobody would take the book back
        {
            Show([new Refusal(Codes.RequestInvalid, "to", "required")]);
            return await Again(cancel);
        }

        var given = await Ask(new GivePaperBook.Command(new AgencyCode(AgencyCode), book ?? "", to), cancel);
        return await Done(given is null ? null : Labels["paper.given", given.Holder!], cancel);
    }

    public async Task<IActionResult> OnPostReturnAsync(string? book, CancellationToken cancel)
    {
        var back = await Ask(new GivePaperBook.Command(new AgencyCode(AgencyCode), book ?? "", To: null), cancel);
        return await Done(back is null ? null : Labels["paper.returned"], cancel);
    }

    public async Task<IActionResult> OnPostSpoilAsync(string? book, string? reason, CancellationToken cancel)
    {
        var spoiled = await Ask(new SpoilPaperReceipt.Command(new AgencyCode(AgencyCode), book ?? "", reason ?? ""), cancel);
        return await Done(spoiled is null ? null : Labels["paper.spoiledOne", spoiled.Series, Figures.Typed(spoiled.Number)], cancel);
    }

    public async Task<IActionResult> OnPostDestroyAsync(CancellationToken cancel)
    {
        var destroyed = await Ask(new DestroyPaperReceipts.Command(new AgencyCode(AgencyCode), Destruction.Way ?? "", Destruction.Witnesses ?? ""), cancel);
        return await Done(destroyed is null ? null : Labels["paper.destroyedSome", Figures.Typed(destroyed.Forms), Figures.Day(destroyed.SendBy)], cancel);
    }

    public async Task<IActionResult> OnPostSentAsync(string? destruction, string? reference, CancellationToken cancel)
    {
        if (!DocumentId.TryParse(destruction, out var id))
        {
            Show([new Refusal(Codes.NotFound, "id")]);
            return await Again(cancel);
        }

        var sent = await Ask(new MarkDestructionSent.Command(new AgencyCode(AgencyCode), id, reference ?? ""), cancel);
        return await Done(sent is null ? null : Labels["paper.sentNow"], cancel);
    }

    private async Task<IActionResult> Done(string? news, CancellationToken cancel)
    {
        if (news is null)
            return await Again(cancel);

        Tell(news);
        return RedirectToPage(new { agency = AgencyCode });
    }

    protected override async Task Prepare(CancellationToken cancel)
    {
        if (await Enter(AgencyCode, cancel) is null)
            return;
        MayKeep = (await Reader(cancel)).MayIn(AgencyCode, Right.PostVouchers);
        Found = await Ask(new ListPaperReceipts.Query(new AgencyCode(AgencyCode)), cancel);
    }

    internal sealed class BookForm
    {
        public string? Form { get; set; }

        public string? Series { get; set; }

        public int? First { get; set; }

        public int? Final { get; set; }

        public DateOnly? ReceivedOn { get; set; }

        public string? Source { get; set; }
    }

    internal sealed class DestructionForm
    {
        public string? Way { get; set; }

        public string? Witnesses { get; set; }
    }
}

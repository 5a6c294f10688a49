using KeToanChung.App.CashDesks;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.CashDesk;

/// <summary>Quỹ, bàn thu: one's open desk with all its cash, or the count that opens it; what others hand over; the latest desks.</summary>
internal sealed class IndexModel(IMediator mediator) : AppPage(mediator)
{
    private const int MostDesks = 20;

    [BindProperty]
    public CountForm Form { get; set; } = new();

    public string AgencyCode => (string)RouteData.Values["agency"]!;

    /// <summary>Null for who may not take money here.</summary>
    public ShowMyDesk.Result? Mine { get; private set; }

    public bool MayReadBooks { get; private set; }

    public IReadOnlyList<ListDesks.Item> Latest { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await Prepare(cancel);
        if (Mine is { } mine)
            Form = new CountForm { Count = CountForm.Empty(mine.Denominations), KeepsFund = mine.KeepsFund };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return await Again(cancel);

        var opened = await Ask(new OpenDesk.Command(new AgencyCode(AgencyCode), Form.Pieces, Form.KeepsFund, Form.Note), cancel);
        if (opened is null)
            return await Again(cancel);

        Tell(Labels["desk.opened", Figures.Money(opened.Counted)], $"/agencies/{AgencyCode}/fees");
        return RedirectToPage(new { agency = AgencyCode });
    }

    /// <summary>What the count makes, while it is being typed.</summary>
    public async Task<IActionResult> OnPostTotalAsync(CancellationToken cancel)
    {
        ModelState.Clear(); // half a count is no mistake yet
        var mine = await Ask(new ShowMyDesk.Query(new AgencyCode(AgencyCode), Form.KeepsFund), cancel);
        return mine is null ? await Again(cancel) : Partial("_CountTotal", CountTotal.Of(Form, mine.OpeningExpected));
    }

    public async Task<IActionResult> OnPostConfirmAsync(string handOver, CancellationToken cancel)
    {
        if (!DocumentId.TryParse(handOver, out var id) || await Ask(new ConfirmHandOver.Command(new AgencyCode(AgencyCode), id), cancel) is not { } confirmed)
            return await Again(cancel);

        Tell(Labels["desk.handOverConfirmed", Figures.Money(confirmed.Amount), confirmed.From]);
        return RedirectToPage(new { agency = AgencyCode });
    }

    public async Task<IActionResult> OnPostTurnDownAsync(string handOver, string? reason, CancellationToken cancel)
    {
        if (!DocumentId.TryParse(handOver, out var id) || await Ask(new TurnDownHandOver.Command(new AgencyCode(AgencyCode), id, reason ?? ""), cancel) is null)
            return await Again(cancel);

        Tell(Labels["desk.handOverTurnedDown"]);
        return RedirectToPage(new { agency = AgencyCode });
    }

    protected override async Task Prepare(CancellationToken cancel)
    {
        if (await Enter(AgencyCode, cancel) is null)
            return;

        var reader = await Reader(cancel);
        MayReadBooks = reader.MayIn(AgencyCode, Right.ReadBooks);
        if (reader.MayIn(AgencyCode, Right.IssueReceipts))
            Mine = await Ask(new ShowMyDesk.Query(new AgencyCode(AgencyCode), Form.Count.Count == 0 ? null : Form.KeepsFund), cancel);
        Latest = (await Ask(new ListDesks.Query(new AgencyCode(AgencyCode)) { Page = new PageRequest(MostDesks) }, cancel))?.Items ?? [];
        if (Form.Count.Count == 0 && Mine is { } mine)
            Form.Count = CountForm.Empty(mine.Denominations);
    }
}

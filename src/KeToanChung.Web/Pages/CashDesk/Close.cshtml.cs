using KeToanChung.App.CashDesks;
using KeToanChung.Ledger;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.CashDesk;

/// <summary>Đóng bàn thu: the count by denomination beside what there should be.</summary>
internal sealed class CloseModel(IMediator mediator) : AppPage(mediator)
{
    [BindProperty]
    public CountForm Form { get; set; } = new();

    public string AgencyCode => (string)RouteData.Values["agency"]!;

    public DeskView? Desk { get; private set; }

    public Task OnGetAsync(CancellationToken cancel) => Prepare(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await Prepare(cancel);
        if (!ModelState.IsValid || Desk is null)
            return await Again(cancel);

        var closed = await Ask(new CloseDesk.Command(new AgencyCode(AgencyCode), DocumentId.Parse(Desk.Id), Form.Pieces, Form.Note), cancel);
        if (closed is null)
            return await Again(cancel);

        Tell(closed.Difference == 0 ? Labels["desk.closedAgrees", Figures.Money(closed.Counted)] : Labels["desk.closedDiffers", Figures.Money(closed.Counted), Figures.Money(closed.Difference)]);
        return RedirectToPage("Details", new { agency = AgencyCode, id = closed.Id });
    }

    /// <summary>What the count makes, while it is being typed.</summary>
    public async Task<IActionResult> OnPostTotalAsync(CancellationToken cancel)
    {
        ModelState.Clear(); // half a count is no mistake yet
        await Prepare(cancel);
        return Desk is null ? await Again(cancel) : Partial("_CountTotal", CountTotal.Of(Form, Desk.Expected));
    }

    protected override async Task Prepare(CancellationToken cancel)
    {
        if (await Enter(AgencyCode, cancel) is null)
            return;

        var mine = await Ask(new ShowMyDesk.Query(new AgencyCode(AgencyCode)), cancel);
        Desk = mine?.Open;
        if (Form.Count.Count == 0 && mine is not null)
            Form.Count = CountForm.Empty(mine.Denominations);
    }
}

using KeToanChung.App.CashDesks;
using KeToanChung.Ledger;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.CashDesk;

/// <summary>Bàn giao: to whom, which receipts, and cash beside them. All that is held is ticked.</summary>
internal sealed class HandOverModel(IMediator mediator) : AppPage(mediator)
{
    [BindProperty]
    public HandOverForm Form { get; set; } = new();

    public string AgencyCode => (string)RouteData.Values["agency"]!;

    public ShowMyDesk.Result? Mine { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await Prepare(cancel);
        if (Mine is { Open.KeepsFund: false } mine)
            Form.Receipts = [.. mine.Held.Select(h => h.Id)];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return await Again(cancel);

        var receipts = Form.Receipts.Select(r => DocumentId.TryParse(r, out var id) ? id : default).ToList();
        var made = await Ask(new HandOverCash.Command(new AgencyCode(AgencyCode), Form.To ?? "", receipts, Form.Other ?? 0, Form.Note), cancel);
        if (made is null)
            return await Again(cancel);

        Tell(Labels["desk.handedOverTo", Figures.Money(made.Amount), made.To], $"/agencies/{AgencyCode}/cash-hand-overs/{made.Id}/print?format=html");
        return RedirectToPage("Index", new { agency = AgencyCode });
    }

    protected override async Task Prepare(CancellationToken cancel)
    {
        if (await Enter(AgencyCode, cancel) is not null)
            Mine = await Ask(new ShowMyDesk.Query(new AgencyCode(AgencyCode)), cancel);
    }

    internal sealed class HandOverForm
    {
        public string? To { get; set; }

        public List<string> Receipts { get; set; } = [];

        public long? Other { get; set; }

        public string? Note { get; set; }
    }
}

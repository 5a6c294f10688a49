using KeToanChung.App.Fees.Signing;
using KeToanChung.App.Pipeline;
using KeToanChung.App.ReceiptLists;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Fees;

/// <summary>Bảng kê biên lai gửi cơ quan thuế: what it wasn't told of, what waits, what was sent.</summary>
internal sealed class ListsModel(IMediator mediator, BusinessClock clock) : AppPage(mediator)
{
    public ListReceiptLists.Result? Lists { get; private set; }

    public bool MaySend { get; private set; }

    public DateOnly Today => clock.Today;

    public string AgencyCode => (string)RouteData.Values["agency"]!;

    public async Task OnGetAsync(CancellationToken cancel) => await Prepare(cancel);

    public async Task<IActionResult> OnPostSignAsync(CancellationToken cancel)
    {
        if (await Ask(new SignReceipts.Command(new AgencyCode(AgencyCode)), cancel) is not { } signed)
            return await Again(cancel);
        Tell(Labels["lists.signedSome", Figures.Typed(signed.Signed), Figures.Typed(signed.Left)]);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostMakeAsync(CancellationToken cancel)
    {
        if (await Ask(new MakeReceiptList.Command(new AgencyCode(AgencyCode)), cancel) is not { } made)
            return await Again(cancel);
        Tell(Labels["lists.made", made.Id, Figures.Typed(made.Entries)]);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostSentAsync(string? list, string? reference, CancellationToken cancel)
    {
        if (!DocumentId.TryParse(list, out var id))
        {
            Show([new Refusal(Codes.NotFound, "id")]);
            return await Again(cancel);
        }

        if (await Ask(new MarkReceiptListSent.Command(new AgencyCode(AgencyCode), id, reference ?? ""), cancel) is null)
            return await Again(cancel);
        Tell(Labels["lists.marked", list!]);
        return RedirectToPage();
    }

    protected override async Task Prepare(CancellationToken cancel)
    {
        if (await Enter(AgencyCode, cancel) is null)
            return;
        MaySend = (await Reader(cancel)).MayIn(AgencyCode, Right.IssueReceipts);
        Lists = await Ask(new ListReceiptLists.Query(new AgencyCode(AgencyCode)), cancel);
    }
}

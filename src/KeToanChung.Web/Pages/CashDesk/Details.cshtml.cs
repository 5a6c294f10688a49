using KeToanChung.App.CashDesks;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.CashDesk;

/// <summary>Một ca quỹ: counts, cash, hand-overs; the accountant or the head confirms it.</summary>
internal sealed class DetailsModel(IMediator mediator) : AppPage(mediator)
{
    [BindProperty]
    public ConfirmForm Form { get; set; } = new();

    public string AgencyCode => (string)RouteData.Values["agency"]!;

    public DeskView? Desk { get; private set; }

    public bool MayConfirm { get; private set; }

    public bool MayReadBooks { get; private set; }

    /// <summary>Of opening and close together.</summary>
    public long WholeDifference => Desk is { Difference: { } closing } desk ? closing + desk.OpeningDifference : 0;

    private DocumentId Id => DocumentId.Parse((string)RouteData.Values["id"]!);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await Prepare(cancel);
        Form.PostsDifference = true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var confirmed = await Ask(new ConfirmDesk.Command(new AgencyCode(AgencyCode), Id, Form.PostsDifference, Form.Note), cancel);
        if (confirmed is null)
            return await Again(cancel);

        Tell(confirmed.Number is { } number ? Labels["desk.confirmedPosted", number] : Labels["desk.confirmed"]);
        return RedirectToPage();
    }

    protected override async Task Prepare(CancellationToken cancel)
    {
        if (await Enter(AgencyCode, cancel) is null)
            return;

        Desk = await Ask(new ShowDesk.Query(new AgencyCode(AgencyCode), Id), cancel);
        var reader = await Reader(cancel);
        MayReadBooks = reader.MayIn(AgencyCode, Right.ReadBooks);
        MayConfirm = Desk is { ClosedAt: not null, ConfirmedAt: null } desk && desk.Holder != Call.CallerOrThrow.UserName
            && (reader.MayIn(AgencyCode, Right.PostVouchers) || reader.MayIn(AgencyCode, Right.ApproveRequests));
    }

    internal sealed class ConfirmForm
    {
        public bool PostsDifference { get; set; }

        public string? Note { get; set; }
    }
}

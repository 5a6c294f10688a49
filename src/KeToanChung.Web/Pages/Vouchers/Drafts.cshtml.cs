using KeToanChung.App.Vouchers;
using KeToanChung.Ledger;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Vouchers;

/// <summary>Chứng từ nháp of an agency, whoever began them.</summary>
internal sealed class DraftsModel(IMediator mediator) : AppPage(mediator)
{
    public IReadOnlyList<VoucherDraftView>? Drafts { get; private set; }

    public string AgencyCode => (string)RouteData.Values["agency"]!;

    public async Task OnGetAsync(CancellationToken cancel) => await Prepare(cancel);

    public async Task<IActionResult> OnPostDropAsync(string? draft, int version, CancellationToken cancel)
    {
        if (!DocumentId.TryParse(draft, out var id))
        {
            Show([new Refusal(Codes.NotFound, "id", "draft")]);
            return await Again(cancel);
        }

        if (await Ask(new DropVoucherDraft.Command(new AgencyCode(AgencyCode), new SeenDraft(id, version)), cancel) is null)
            return await Again(cancel);

        Tell(Labels["drafts.dropped"]);
        return RedirectToPage();
    }

    protected override async Task Prepare(CancellationToken cancel)
    {
        if (await Enter(AgencyCode, cancel) is not null)
            Drafts = (await Ask(new ListVoucherDrafts.Query(new AgencyCode(AgencyCode)), cancel))?.Items;
    }
}

using KeToanChung.App.Vouchers;
using KeToanChung.Ledger;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Vouchers;

/// <summary>Mẫu chứng từ of an agency: what is due this month first, each one click from its entry form.</summary>
internal sealed class TemplatesModel(IMediator mediator) : AppPage(mediator)
{
    public IReadOnlyList<ListVoucherTemplates.Item>? Templates { get; private set; }

    public string AgencyCode => (string)RouteData.Values["agency"]!;

    public async Task OnGetAsync(CancellationToken cancel) => await Prepare(cancel);

    public async Task<IActionResult> OnPostDeleteAsync(string? template, CancellationToken cancel)
    {
        if (!DocumentId.TryParse(template, out var id))
        {
            Show([new Refusal(Codes.NotFound, "id")]);
            return await Again(cancel);
        }

        if (await Ask(new DeleteVoucherTemplate.Command(new AgencyCode(AgencyCode), id), cancel) is not { } deleted)
            return await Again(cancel);

        Tell(Labels["templates.deleted", deleted.Name]);
        return RedirectToPage();
    }

    protected override async Task Prepare(CancellationToken cancel)
    {
        if (await Enter(AgencyCode, cancel) is not null)
            Templates = (await Ask(new ListVoucherTemplates.Query(new AgencyCode(AgencyCode)), cancel))?.Items;
    }
}

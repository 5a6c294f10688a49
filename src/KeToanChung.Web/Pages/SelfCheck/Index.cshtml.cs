using KeToanChung.App.Agencies;
using KeToanChung.App.Integrity;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.SelfCheck;

/// <summary>Kiểm tra sổ: an agency's books recomputed from their rows, each truth by itself.</summary>
internal sealed class IndexModel(IMediator mediator) : AppPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string? Agency { get; set; }

    public IReadOnlyList<AgencyView> Agencies { get; private set; } = [];

    public CheckBooks.Result? Result { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Agencies = (await Reader(cancel)).AgenciesWith(Right.ReadBooks);
        if (Agency is { Length: > 0 } && await Enter(Agency, cancel) is not null)
            Result = await Ask(new CheckBooks.Query(new AgencyCode(Agency)), cancel);
    }
}

using KeToanChung.App.Pipeline;
using KeToanChung.App.Reconciliation;
using KeToanChung.Ledger;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Reconciliation;

/// <summary>Một sao kê with the lines that its import brought, in the file's order.</summary>
internal sealed class StatementModel(IMediator mediator) : AppPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public ShowStatement.Result? Found { get; private set; }

    public string AgencyCode => (string)RouteData.Values["agency"]!;

    public string? At(string? cursor = null) => Url.Page("/Reconciliation/Statement", new { agency = AgencyCode, id = RouteData.Values["id"], cursor });

    public async Task OnGetAsync(DocumentId id, CancellationToken cancel)
    {
        if (await Enter(AgencyCode, cancel) is not null)
            Found = await Ask(new ShowStatement.Query(new AgencyCode(AgencyCode), id) { Page = new PageRequest(PageRequest.Usual, Cursor) }, cancel);
    }
}

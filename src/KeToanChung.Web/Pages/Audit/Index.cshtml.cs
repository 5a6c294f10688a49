using KeToanChung.App.Agencies;
using KeToanChung.App.Audit;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Audit;

/// <summary>Nhật ký: who did what when in an agency, accepted or refused.</summary>
internal sealed class IndexModel(IMediator mediator) : AppPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string? Agency { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Actor { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Command { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public IReadOnlyList<AgencyView> Agencies { get; private set; } = [];

    public Listing<ListAudit.Item>? Found { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Agencies = (await Reader(cancel)).AgenciesWith(Right.ReadAudit);
        Agency = string.IsNullOrEmpty(Agency) && Agencies is [{ Code: var first }, ..] ? first : Agency;
        if (Agency is null || await Enter(Agency, cancel) is null || !ModelState.IsValid)
            return;

        Found = await Ask(
            new ListAudit.Query(new AgencyCode(Agency)) { From = From, To = To, Actor = Actor, Command = Command, Page = new PageRequest(PageRequest.Usual, Cursor) }, cancel);
    }

    public string? PageAt(string? cursor) => Url.Page("/Audit/Index", new
    {
        agency = Agency, from = From is { } from ? Figures.Iso(from) : null, to = To is { } to ? Figures.Iso(to) : null, actor = Actor, command = Command, cursor,
    });
}

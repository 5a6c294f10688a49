using KeToanChung.App.Agencies;
using KeToanChung.Ledger;

using MediatR;

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace KeToanChung.Web.Pages;

/// <summary>Đổi cơ quan: the same kind of page for another agency. The Ctrl+K dialog shows this page's list.</summary>
internal sealed class SwitchModel(IMediator mediator) : AppPage(mediator)
{
    private const string AgencyParameter = "agency";

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>The page that one comes from.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    public int All { get; private set; }

    public IReadOnlyList<AgencyView> Found { get; private set; } = [];

    /// <summary>Out of all agencies again.</summary>
    public string Everywhere => Parts is { Kind: "vouchers" } ? "/vouchers" : Parts is { Kind: null, Page: { } page } ? page : "/";

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var agencies = await MyAgencies(cancel);
        var words = FoldedLetters.WordsOf(Q ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        All = agencies.Count;
        Found = [.. agencies.Where(a => words.All(ShortNames.SearchText(a.Code, a.Name, a.ShortName).Contains))];
    }

    /// <summary>The page one comes from, for that agency; a document of another agency leads to the list it stands in.</summary>
    public string LinkTo(AgencyView agency) => Parts switch
    {
        { Kind: { } kind } => $"/agencies/{agency.Code}/{kind}",
        { Page: { } page } when page != "/" => QueryHelpers.AddQueryString(page, AgencyParameter, agency.Code),
        _ => $"/agencies/{agency.Code}/vouchers",
    };

    /// <summary><c>/agencies/3021001/vouchers/1-23</c> is of the kind <c>vouchers</c>; any other local address is a page that takes an agency.</summary>
    private (string? Kind, string? Page)? Parts
    {
        get
        {
            if (!Url.IsLocalUrl(From))
                return null;

            var end = From!.IndexOfAny(['?', '#']);
            var path = end < 0 ? From : From[..end];
            return path.Split('/', StringSplitOptions.RemoveEmptyEntries) is ["agencies", _, var kind, ..] ? (Uri.EscapeDataString(Uri.UnescapeDataString(kind)), null) : (null, path);
        }
    }
}

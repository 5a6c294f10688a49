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

    private static readonly Dictionary<string, string> Across = new(StringComparer.Ordinal)
    {
        ["vouchers"] = "/vouchers", ["requests"] = "/requests", ["budget"] = "/budget", ["fees"] = "/fees", ["fee-receipts"] = "/fees", ["reconciliation"] = "/reconciliation",
        ["periods"] = "/periods",
    };

    /// <summary>Out of all agencies again.</summary>
    public string Everywhere => Parts switch
    {
        { Within: { } within } => Across.GetValueOrDefault(within.Split('/')[0], "/"),
        { Page: { } page } => page,
        _ => "/",
    };

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
        { Within: { } within } => $"/agencies/{agency.Code}/{within}",
        { Page: { } page } when page != "/" => QueryHelpers.AddQueryString(page, AgencyParameter, agency.Code),
        _ => $"/agencies/{agency.Code}/vouchers",
    };

    /// <summary>
    /// <c>/agencies/3021001/vouchers/new</c> is the page <c>vouchers/new</c> within an agency, <c>…/vouchers/1-23</c> a document of its <c>vouchers</c>; any other local
    /// address is a page that takes an agency.
    /// </summary>
    private (string? Within, string? Page)? Parts
    {
        get
        {
            if (!Url.IsLocalUrl(From))
                return null;

            var end = From!.IndexOfAny(['?', '#']);
            var path = end < 0 ? From : From[..end];
            return path.Split('/', StringSplitOptions.RemoveEmptyEntries) is ["agencies", _, .. { Length: > 0 } rest]
                ? (string.Join('/', rest.TakeWhile(part => !DocumentId.TryParse(part, out _)).Select(part => Uri.EscapeDataString(Uri.UnescapeDataString(part)))), null)
                : (null, path);
        }
    }
}

using KeToanChung.App.Catalogs;
using KeToanChung.App.Pipeline;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Catalogs;

/// <summary>Danh mục: what may be posted on a day, with its legal basis and how sure it is.</summary>
internal sealed class IndexModel(IMediator mediator, BusinessClock clock) : AppPage(mediator)
{
    private const int OnAPage = 100;

    public static IReadOnlyList<string> Names { get; } = ["accounts", "operations", "sub-items", "sub-categories", "chapters", "funding-sources", "fee-types", "evidence-kinds"];

    [BindProperty(SupportsGet = true)]
    public string Name { get; set; } = Names[0];

    [BindProperty(SupportsGet = true)]
    public DateOnly? On { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public Listing<ListCatalog.Item>? Found { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        On ??= clock.Today;
        if (ModelState.IsValid)
            Found = await Ask(new ListCatalog.Query(Name, On) { Words = Q, Page = new PageRequest(OnAPage, Cursor) }, cancel);
    }

    public string? At(string name, string? cursor = null) => Url.Page("/Catalogs/Index", new
    {
        name, on = On is { } on && on != clock.Today ? Figures.Iso(on) : null, q = name == Name ? Q : null, cursor,
    });
}

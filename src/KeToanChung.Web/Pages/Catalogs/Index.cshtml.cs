using KeToanChung.App.Catalogs;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Catalogs;

/// <summary>Danh mục: what may be posted on a day, with its legal basis and how sure it is.</summary>
internal sealed class IndexModel(IMediator mediator, BusinessClock clock) : AppPage(mediator)
{
    private const int OnAPage = 100;

    private const string Fees = "fee-types";

    private const string Exemptions = "fee-exemptions";

    public static IReadOnlyList<string> Names { get; } = ["accounts", "operations", "sub-items", "sub-categories", "chapters", "funding-sources", Fees, Exemptions, "evidence-kinds"];

    [BindProperty(SupportsGet = true)]
    public string Name { get; set; } = Names[0];

    [BindProperty(SupportsGet = true)]
    public DateOnly? On { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public Listing<ListCatalog.Item>? Found { get; private set; }

    /// <summary>Exemptions are added and ended here, by an administrator.</summary>
    public bool MayChangeExemptions { get; private set; }

    /// <summary>Rates are set by an administrator.</summary>
    public bool MaySetRates { get; private set; }

    /// <summary>One of another day than today can't end today.</summary>
    public bool MayEnd(ListCatalog.Item item) => MayChangeExemptions && (item.ValidFrom is null || item.ValidFrom <= clock.Today) && (item.ValidTo is null || item.ValidTo > clock.Today);

    public async Task OnGetAsync(CancellationToken cancel) => await Prepare(cancel);

    public async Task<IActionResult> OnPostEndAsync(string code, CancellationToken cancel)
    {
        var ended = await Ask(new EndFeeExemption.Command(code, clock.Today), cancel);
        if (ended is null)
            return await Again(cancel);

        Tell(Labels["catalogs.exemptionEnded", ended.Code, Figures.Day(ended.To)]);
        return RedirectToPage(new { name = Exemptions });
    }

    protected override async Task Prepare(CancellationToken cancel)
    {
        On ??= clock.Today;
        var mayChange = (await Reader(cancel)).MaySomewhere(Right.Administer);
        (MayChangeExemptions, MaySetRates) = (mayChange && Name == Exemptions, mayChange && Name == Fees);
        if (ModelState.IsValid)
            Found = await Ask(new ListCatalog.Query(Name, On) { Words = Q, Page = new PageRequest(OnAPage, Cursor) }, cancel);
    }

    public string? At(string name, string? cursor = null) => Url.Page("/Catalogs/Index", new
    {
        name, on = On is { } on && on != clock.Today ? Figures.Iso(on) : null, q = name == Name ? Q : null, cursor,
    });
}

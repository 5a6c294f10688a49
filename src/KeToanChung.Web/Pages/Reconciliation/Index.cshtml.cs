using KeToanChung.App.Agencies;
using KeToanChung.App.Reconciliation;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Reconciliation;

/// <summary>Đối chiếu over all agencies: whose statements have lines that wait. Within one agency it leads straight there.</summary>
internal sealed class IndexModel(IMediator mediator) : AppPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string? Agency { get; set; }

    public IReadOnlyList<SummariseReconciliation.Item>? Found { get; private set; }

    /// <summary>Agencies that the reader could import a first statement for.</summary>
    public IReadOnlyList<AgencyView> WithoutStatement { get; private set; } = [];

    public Func<string, string> NameOf { get; private set; } = code => code;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (Agency is { Length: > 0 })
            return RedirectToPage("/Reconciliation/Show", new { agency = Agency });

        var reader = await Reader(cancel);
        NameOf = reader.NameOf;
        Found = (await Ask(new SummariseReconciliation.Query([]), cancel))?.Items;
        var known = (Found ?? []).Select(i => i.Agency).ToHashSet(StringComparer.Ordinal);
        WithoutStatement = [.. reader.Agencies.Where(a => !known.Contains(a.Code) && reader.MayIn(a.Code, Right.PostVouchers))];
        return Page();
    }
}

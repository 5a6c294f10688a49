using KeToanChung.App.Reconciliation;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Reconciliation;

/// <summary>Đối chiếu over all agencies: whose statements have lines that wait. Within one agency it leads straight there.</summary>
internal sealed class IndexModel(IMediator mediator) : AppPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string? Agency { get; set; }

    public IReadOnlyList<SummariseReconciliation.Item>? Found { get; private set; }

    public Func<string, string> NameOf { get; private set; } = code => code;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (Agency is { Length: > 0 })
            return RedirectToPage("/Reconciliation/Show", new { agency = Agency });

        NameOf = (await Reader(cancel)).NameOf;
        Found = (await Ask(new SummariseReconciliation.Query([]), cancel))?.Items;
        return Page();
    }
}

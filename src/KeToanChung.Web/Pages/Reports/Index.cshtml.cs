using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Reports;

/// <summary>Báo cáo: what there is, for the agency that one came from.</summary>
internal sealed class IndexModel(IMediator mediator) : AppPage(mediator)
{
    public static readonly IReadOnlyList<string> Names =
        ["trial-balance", "general-ledger", "journal", "cash-book", "S14-H", "budget-execution", "S101-H", "fee-reconciliation", "inter-agency"];

    [BindProperty(SupportsGet = true, Name = "agency")]
    public string? Agency { get; set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (Agency is not null)
            await Enter(Agency, cancel);
    }

    public string LinkTo(string name) => $"/reports/{name}" + (Agency is null ? "" : $"?agency={Uri.EscapeDataString(Agency)}");
}

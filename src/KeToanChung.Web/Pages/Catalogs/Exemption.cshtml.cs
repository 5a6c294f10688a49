using KeToanChung.App.Catalogs;
using KeToanChung.App.Pipeline;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Catalogs;

/// <summary>Thêm một diện miễn, giảm phí.</summary>
internal sealed class ExemptionModel(IMediator mediator, BusinessClock clock) : AppPage(mediator)
{
    [BindProperty]
    public ExemptionForm Form { get; set; } = new();

    public void OnGet() => Form.From = clock.Today;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return await Again(cancel);

        var added = await Ask(
            new SetFeeExemption.Command(
                Form.Code ?? "", Form.Name ?? "", Form.FeeTypes?.ToUpperInvariant().Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries) ?? [],
                Form.Percent, Form.Evidence ?? "", Form.From, Form.To, Form.Decision ?? ""),
            cancel);
        if (added is null)
            return await Again(cancel);

        Tell(Labels["catalogs.exemptionAdded", added.Name]);
        return RedirectToPage("/Catalogs/Index", new { name = "fee-exemptions", on = Figures.Iso(added.From) });
    }

    internal sealed class ExemptionForm
    {
        public string? Code { get; set; }

        public string? Name { get; set; }

        public string? FeeTypes { get; set; }

        public int Percent { get; set; } = 100;

        public string? Evidence { get; set; }

        public string? Decision { get; set; }

        public DateOnly From { get; set; }

        public DateOnly? To { get; set; }
    }
}

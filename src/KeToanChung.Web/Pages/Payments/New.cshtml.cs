using KeToanChung.App.Payments;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Payments;

/// <summary>Lập đề nghị chi: a draft, which its page submits after showing what it does to the budget.</summary>
internal sealed class NewModel(IMediator mediator, BusinessClock clock) : AppPage(mediator)
{
    private const int MoreLines = 4;

    [BindProperty]
    public RequestForm Form { get; set; } = new();

    /// <summary>What it pays, where the way here knew.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Operation { get; set; }

    public string AgencyCode => (string)RouteData.Values["agency"]!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        (Form.Date, Form.Operation) = (clock.Today, Operation);
        if (await Enter(AgencyCode, cancel) is not null)
            Form.Lines = [.. Enumerable.Range(0, RequestForm.FirstLines).Select(_ => new RequestForm.LineForm())];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return await Again(cancel);

        var made = await Ask(new MakeRequest.Command(new AgencyCode(AgencyCode), Form.ToInput(), AsksFirst: !IsSure), cancel);
        if (made is null)
            return await Again(cancel);

        Tell(Labels["requests.made"]);
        return RedirectToPage("/Payments/Details", new { id = made.Id });
    }

    public async Task<IActionResult> OnPostMoreAsync(CancellationToken cancel)
    {
        Form.Lines.AddRange(Enumerable.Range(0, MoreLines).Select(_ => new RequestForm.LineForm()));
        return await Again(cancel);
    }

    protected override async Task Prepare(CancellationToken cancel) => await Enter(AgencyCode, cancel);
}

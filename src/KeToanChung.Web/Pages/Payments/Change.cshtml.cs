using KeToanChung.App.Payments;
using KeToanChung.Ledger;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Payments;

/// <summary>Sửa đề nghị chi: a draft or a rejected one. Who comes second is told that somebody else changed it, and keeps what was typed.</summary>
internal sealed class ChangeModel(IMediator mediator) : AppPage(mediator)
{
    private const int MoreLines = 4;

    [BindProperty]
    public RequestForm Form { get; set; } = new();

    /// <summary>As it was when the form was opened.</summary>
    [BindProperty]
    public int Version { get; set; }

    public string Id => (string)RouteData.Values["id"]!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (await Find(cancel) is not { } request)
            return;

        (Form, Version) = (RequestForm.Of(request), request.Version);
        Form.Lines.Add(new RequestForm.LineForm());
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid || !DocumentId.TryParse(Id, out var id))
            return await Again(cancel);
        if (await Ask(new ChangeRequest.Command(id, Version, Form.ToInput()), cancel) is null)
            return await Again(cancel);

        Tell(Labels["requests.changed"]);
        return RedirectToPage("/Payments/Details", new { id = Id });
    }

    public async Task<IActionResult> OnPostMoreAsync(CancellationToken cancel)
    {
        Form.Lines.AddRange(Enumerable.Range(0, MoreLines).Select(_ => new RequestForm.LineForm()));
        return await Again(cancel);
    }

    protected override async Task Prepare(CancellationToken cancel) => await Find(cancel);

    private async Task<ShowRequest.Result?> Find(CancellationToken cancel)
    {
        if (!DocumentId.TryParse(Id, out var id))
        {
            Show([new Refusal(Codes.NotFound, "id")]);
            return null;
        }

        var request = await Ask(new ShowRequest.Query(id), cancel);
        return request is not null && await Enter(request.Agency, cancel) is not null ? request : null;
    }
}

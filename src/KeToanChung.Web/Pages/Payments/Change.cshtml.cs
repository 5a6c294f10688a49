using KeToanChung.App.Payments;
using KeToanChung.Ledger;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Payments;

/// <summary>Sửa đề nghị chi: a draft or a rejected one. Who comes second sees what the first changed, and keeps what was typed.</summary>
internal sealed class ChangeModel(IMediator mediator) : AppPage(mediator)
{
    private const int MoreLines = 4;

    [BindProperty]
    public RequestForm Form { get; set; } = new();

    /// <summary>As it was when the form was opened.</summary>
    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? Opened { get; set; }

    /// <summary>Said where somebody else changed it meanwhile.</summary>
    public DraftChanges? Changes { get; private set; }

    public string Id => (string)RouteData.Values["id"]!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (await Find(cancel) is not { } request)
            return;

        (Form, Version) = (RequestForm.Of(request), request.Version);
        Opened = DraftMerge.Write(Form);
        Form.Lines.Add(new RequestForm.LineForm());
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid || !DocumentId.TryParse(Id, out var id))
            return await Again(cancel);
        if (await Ask(new ChangeRequest.Command(id, Version, Form.ToInput()), cancel) is null)
            return await AgainWithChanges(id, cancel);

        Tell(Labels["requests.changed"]);
        return RedirectToPage("/Payments/Details", new { id = Id });
    }

    public async Task<IActionResult> OnPostMoreAsync(CancellationToken cancel)
    {
        Form.Lines.AddRange(Enumerable.Range(0, MoreLines).Select(_ => new RequestForm.LineForm()));
        return await Again(cancel);
    }

    /// <summary>The form again; where somebody changed the request meanwhile, together with that.</summary>
    private async Task<IActionResult> AgainWithChanges(DocumentId id, CancellationToken cancel)
    {
        if ((await Mediator.Send(new ShowRequest.Query(id), cancel)).Value is { } now && now.Version != Version)
        {
            var theirs = RequestForm.Of(now);
            Changes = new DraftChanges(null, null, DraftMerge.Into(Form, Opened, theirs, RequestForm.SharedFields(Labels)));
            (Version, Opened) = (now.Version, DraftMerge.Write(theirs));
            ShowMerged();
        }

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

using KeToanChung.App.Catalogs;
using KeToanChung.App.Evidence;
using KeToanChung.App.Pipeline;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages;

/// <summary>For <c>_Papers</c>: what a voucher or request rests on, and a form for more of it.</summary>
/// <param name="Kinds">What may be attached; none where the reader may not.</param>
/// <param name="MayRemove">Which of them the reader may take back.</param>
public sealed record AttachedPapers(
    IReadOnlyList<EvidenceView> Attached, IReadOnlyList<MissingEvidence> Missing, IReadOnlyList<ListCatalog.Item> Kinds, Func<EvidenceView, bool> MayRemove)
{
    /// <summary>To look at only.</summary>
    public static AttachedPapers Of(IReadOnlyList<EvidenceView> attached, IReadOnlyList<MissingEvidence> missing) => new(attached, missing, [], _ => false);

    /// <summary>What is missing stands first, then what comes most often; what is of no kind last.</summary>
    public IEnumerable<ListCatalog.Item> KindsByNeed => Kinds
        .OrderByDescending(k => Missing.Any(m => m.Kind == k.Code)).ThenBy(k => k.Code switch { "invoice" => 0, "other" => 2, _ => 1 }).ThenBy(k => k.Name, StringComparer.CurrentCulture);

    public static string SizeOf(EvidenceView paper) => paper.Size < 1024 * 1024
        ? $"{Math.Max(1, paper.Size / 1024)} KB"
        : string.Create(System.Globalization.CultureInfo.CurrentCulture, $"{paper.Size / 1024.0 / 1024:0.0} MB");
}

/// <summary>The form of <c>_Papers</c>.</summary>
public sealed class PapersForm
{
    public string? Kind { get; set; }

    public IReadOnlyList<IFormFile> Files { get; set; } = [];
}

/// <summary>A page that shows a voucher or request with its papers.</summary>
public abstract class PageWithPapers(MediatR.IMediator mediator) : AppPage(mediator)
{
    private static readonly ListCatalog.Query EveryKind = new("evidence-kinds") { Page = new PageRequest(PageRequest.Most) };

    [BindProperty]
    public PapersForm Papers { get; set; } = new();

    public IReadOnlyList<ListCatalog.Item> Kinds { get; private set; } = [];

    protected async Task OfferKinds(CancellationToken cancel) => Kinds = (await Ask(EveryKind, cancel))?.Items ?? [];

    protected async Task<IActionResult> Attach(Func<string, IReadOnlyList<EvidenceFile>, MediatR.IRequest<Outcome<AttachedFiles>>> command, CancellationToken cancel)
    {
        var files = await Api.AttachmentsApi.AsEvidence(Papers.Files, cancel);
        if (await Ask(command(Papers.Kind ?? "", files), cancel) is not { } attached)
            return await Again(cancel);

        Tell(Labels["papers.attached", attached.Items.Count]);
        return RedirectToPage();
    }
}

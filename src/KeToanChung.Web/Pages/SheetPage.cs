using KeToanChung.App.Pipeline;
using KeToanChung.App.Sheets;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Reports.Rendering;
using KeToanChung.Web.Api;
using KeToanChung.Web.Hosting;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages;

/// <summary>For <c>_SheetForm</c> and <c>_SheetCheck</c>: what a sheet of one kind of document would do.</summary>
public interface ISheetPage
{
    /// <summary>Where the words of that kind begin.</summary>
    string Words { get; }

    SheetPreview? Checked { get; }

    /// <summary>The headings of the chosen file; null before one was chosen, and where it holds none.</summary>
    ShowSheetHeadings.Result? Headings { get; }
}

/// <summary>
/// Nhập từ Excel: the file is checked as soon as it is chosen, shown with everything that is wrong in it, and taken when nothing is.
/// </summary>
/// <param name="needed">The right without which there is nothing to do here.</param>
/// <param name="words">Where the words of that kind begin.</param>
/// <param name="fileName">What the files are called that come from here.</param>
/// <param name="list">The page of what was made.</param>
[RequestSizeLimit(Listening.LargestUploadBytes)]
public abstract class SheetPage<TSheet>(IMediator mediator, Right needed, string words, string fileName, string list) : AppPage(mediator), ISheetPage
    where TSheet : DocumentSheet
{
    /// <summary>More are for the marked workbook, where they can be filtered.</summary>
    public const int MostShownFaults = 200;

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>What each heading of the file is, where the person says so.</summary>
    [BindProperty]
    public IReadOnlyList<HeadingForm> Explained { get; set; } = [];

    public SheetPreview? Checked { get; private set; }

    public ShowSheetHeadings.Result? Headings { get; private set; }

    public string Words => words;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await Prepare(cancel);
        var reader = await Reader(cancel);
        if (!reader.Agencies.Any(a => reader.MayIn(a.Code, needed)))
            Show([new Refusal(Codes.RightMissing)]);
    }

    public IActionResult OnGetTemplate() => File(Template(), ReportXlsx.ContentType, $"mau-{fileName}.xlsx");

    public async Task<IActionResult> OnPostCheckAsync(CancellationToken cancel)
    {
        await Check(await Sheet(cancel), cancel);
        return Request.Headers.ContainsKey("HX-Request") ? Partial("_SheetCheck", this) : Page();
    }

    /// <summary>Remembers what the headings are, and checks the file by them.</summary>
    public async Task<IActionResult> OnPostHeadingsAsync(CancellationToken cancel)
    {
        if (await Sheet(cancel) is { } sheet)
        {
            var said = (await Mediator.Send(new ShowSheetHeadings.Query(sheet), cancel)).Value?.Headings.ToDictionary(h => h.Text, h => h.Field) ?? [];
            var lines = Explained.Where(h => h.Text is not null && said.TryGetValue(h.Text, out var field) && (field ?? SaveSheetHeadings.LeftOut) != h.Field)
                .Select(h => new SaveSheetHeadings.Line(h.Text!, h.Field)).ToList();
            if (lines.Count == 0 || await Ask(new SaveSheetHeadings.Command(sheet.Kind, lines), cancel) is not null)
                await Check(sheet, cancel);
        }

        return Request.Headers.ContainsKey("HX-Request") ? Partial("_SheetCheck", this) : Page();
    }

    /// <summary>The chosen file as a workbook, each wrong cell coloured and explained.</summary>
    public async Task<IActionResult> OnPostMarkedAsync(CancellationToken cancel)
    {
        var sheet = await Sheet(cancel);
        await Check(sheet, cancel);
        return Checked is null ? Page() : File(sheet!.Marked(Checked.Faults), ReportXlsx.ContentType, $"{fileName}-can-sua.xlsx");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await Sheet(cancel) is not { } sheet)
            return Page();

        var outcome = await Mediator.Send(Import(sheet), cancel);
        if (outcome.IsRefused)
        {
            // The check says the same by rows and columns; where it has nothing to say, others have been quicker.
            await Check(sheet, cancel);
            if (Checked is { Faults.Count: 0 } && outcome.Refusals[0].Code is not Codes.AgencyMismatch)
                Show(outcome.Refusals);
            Response.StatusCode = Statuses.Of(outcome.Refusals[0].Code);
            return Page();
        }

        Tell(Labels[$"{words}.posted", Figures.Typed(outcome.Value!.Results.Count)]);
        return RedirectToPage(list, new { agency = RouteData.Values["agency"] });
    }

    protected abstract byte[] Template();

    protected abstract TSheet Read(string name, byte[] content);

    protected abstract IRequest<Outcome<SheetPreview>> Check(TSheet sheet);

    protected abstract IRequest<Outcome<ImportedSheet>> Import(TSheet sheet);

    private async Task<TSheet?> Sheet(CancellationToken cancel)
    {
        await Prepare(cancel);
        Watch();
        if (Upload is not null)
            return Read(Upload.NameAlone(), await Upload.Content(cancel));

        Show([new Refusal(Codes.RequestInvalid, null, "sheet.noFile")]);
        return null;
    }

    // Under the form's key the page asks how far it is.
    private void Watch()
    {
        if (!Guid.TryParseExact(Call.IdempotencyKey, "N", out var key))
            return;
        var watched = HttpContext.RequestServices.GetRequiredService<ProgressBoard>().Begin(Call.CallerOrThrow.UserId, key);
        HttpContext.Response.RegisterForDispose(watched);
        Call.Progress = watched.Progress;
    }

    private async Task Check(TSheet? sheet, CancellationToken cancel)
    {
        if (sheet is null)
            return;

        Checked = await Ask(Check(sheet), cancel);
        Headings = (await Mediator.Send(new ShowSheetHeadings.Query(sheet), cancel)).Value;
    }

    public sealed class HeadingForm
    {
        public string? Text { get; set; }

        public string? Field { get; set; }
    }
}

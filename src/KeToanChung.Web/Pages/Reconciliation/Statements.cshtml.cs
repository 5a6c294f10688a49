using KeToanChung.App.Pipeline;
using KeToanChung.App.Reconciliation;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Reconciliation.Formats;
using KeToanChung.Web.Api;
using KeToanChung.Web.Hosting;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Reconciliation;

/// <summary>Sao kê of one agency: a file is imported and shown with what was read of it; an import that nothing depends on is undone.</summary>
[RequestSizeLimit(Listening.LargestUploadBytes)]
internal sealed class StatementsModel(IMediator mediator) : AppPage(mediator)
{
    public const int MostShownRows = 100; // more are for the bank to mend

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    [BindProperty]
    public UploadForm Form { get; set; } = new();

    public bool MayImport { get; private set; }

    public Listing<ListStatements.Item>? Found { get; private set; }

    [BindProperty]
    public LayoutForm Layout { get; set; } = new();

    /// <summary>The first rows of a table whose columns nobody knows.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Unknown { get; private set; } = [];

    public IReadOnlyList<ListStatementLayouts.Item> Layouts { get; private set; } = [];

    /// <summary>What has just been imported.</summary>
    public ReadStatement? Read { get; private set; }

    public string AgencyCode => (string)RouteData.Values["agency"]!;

    public Task OnGetAsync(CancellationToken cancel) => Prepare(cancel);

    public async Task<IActionResult> OnPostImportAsync(CancellationToken cancel)
    {
        if (Form.File is not { } upload)
        {
            Show([new Refusal(Codes.RequestInvalid, "file", "required")]);
            return await Again(cancel);
        }

        // The answer is shown at once and not after a redirect: rejected rows are told here only. Sent again, the same file changes nothing.
        var file = new StatementFile(upload.NameAlone(), await upload.Content(cancel));
        if (await Ask(new ImportStatement.Command(new AgencyCode(AgencyCode), file), cancel) is { } result)
            Read = new ReadStatement(file.Name, result, file.Reading.Statement!);
        else if (file.HasUnknownColumns)
            Unknown = [.. file.FirstRows.Select(r => r.Cells.Take(StatementLayout.MostHeadings).Select(c => string.Join(' ', c.Text.Split(LayoutForm.Separators))).ToList())];
        return await Again(cancel);
    }

    public async Task<IActionResult> OnPostLayoutAsync(CancellationToken cancel)
    {
        if (await Ask(new SaveStatementLayout.Command(new AgencyCode(AgencyCode), Layout.ToHeadings(), Layout.ToColumns()), cancel) is null)
        {
            Unknown = [Layout.ToHeadings()]; // the file isn't here any more, the row that was chosen is
            return await Again(cancel);
        }

        Tell(Labels["layout.saved"]);
        return RedirectToPage(new { agency = AgencyCode });
    }

    public async Task<IActionResult> OnPostForgetAsync(string layout, CancellationToken cancel)
    {
        if (await Ask(new DeleteStatementLayout.Command(new AgencyCode(AgencyCode), layout), cancel) is null)
            return await Again(cancel);

        Tell(Labels["layout.deleted"]);
        return RedirectToPage(new { agency = AgencyCode });
    }

    public async Task<IActionResult> OnPostUndoAsync(string statement, CancellationToken cancel)
    {
        if (!DocumentId.TryParse(statement, out var id))
        {
            Show([new Refusal(Codes.NotFound, null)]);
            return await Again(cancel);
        }

        if (await Ask(new DeleteStatement.Command(new AgencyCode(AgencyCode), id), cancel) is null)
            return await Again(cancel);

        Tell(Labels["statements.undone"]);
        return RedirectToPage(new { agency = AgencyCode });
    }

    public string? At(string? cursor = null) => Url.Page("/Reconciliation/Statements", new { agency = AgencyCode, cursor });

    protected override async Task Prepare(CancellationToken cancel)
    {
        if (await Enter(AgencyCode, cancel) is null)
            return;

        MayImport = (await Reader(cancel)).MayIn(AgencyCode, Right.PostVouchers);
        Layouts = (await Ask(new ListStatementLayouts.Query(new AgencyCode(AgencyCode)), cancel))?.Items ?? [];
        Found = await Ask(new ListStatements.Query(new AgencyCode(AgencyCode)) { Page = new PageRequest(PageRequest.Usual, Cursor) }, cancel);
    }

    internal sealed class UploadForm
    {
        public IFormFile? File { get; set; }
    }

    /// <summary>What a person says about a table.</summary>
    internal sealed class LayoutForm
    {
        /// <summary>Between the headings of a row, where it is one value; and what else would break it.</summary>
        public static char[] Separators { get; } = ['\t', '\r', '\n'];

        /// <summary>The heading row.</summary>
        public string? Headings { get; set; }

        /// <summary>What each column is, in their order; null for one that isn't read.</summary>
        public List<StatementColumn?> Columns { get; set; } = [];

        public IReadOnlyList<string> ToHeadings() => Headings?.Split(Separators[0]) ?? [];

        public IReadOnlyList<SaveStatementLayout.Column> ToColumns() =>
            [.. Columns.Index().Where(c => c.Item is not null).Select(c => new SaveStatementLayout.Column(c.Item!.Value, c.Index + 1))];
    }

    /// <summary>A file as it was read, beside what became of its lines.</summary>
    internal sealed record ReadStatement(string FileName, ImportStatement.Result Result, BankStatement Statement)
    {
        public long In { get; } = Statement.Lines.Where(l => l.Amount > Money.Zero).Sum(l => l.Amount.Dong);

        public long Out { get; } = -Statement.Lines.Where(l => l.Amount < Money.Zero).Sum(l => l.Amount.Dong);

        /// <summary>What the rejected rows moved: the balances tell it, though the rows can't be read.</summary>
        public long? Missing => Statement is { Opening: { } opening, Closing: { } closing } ? closing.Dong - opening.Dong - In + Out : null;

        /// <summary>The days that matching is to look at.</summary>
        public (DateOnly From, DateOnly To)? Days => Statement is { From: { } from, To: { } to } ? (from, to) : null;
    }
}

using KeToanChung.App.Pipeline;
using KeToanChung.App.Reconciliation;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Reconciliation.Formats;

using MediatR;


namespace KeToanChung.Web.Api;

/// <summary>Sao kê: what the bank says of an agency's deposit account.</summary>
internal static class StatementsApi
{
    public static void MapStatements(this RouteGroupBuilder api)
    {
        var statements = api.MapGroup("/agencies/{agency}/bank-statements").WithTags("Bank statements");

        statements.MapPost("/", Import).Creates<ImportStatement.Result>().TakesFiles();
        statements.MapGet("/", List).Answers<Listing<ListStatements.Item>>();
        statements.MapPost("/layouts", SaveLayout).Answers<SaveStatementLayout.Result>();
        statements.MapGet("/layouts", ListLayouts).Answers<ListStatementLayouts.Result>();
        statements.MapDelete("/layouts/{layout}", DeleteLayout).Produces(StatusCodes.Status204NoContent);
        statements.MapGet("/{id:document}", Show).Answers<ShowStatement.Result>();
        statements.MapDelete("/{id:document}", Delete).Produces(StatusCodes.Status204NoContent);
    }

    /// <summary>Imports a bank's statement</summary>
    /// <remarks>
    /// CSV, XLSX, MT940 or CAMT.053, told by content. Lines that an earlier file brought are counted as duplicates; the same file again
    /// imports nothing. A file whose balances don't fit, or that was cut off, is refused whole.
    /// </remarks>
    internal static async Task<IResult> Import(string agency, IFormFile? file, IMediator mediator, CancellationToken cancel)
    {
        if (file is null)
            return Outcomes.Refused(new Refusal(Codes.RequestInvalid, "file", "required"));

        var command = new ImportStatement.Command(new(agency), new StatementFile(file.NameAlone(), await file.Content(cancel)));
        return Outcomes.Created(await mediator.Send(command, cancel), at: s => $"{ApiRoutes.Base}/agencies/{agency}/bank-statements/{s.Id}");
    }

    /// <summary>Lists imported statements, the latest first</summary>
    internal static async Task<IResult> List(string agency, [AsParameters] Paging page, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ListStatements.Query(new(agency)) { Page = page.ToRequest() }, cancel));

    /// <summary>Shows a statement with the lines that its import brought</summary>
    internal static async Task<IResult> Show(string agency, DocumentId id, [AsParameters] Paging page, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ShowStatement.Query(new(agency), id) { Page = page.ToRequest() }, cancel));

    /// <summary>Says which column is which under a heading row that isn't recognised</summary>
    /// <remarks>
    /// <c>columns</c> gives the number of each column that is read, from 1: <c>date</c>, then <c>amount</c> or <c>debit</c> and <c>credit</c>, and what else there is of
    /// <c>text</c>, <c>reference</c>, <c>balance</c>, <c>payer</c>, <c>valueDate</c>, <c>direction</c>, <c>account</c>, <c>currency</c>. Saved again, it replaces what was
    /// said of that heading row.
    /// </remarks>
    internal static async Task<IResult> SaveLayout(string agency, LayoutBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new SaveStatementLayout.Command(new(agency), body.Headings ?? [], body.ToColumns()), cancel));

    /// <summary>Lists the layouts that were saved</summary>
    internal static async Task<IResult> ListLayouts(string agency, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ListStatementLayouts.Query(new(agency)), cancel));

    /// <summary>Forgets a layout; what was imported by it stays</summary>
    internal static async Task<IResult> DeleteLayout(string agency, string layout, IMediator mediator, CancellationToken cancel) =>
        Outcomes.NoContent(await mediator.Send(new DeleteStatementLayout.Command(new(agency), layout), cancel));

    /// <summary>Undoes an import none of whose lines is matched</summary>
    internal static async Task<IResult> Delete(string agency, DocumentId id, IMediator mediator, CancellationToken cancel) =>
        Outcomes.NoContent(await mediator.Send(new DeleteStatement.Command(new(agency), id), cancel));
}

internal sealed record LayoutBody(IReadOnlyList<string>? Headings, LayoutBody.Places? Columns)
{
    internal sealed record Places(
        int? Date, int? ValueDate, int? Debit, int? Credit, int? Amount, int? Direction, int? Balance, int? Text, int? Reference, int? Account, int? Currency, int? Payer);

    public IReadOnlyList<SaveStatementLayout.Column> ToColumns() =>
    [
        .. new (StatementColumn What, int? Place)[]
        {
            (StatementColumn.Date, Columns?.Date), (StatementColumn.ValueDate, Columns?.ValueDate), (StatementColumn.Debit, Columns?.Debit),
            (StatementColumn.Credit, Columns?.Credit), (StatementColumn.Amount, Columns?.Amount), (StatementColumn.Direction, Columns?.Direction),
            (StatementColumn.Balance, Columns?.Balance), (StatementColumn.Text, Columns?.Text), (StatementColumn.Reference, Columns?.Reference),
            (StatementColumn.Account, Columns?.Account), (StatementColumn.Currency, Columns?.Currency), (StatementColumn.Payer, Columns?.Payer),
        }.Where(c => c.Place is not null).Select(c => new SaveStatementLayout.Column(c.What, c.Place!.Value)),
    ];
}

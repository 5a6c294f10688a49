using KeToanChung.App.Pipeline;
using KeToanChung.App.Reconciliation;
using KeToanChung.Ledger;

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

    /// <summary>Undoes an import none of whose lines is matched</summary>
    internal static async Task<IResult> Delete(string agency, DocumentId id, IMediator mediator, CancellationToken cancel) =>
        Outcomes.NoContent(await mediator.Send(new DeleteStatement.Command(new(agency), id), cancel));
}

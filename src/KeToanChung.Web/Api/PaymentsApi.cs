using KeToanChung.App.Payments;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Payments;
using KeToanChung.Reports.Prints;
using KeToanChung.Web.Api.Json;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Api;

/// <summary>Đề nghị chi: draft → submitted → approved → paid.</summary>
internal static class PaymentsApi
{
    private const int MostAtOnce = 500;

    public static void MapPayments(this RouteGroupBuilder api)
    {
        var payments = api.MapGroup("/").WithTags("Payments");

        payments.MapPost("/agencies/{agency}/payment-requests", Make).Creates<RequestView>();
        payments.MapPost("/payment-requests/shared", Share).Creates<ShareBill.Result>();
        payments.MapGet("/payment-requests", List).Answers<Listing<ShowRequest.Result>>();
        payments.MapGet("/payment-requests/{id:document}", Show).Answers<ShowRequest.Result>();
        payments.MapGet("/payment-requests/{id:document}/print", Print).IsPrinted();
        payments.MapPut("/payment-requests/{id:document}", Change).Answers<RequestView>();
        payments.MapPost("/payment-requests/{id:document}/submit", Submit).Answers<RequestView>();
        payments.MapPost("/payment-requests/{id:document}/approve", Approve).Answers<RequestView>();
        payments.MapPost("/payment-requests/{id:document}/reject", Reject).Answers<RequestView>();
        payments.MapPost("/payment-requests/{id:document}/withdraw", Withdraw).Answers<RequestView>();
        payments.MapPost("/payment-requests/{id:document}/pay", Pay).Answers<PayRequest.Result>();
        payments.MapPost("/payment-requests/approve", ApproveMany).Answers<ApprovedMany>();
    }

    /// <summary>Makes a payment request, a draft</summary>
    internal static async Task<IResult> Make(string agency, PaymentRequestBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Created(await mediator.Send(new MakeRequest.Command(new(agency), body.ToInput()), cancel), at: r => $"{ApiRoutes.Base}/payment-requests/{r.Id}");

    /// <summary>One bill for many agencies: makes and submits a request for each line in the books of the agency that pays it, all or none</summary>
    internal static async Task<IResult> Share(SharedBillBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Created(await mediator.Send(body.ToCommand(), cancel), at: _ => $"{ApiRoutes.Base}/payment-requests");

    /// <summary>Lists payment requests, newest first: of the agencies named, or of all that the caller may read</summary>
    internal static async Task<IResult> List(
        string[]? agency, Named<PaymentStatus>? status, [AsParameters] Paging page, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(
            new ListRequests.Query([.. (agency ?? []).Select(code => new AgencyCode(code))]) { Status = status?.Value, Page = page.ToRequest() }, cancel));

    /// <summary>Shows a payment request with what it does to the budget; its ETag is needed for changing it</summary>
    internal static async Task<IResult> Show(DocumentId id, IMediator mediator, CancellationToken cancel) =>
        Versions.Ok(await mediator.Send(new ShowRequest.Query(id), cancel), r => r.Version);

    /// <summary>Prints a payment request as it stands</summary>
    /// <param name="format">pdf or html</param>
    internal static async Task<IResult> Print(DocumentId id, string? format, IMediator mediator, CancellationToken cancel) =>
        Papers.UnknownForPrint(format) is { } refusal
            ? Outcomes.Refused(refusal)
            : Papers.Of(await mediator.Send(new PrintRequest.Query(id), cancel), $"de-nghi-chi-{id}", format);

    /// <summary>Changes a draft or rejected request, which is a draft afterwards</summary>
    internal static async Task<IResult> Change(
        DocumentId id, PaymentRequestBody body, [FromHeader(Name = Versions.IfMatch)] string? ifMatch, IMediator mediator, CancellationToken cancel) =>
        Versions.Read(ifMatch) is { } version
            ? Versions.Ok(await mediator.Send(new ChangeRequest.Command(id, version, body.ToInput()), cancel), r => r.Version)
            : Versions.Missing(ifMatch);

    /// <summary>Submits a draft: holds back the budget that it will draw</summary>
    internal static async Task<IResult> Submit(DocumentId id, IMediator mediator, CancellationToken cancel) =>
        Versions.Ok(await mediator.Send(new SubmitRequest.Command(id), cancel), r => r.Version);

    /// <summary>Approves a submitted request (head or delegate, not who made it), with a sign-in of the last 15 minutes</summary>
    internal static async Task<IResult> Approve(DocumentId id, NoteBody? body, IMediator mediator, CancellationToken cancel) =>
        Versions.Ok(await mediator.Send(new ApproveRequest.Command(id, body?.Note), cancel), r => r.Version);

    /// <summary>Sends a submitted request back</summary>
    internal static async Task<IResult> Reject(DocumentId id, NoteBody? body, IMediator mediator, CancellationToken cancel) =>
        Versions.Ok(await mediator.Send(new RejectRequest.Command(id, body?.Note), cancel), r => r.Version);

    /// <summary>Takes back what is submitted or approved and not yet paid</summary>
    internal static async Task<IResult> Withdraw(DocumentId id, NoteBody? body, IMediator mediator, CancellationToken cancel) =>
        Versions.Ok(await mediator.Send(new WithdrawRequest.Command(id, body?.Note), cancel), r => r.Version);

    /// <summary>Pays an approved request: posts it and turns what was held back into spending</summary>
    internal static async Task<IResult> Pay(DocumentId id, PayBody? body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new PayRequest.Command(id, body?.Date), cancel));

    /// <summary>Approves several requests: the same command for each, and an answer for each</summary>
    internal static async Task<IResult> ApproveMany(ApproveManyBody body, IMediator mediator, CancellationToken cancel)
    {
        if (body.Ids is not { Count: > 0 and <= MostAtOnce } ids)
        {
            return Outcomes.Refused(
                new Refusal(Codes.RequestInvalid, "ids", body.Ids is { Count: > 0 } ? "tooManyLines" : "required").With("most", MostAtOnce));
        }

        var results = new List<ApprovedMany.One>(ids.Count);
        foreach (var text in ids)
        {
            if (!DocumentId.TryParse(text, out var id))
            {
                results.Add(new(text, null, Codes.NotFound));
                continue;
            }

            var outcome = await mediator.Send(new ApproveRequest.Command(id), cancel);
            results.Add(outcome.IsRefused ? new(text, null, outcome.Refusals[0].Code) : new(text, outcome.Value!.Status, null));
        }

        return TypedResults.Ok(new ApprovedMany(results));
    }
}

/// <param name="Method">treasury draws on the estimate; bank and cash pay from the agency's own 1121 or 1111.</param>
/// <param name="Operation">May be left out where accounts and sources say it.</param>
internal sealed record PaymentRequestBody(
    DateOnly Date, RequestInput.PayeeInput? Payee, PaymentMethod? Method, string? Operation, FundedBy? FundedBy, string? Description,
    IReadOnlyList<RequestInput.Line>? Lines, string? Commitment)
{
    public RequestInput ToInput() => new(Date, Payee!, Method.OrNone(), Operation, FundedBy, Description!, Lines!, Commitment);
}

/// <summary>A bill, each of its lines paid by an agency.</summary>
internal sealed record SharedBillBody(
    DateOnly Date, RequestInput.PayeeInput? Payee, PaymentMethod? Method, string? Operation, FundedBy? FundedBy, string? Description,
    IReadOnlyList<SharedBillBody.Line?>? Lines, string? Commitment)
{
    public sealed record Line(
        string? Agency, string? FundingSource, string? Chapter, string? SubCategory, string? SubItem, long Amount, string? Account, string? InvoiceNumber = null,
        DateOnly? InvoiceDate = null);

    public ShareBill.Command ToCommand() => new(
        new RequestInput(
            Date, Payee!, Method.OrNone(), Operation, FundedBy, Description!,
            Lines?.Select(l => l is null ? null! : new RequestInput.Line(
                l.FundingSource, l.Chapter, l.SubCategory, l.SubItem, l.Amount, l.Account!, l.InvoiceNumber, l.InvoiceDate)).ToList()!, Commitment),
        [.. (Lines ?? []).Select(l => new AgencyCode(l?.Agency ?? ""))]);
}

/// <param name="Date">Today when left out; not before the request's.</param>
internal sealed record PayBody(DateOnly? Date);

internal sealed record ApproveManyBody(IReadOnlyList<string?>? Ids);

internal sealed record ApprovedMany(IReadOnlyList<ApprovedMany.One> Results)
{
    /// <param name="Code">Why it was refused.</param>
    public sealed record One(string? Id, PaymentStatus? Status, string? Code);
}

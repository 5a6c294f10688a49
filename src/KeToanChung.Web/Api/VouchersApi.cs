using KeToanChung.App.Pipeline;
using KeToanChung.App.Vouchers;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Posting;
using KeToanChung.Reports.Prints;
using KeToanChung.Web.Api.Json;
using KeToanChung.Web.Hosting;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Api;

/// <summary>Chứng từ: posted for good, one or many at once.</summary>
internal static class VouchersApi
{
    public static void MapVouchers(this RouteGroupBuilder api)
    {
        var vouchers = api.MapGroup("/agencies/{agency}/vouchers").WithTags("Vouchers");

        vouchers.MapPost("/", Post).Creates<VoucherView>();
        vouchers.MapPost("/check", Check).Answers<CheckVoucher.Result>();
        vouchers.MapGet("/sketch", Sketch).Answers<SketchVoucher.Result>();
        vouchers.MapGet("/", List).Answers<Listing<ListVouchers.Item>>();
        vouchers.MapGet("/{id:document}", Show).Answers<ShowVoucher.Result>();
        vouchers.MapGet("/{id:document}/print", Print).IsPrinted();
        vouchers.MapPost("/{id:document}/reverse", Reverse).Creates<VoucherView>();
        vouchers.MapPost("/{id:document}/approve", Approve).Answers<ApproveVoucher.Result>();

        api.MapGet("/vouchers", Search).Answers<Listing<ListVouchers.Item>>().WithTags("Vouchers");
        api.MapPost("/vouchers/shared", Share).Creates<PostBatch.Result>().WithTags("Vouchers");
        api.MapPost("/vouchers/batch", PostMany).Creates<PostBatch.Result>().WithTags("Vouchers")
            .WithMetadata(new RequestSizeLimitAttribute(Listening.LargestUploadBytes));
    }

    private static string At(string agency, string id) => $"{ApiRoutes.Base}/agencies/{agency}/vouchers/{id}";

    /// <summary>Posts a voucher</summary>
    /// <remarks>For money going out use a payment request: it needs an approval.</remarks>
    internal static async Task<IResult> Post(string agency, NewVoucherBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Created(await mediator.Send(new PostVoucher.Command(new(agency), body.ToInput(), Template: body.Template, Draft: body.Draft), cancel), at: v => At(agency, v.Id));

    /// <summary>Says what posting a voucher would do to number and budget, or why it would be refused; writes nothing</summary>
    internal static async Task<IResult> Check(string agency, VoucherBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new CheckVoucher.Query(new(agency), body.ToInput()), cancel));

    /// <summary>Proposes the entries of an operation: as this agency wrote it last, else as its rule says</summary>
    /// <param name="operation">Such as PHI-01</param>
    /// <param name="amount">Whole đồng; 0 leaves the amounts open</param>
    internal static async Task<IResult> Sketch(
        string agency, string? operation, Day? on, long? amount, IMediator mediator, BusinessClock clock, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new SketchVoucher.Query(new(agency), operation ?? "", on?.Value ?? clock.Today, amount ?? 0), cancel));

    /// <summary>Posts up to 10,000 vouchers, over any agencies that the caller keeps: all of them, or none</summary>
    internal static async Task<IResult> PostMany(BatchBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Created(await mediator.Send(body.ToCommand(), cancel), at: _ => $"{ApiRoutes.Base}/vouchers/batch");

    /// <summary>Posts one operation in the books of many agencies, each with its amount: in all of them, or in none</summary>
    internal static async Task<IResult> Share(SharedVoucherBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Created(await mediator.Send(body.ToCommand(), cancel), at: _ => $"{ApiRoutes.Base}/vouchers/shared");

    /// <summary>Lists vouchers, newest first</summary>
    /// <param name="account">The account or one below it</param>
    /// <param name="q">Words in description, party, number or reference, with or without diacritics</param>
    internal static async Task<IResult> List(
        string agency, Day? from, Day? to, string? account, string? q, Named<VoucherType>? type, [AsParameters] Paging page, IMediator mediator,
        CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(
            new ListVouchers.Query([new(agency)])
            {
                From = from?.Value, To = to?.Value, Account = account, Words = q, Type = type?.Value, Page = page.ToRequest(),
            },
            cancel));

    /// <summary>Searches the vouchers of all agencies that the caller may read, or of those named, newest first</summary>
    /// <param name="agency">Once for each agency; none for all</param>
    /// <param name="account">The account or one below it</param>
    /// <param name="q">Words in description, party, number or reference, with or without diacritics, in any order</param>
    /// <param name="amount">The total in whole đồng</param>
    /// <param name="about">Whether a total within a twentieth of the amount is found too</param>
    /// <param name="postedBy">User name</param>
    /// <param name="awaitsApproval">Only what the head hasn't approved yet</param>
    internal static async Task<IResult> Search(
        string[]? agency, Day? from, Day? to, string? account, string? q, Named<VoucherType>? type, string? operation, long? amount, bool? about,
        string? postedBy, bool? awaitsApproval, [AsParameters] Paging page, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(
            new ListVouchers.Query([.. (agency ?? []).Select(a => new AgencyCode(a))])
            {
                From = from?.Value, To = to?.Value, Account = account, Words = q, Type = type?.Value, Operation = operation, Amount = amount,
                About = about ?? false, PostedBy = postedBy,
                AwaitsApproval = awaitsApproval ?? false, Page = page.ToRequest(),
            },
            cancel));

    /// <summary>Shows a voucher with its approvals and links</summary>
    internal static async Task<IResult> Show(string agency, DocumentId id, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ShowVoucher.Query(new(agency), id), cancel));

    /// <summary>Prints a voucher with all that the law asks for: phiếu thu, phiếu chi and the others</summary>
    /// <param name="format">pdf or html</param>
    internal static async Task<IResult> Print(string agency, DocumentId id, string? format, IMediator mediator, CancellationToken cancel) =>
        Papers.UnknownForPrint(format) is { } refusal
            ? Outcomes.Refused(refusal)
            : Papers.Of(await mediator.Send(new PrintVoucher.Query(new(agency), id), cancel), $"chung-tu-{id}", format);

    /// <summary>Reverses a voucher by a new one in an open period</summary>
    internal static async Task<IResult> Reverse(string agency, DocumentId id, ReverseBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Created(
            await mediator.Send(new ReverseVoucher.Command(new(agency), id, body.Date, body.Reason!), cancel), at: v => At(agency, v.Id));

    /// <summary>Approves afterwards what bank or treasury took by itself, or a reversal (head)</summary>
    internal static async Task<IResult> Approve(string agency, DocumentId id, NoteBody? body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ApproveVoucher.Command(new(agency), id, body?.Note), cancel));
}

/// <summary>A voucher. On-balance debits equal credits; each line has one side.</summary>
internal record VoucherBody
{
    public VoucherType? Type { get; init; }

    public DateOnly Date { get; init; }

    public string? Description { get; init; }

    /// <summary>The posting rule that it follows, such as RDT-01; required where the estimate is touched.</summary>
    public string? Operation { get; init; }

    public string? Party { get; init; }

    public string? Reference { get; init; }

    public IReadOnlyList<VoucherInput.Line>? Lines { get; init; }

    public VoucherInput ToInput() => new(Type.OrNone(), Date, Description!, Operation, Party, Reference, Lines!);
}

/// <summary>A voucher that is posted by itself.</summary>
internal sealed record NewVoucherBody : VoucherBody
{
    /// <summary>The id of the template that it was started from: a monthly one is done by it.</summary>
    public DocumentId? Template { get; init; }

    /// <summary>The draft that it was, as it was seen: gone with the posting; refused where somebody changed it meanwhile.</summary>
    public SeenDraft? Draft { get; init; }
}

/// <summary>A voucher of a batch, with the agency that it is for.</summary>
internal sealed record BatchVoucherBody : VoucherBody
{
    public string? Agency { get; init; }
}

internal sealed record BatchBody(IReadOnlyList<BatchVoucherBody?>? Vouchers)
{
    public PostBatch.Command ToCommand() =>
        new([.. (Vouchers ?? []).Select(v => v is null ? null! : new PostBatch.Item(new(v.Agency ?? ""), v.ToInput()))]);
}

/// <param name="Operation">Such as NCC-01: its rule gives the entries.</param>
internal sealed record SharedVoucherBody(
    string? Operation, DateOnly Date, string? Description, string? Party, string? Reference, IReadOnlyList<SharedVoucherBody.Share?>? Shares)
{
    /// <param name="Account">Instead of the likely one, where the operation leaves a choice.</param>
    public sealed record Share(string? Agency, long Amount, string? Account = null, string? FundingSource = null, string? SubItem = null);

    public ShareVoucher.Command ToCommand() => new(
        Operation!, Date, Description!, Party, Reference,
        Shares?.Select(s => s is null ? null! : new ShareVoucher.Share(new(s.Agency ?? ""), s.Amount, s.Account, s.FundingSource, s.SubItem)).ToList()!);
}

internal sealed record ReverseBody(DateOnly Date, string? Reason);

internal sealed record NoteBody(string? Note);

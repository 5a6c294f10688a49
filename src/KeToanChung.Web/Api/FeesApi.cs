using KeToanChung.App.FeeRemittances;
using KeToanChung.App.Fees;
using KeToanChung.App.Fees.Signing;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Sheets;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Fees;
using KeToanChung.Reports.Prints;
using KeToanChung.Reports.Rendering;
using KeToanChung.Web.Api.Json;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Api;

/// <summary>Phí, lệ phí: receipts at the desk and online, and the payments that confirm them.</summary>
internal static class FeesApi
{
    public static void MapFees(this RouteGroupBuilder api)
    {
        var receipts = api.MapGroup("/agencies/{agency}/fee-receipts").WithTags("Fees");

        receipts.MapPost("/", Issue).Creates<IssueFeeReceipt.Result>();
        receipts.MapGet("/", List).Answers<Listing<ListFeeReceipts.Item>>();
        receipts.MapGet("/sheet/template", SheetTemplate).GivesWorkbook();
        receipts.MapPost("/sheet/check", CheckSheet).Answers<SheetPreview>().TakesFiles();
        receipts.MapPost("/sheet", ImportSheet).Creates<ImportedSheet>().TakesFiles();
        receipts.MapGet("/quote", Quote).Answers<QuoteFee.Result>();
        receipts.MapGet("/{id:document}", Show).Answers<ShowFeeReceipt.Result>();
        receipts.MapGet("/{id:document}/print", Print).IsPrinted();
        receipts.MapPost("/{id:document}/cancel", Cancel).Answers<CancelFeeReceipt.Result>();
        receipts.MapPost("/{id:document}/treasury-refund", TreasuryRefund).Answers<RecordTreasuryRefund.Result>();
        receipts.MapPost("/{id:document}/correct", Correct).Answers<CorrectFeeReceipt.Result>();

        var payments = api.MapGroup("/agencies/{agency}").WithTags("Online payments");

        payments.MapPost("/online-payments", Import).Creates<ImportOnlinePayments.Result>().TakesFiles();
        payments.MapGet("/online-payments", ListPayments).Answers<Listing<ListOnlinePayments.Item>>();
        payments.MapPost("/online-payments/{id:document}/retry", Retry).Answers<RetryOnlinePayment.Result>();
        payments.MapGet("/payment-channels", ListChannels).Answers<ListPaymentChannels.Result>();
        payments.MapPost("/payment-channels/{provider}/{channel}/secret", RotateSecret).Answers<RotateChannelSecret.Result>();
        payments.MapPost("/payment-channels", OpenChannel).Creates<OpenPaymentChannel.Result>();
        payments.MapGet("/receipt-issuer", ShowIssuer).Answers<ShowReceiptIssuer.Result>();
        payments.MapPut("/receipt-issuer", SetIssuer).Answers<ReceiptIssuerView>();
        receipts.MapPost("/sign", Sign).Answers<SignReceipts.Result>();
        receipts.MapGet("/{id:document}/xml", SignedXml).Produces<string>(StatusCodes.Status200OK, "application/xml");
        payments.MapPut("/collection-account", SetAccount).Answers<SetCollectionAccount.Result>();
    }

    /// <summary>Gives an empty workbook with the headings that an import knows</summary>
    internal static IResult SheetTemplate() => TypedResults.File(FeeSheet.Template(), ReportXlsx.ContentType, "mau-thu-phi.xlsx");

    /// <summary>Says which fees a sheet would take today, and every cell that is wrong; writes nothing</summary>
    /// <remarks>XLSX or CSV, told by content, with Vietnamese headings as in the template or the field names of the API.</remarks>
    /// <param name="format">json (the default), or xlsx for the sheet itself with what is wrong marked in it</param>
    internal static async Task<IResult> CheckSheet(string agency, IFormFile? file, string? format, IMediator mediator, CancellationToken cancel) =>
        await SheetsApi.Check(
            await file.AsSheet((name, content) => new FeeSheet(name, content), cancel), sheet => new CheckFeeSheet.Query(new(agency), sheet), "thu-phi", format, mediator,
            cancel);

    /// <summary>Takes the fees of a sheet: a receipt for each paid in cash, a waiting fee for each other; all of them, or none</summary>
    /// <remarks>A refusal lists every wrong cell as <c>rows[14].feeType</c>, where 14 is the row as the spreadsheet counts.</remarks>
    internal static async Task<IResult> ImportSheet(string agency, IFormFile? file, IMediator mediator, CancellationToken cancel) =>
        await file.AsSheet((name, content) => new FeeSheet(name, content), cancel) is { } sheet
            ? Outcomes.Created(await mediator.Send(new ImportFeeSheet.Command(new(agency), sheet), cancel), at: _ => $"{ApiRoutes.Base}/agencies/{agency}/fee-receipts")
            : SheetsApi.Missing();

    private static string At(string agency, string id) => $"{ApiRoutes.Base}/agencies/{agency}/fee-receipts/{id}";

    /// <summary>Takes a fee: cash is receipted at once, an online one waits for its payment</summary>
    /// <remarks>The amount comes from the catalogue in force today. What costs nothing is recorded as exempt, without a receipt.</remarks>
    internal static async Task<IResult> Issue(string agency, FeeReceiptBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Created(await mediator.Send(body.ToCommand(agency), cancel), at: r => At(agency, r.Id));

    /// <summary>Lists fees, newest first; who doesn't read the agency's books sees their own</summary>
    /// <param name="q">The beginning of a case number, or words of the payer's name with or without diacritics</param>
    internal static async Task<IResult> List(
        string agency, Day? from, Day? to, Named<FeeCaseStatus>? status, string? q, [AsParameters] Paging page, IMediator mediator,
        CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(
            new ListFeeReceipts.Query(new(agency)) { From = from?.Value, To = to?.Value, Status = status?.Value, Words = q, Page = page.ToRequest() }, cancel));

    /// <summary>Says what a fee costs today, tiers and caps included, and who pays less</summary>
    /// <param name="filing">paper or online: how the dossier was filed; must be said where the two cost differently</param>
    internal static async Task<IResult> Quote(
        string agency, string? feeType, int? quantity, Named<Filing>? filing, string? exemption, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new QuoteFee.Query(new(agency), feeType ?? "", quantity ?? 1, filing?.Value, exemption), cancel));

    /// <summary>Shows a fee with its receipts, corrections and payment</summary>
    internal static async Task<IResult> Show(string agency, DocumentId id, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ShowFeeReceipt.Query(new(agency), id), cancel));

    /// <summary>Prints the receipt that counts</summary>
    /// <param name="format">pdf or html</param>
    internal static async Task<IResult> Print(string agency, DocumentId id, string? format, IMediator mediator, CancellationToken cancel) =>
        Papers.UnknownForPrint(format) is { } refusal
            ? Outcomes.Refused(refusal)
            : Papers.Of(await mediator.Send(new PrintReceipt.Query(new(agency), id), cancel), $"bien-lai-{id}", format);

    /// <summary>Cancels a fee that isn't paid yet</summary>
    internal static async Task<IResult> Cancel(string agency, DocumentId id, ReasonBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new CancelFeeReceipt.Command(new(agency), id, body.Reason!), cancel));

    /// <summary>Corrects an issued receipt by one of the two paths of the law</summary>
    /// <remarks>
    /// A notice is for a wrong name or address, and the receipt stays. A replacement is for anything else; where the amount changes, the old
    /// posting is reversed and the right one made. refundDue is owed to the payer on 3388 until a payment request gives it back.
    /// </remarks>
    internal static async Task<IResult> Correct(string agency, DocumentId id, CorrectReceiptBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(body.ToCommand(agency, id), cancel));

    /// <summary>Records that the treasury paid a corrected fee back that had been remitted (Lệnh hoàn trả)</summary>
    /// <remarks>Which way the payer gets money back is in the fee's corrections: refund.fromTreasury, and refund.fromAgency by a payment request with PHI-13.</remarks>
    internal static async Task<IResult> TreasuryRefund(string agency, DocumentId id, TreasuryRefundBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new RecordTreasuryRefund.Command(new(agency), id, body.Reference!), cancel));

    /// <summary>Takes in a platform's or bank's list of payments</summary>
    /// <remarks>
    /// CSV, XLSX or text parted by semicolons, tabs or bars, with a header row: transactionId, caseNumber, amount, paidAt, and if they are there
    /// agency, status, settlementReference. Or a collecting bank's daily list (T+1), without a header: its lines begin with the kind of record, its channel is told by
    /// the file's name, and the answer for the bank is at /bank-lists/{id}/answer. The same transaction again is a duplicate. provider and channel name the source,
    /// if it isn't the national platform.
    /// </remarks>
    internal static async Task<IResult> Import(
        string agency, IFormFile? file, [FromForm] string? provider, [FromForm] string? channel, IMediator mediator, CancellationToken cancel)
    {
        if (file is null)
            return Outcomes.Refused(new Refusal(Codes.RequestInvalid, "file", "required"));

        var command = new ImportOnlinePayments.Command(new(agency), new PaymentFile(file.NameAlone(), await file.Content(cancel)))
        {
            Provider = provider ?? ImportOnlinePayments.Platform, Channel = channel ?? ImportOnlinePayments.ByFile,
        };
        return Outcomes.Created(await mediator.Send(command, cancel), at: _ => $"{ApiRoutes.Base}/agencies/{agency}/online-payments");
    }

    /// <summary>Lists reported payments, newest first: what waits for a person, with its reason, and what was confirmed</summary>
    internal static async Task<IResult> ListPayments(
        string agency, Named<OnlinePaymentState>? state, Day? from, Day? to, [AsParameters] Paging page, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(
            new ListOnlinePayments.Query(new(agency)) { State = state?.Value, From = from?.Value, To = to?.Value, Page = page.ToRequest() }, cancel));

    /// <summary>Looks at a waiting payment once more</summary>
    internal static async Task<IResult> Retry(string agency, DocumentId id, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new RetryOnlinePayment.Command(new(agency), id), cancel));

    /// <summary>Opens a channel that a provider reports payments through, or gives it a new secret (administrator)</summary>
    /// <remarks>
    /// Providers: sepay (HMAC secret or API key), casso (the v2 key), payos (checksum key), generic, which signs the raw body with HMAC-SHA256, in
    /// hex, in the header X-Signature. account is where the money arrives, as the provider writes it. The secret is never shown again. For generic,
    /// fields says where its body has transactionId, caseNumber, amount, paidAt, status, settlementReference, content, account, bankReference, such
    /// as {"amount": "data.money"}.
    /// </remarks>
    internal static async Task<IResult> OpenChannel(string agency, PaymentChannelBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Created(await mediator.Send(body.ToCommand(agency), cancel), at: c => c.Webhook);

    /// <summary>Lists the agency's payment channels, with when each last reported (administrator)</summary>
    internal static async Task<IResult> ListChannels(string agency, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ListPaymentChannels.Query(new(agency)), cancel));

    /// <summary>Gives a payment channel a new secret; the old one counts no more (administrator)</summary>
    internal static async Task<IResult> RotateSecret(
        string agency, string provider, string channel, ChannelSecretBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new RotateChannelSecret.Command(new(agency), provider, channel, body.Secret!), cancel));

    /// <summary>Shows what receipts say of the body that collects, who signs them, and how many aren't signed</summary>
    internal static async Task<IResult> ShowIssuer(string agency, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ShowReceiptIssuer.Query(new(agency)), cancel));

    /// <summary>Sets tax code and address on receipts, and the certificate (PKCS#12) that signs them (administrator)</summary>
    internal static async Task<IResult> SetIssuer(string agency, ReceiptIssuerBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(body.ToCommand(agency), cancel));

    /// <summary>Signs receipts that were issued before there was a certificate, in the order of their numbers; 500 at once</summary>
    internal static async Task<IResult> Sign(string agency, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new SignReceipts.Command(new(agency)), cancel));

    /// <summary>Gives the receipt of a fee that counts as signed XML (XML-DSig, RSA-SHA256, the certificate inside)</summary>
    internal static async Task<IResult> SignedXml(string agency, DocumentId id, IMediator mediator, CancellationToken cancel)
    {
        var outcome = await mediator.Send(new ShowSignedReceipt.Query(new(agency), id), cancel);
        return outcome.Value is { } signed
            ? TypedResults.File(System.Text.Encoding.UTF8.GetBytes(signed.Xml), "application/xml", signed.FileName)
            : Outcomes.Ok(outcome);
    }

    /// <summary>Names the bank and account that payers transfer fees to (administrator)</summary>
    internal static async Task<IResult> SetAccount(string agency, CollectionAccountBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new SetCollectionAccount.Command(new(agency), body.BankBin, body.Account), cancel));
}

/// <param name="Certificate">A PKCS#12 file in Base64; left out, the certificate stays.</param>
/// <param name="Signs">Whether receipts are signed from now on; they are when left out.</param>
internal sealed record ReceiptIssuerBody(string? TaxCode, string? Address, byte[]? Certificate, string? Password, bool? Signs)
{
    public SetReceiptIssuer.Command ToCommand(string agency) => new(new(agency), TaxCode!, Address!, Signs ?? true, Certificate, Password);
}

/// <param name="FeeType">A code of the catalogue fee-types; a tiered fee by its first tier, such as CT-SAO-T1.</param>
/// <param name="CaseNumber">Số hồ sơ một cửa; an online fee without one gets a number of its own.</param>
/// <param name="Date">Today; may be left out.</param>
/// <param name="Filing">paper or online: how the dossier was filed; must be said where the two cost differently.</param>
/// <param name="Exemption">Why the payer pays less, and by which paper; may be left out.</param>
/// <param name="PaperBook">The book of paper receipts that hers was written out of (/paper-receipts/mine); left out, it is electronic.</param>
internal sealed record FeeReceiptBody(
    string? FeeType, int Quantity, PayerInput? Payer, string? CaseNumber, FeeMethod? Method, DateOnly? Date, Filing? Filing, ExemptionInput? Exemption, string? PaperBook)
{
    public IssueFeeReceipt.Command ToCommand(string agency) =>
        new(new(agency), new FeeInput(FeeType!, Quantity, Payer!, CaseNumber, Method.OrNone())
        {
            Date = Date, Filing = Filing, Exemption = Exemption, PaperBook = PaperBook,
        });
}

/// <param name="Payer">Who the payer really is.</param>
/// <param name="Filing">How the dossier was really filed.</param>
internal sealed record CorrectReceiptBody(CorrectionKind? Kind, string? Reason, PayerInput? Payer, int? Quantity, string? FeeType, Filing? Filing)
{
    public CorrectFeeReceipt.Command ToCommand(string agency, DocumentId id) =>
        new(new(agency), id, Kind.OrNone(), Reason!) { Payer = Payer, Quantity = Quantity, FeeType = FeeType, Filing = Filing };
}

/// <param name="Reference">Number of the Lệnh hoàn trả.</param>
internal sealed record TreasuryRefundBody(string? Reference);

internal sealed record PaymentChannelBody(
    string? Provider, string? Channel, string? Account, string? Secret, IReadOnlyDictionary<string, string>? Fields)
{
    public OpenPaymentChannel.Command ToCommand(string agency) => new(new(agency), Provider!, Channel!, Account!, Secret!) { Fields = Fields };

    // A record prints its members: a secret must not come out that way.
    public override string ToString() => $"{Provider}/{Channel}";
}

internal sealed record ChannelSecretBody(string? Secret)
{
    // A record prints its members: a secret must not come out that way.
    public override string ToString() => nameof(ChannelSecretBody);
}

/// <param name="BankBin">The bank's six digits; null takes it away.</param>
/// <param name="Account">The deposit account where left out.</param>
internal sealed record CollectionAccountBody(string? BankBin, string? Account);

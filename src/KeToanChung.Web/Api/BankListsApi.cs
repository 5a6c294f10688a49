using System.Text;

using KeToanChung.App.Fees.BankLists;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Fees.BankLists;

using MediatR;

namespace KeToanChung.Web.Api;

/// <summary>Tệp đối soát T+1 của ngân hàng thu hộ: how it is written, where it differs from ours, and the answer to it.</summary>
internal static class BankListsApi
{
    public static void MapBankLists(this RouteGroupBuilder api)
    {
        var agency = api.MapGroup("/agencies/{agency}").WithTags("Online payments");

        agency.MapPut("/payment-channels/{provider}/{channel}/list-layout", SetLayout).Answers<SetBankListLayout.Result>();
        agency.MapGet("/bank-lists", List).Answers<ListBankLists.Result>();
        agency.MapGet("/bank-lists/{id:document}", Show).Answers<ShowBankList.Result>();
        agency.MapGet("/bank-lists/{id:document}/answer", Answer).Produces<string>(StatusCodes.Status200OK, "text/plain");
    }

    /// <summary>Says how a channel's bank writes its daily list, and wants it answered (administrator)</summary>
    /// <remarks>
    /// fields and footer name what stands where, of a payment and of the last line: type, transactionId, amount, paidAt, caseNumber, content, bankReference,
    /// settlementReference, result, count, writtenAt, checksum (the last, where there is one), and - for what is the bank's own. Checksums are MD5 in hex over the values or the
    /// text before them; keyed ones have the channel's secret behind it.
    /// </remarks>
    internal static async Task<IResult> SetLayout(
        string agency, string provider, string channel, BankListLayoutBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new SetBankListLayout.Command(new(agency), provider, channel, body.ToLayout()), cancel));

    /// <summary>Lists the banks' daily lists that were taken in through /online-payments, newest first: what agrees and what doesn't</summary>
    internal static async Task<IResult> List(string agency, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ListBankLists.Query(new(agency)), cancel));

    /// <summary>Shows where a bank's list differs from ours: 01 the bank's alone, 02 ours alone, 03 another amount or time</summary>
    internal static async Task<IResult> Show(string agency, DocumentId id, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ShowBankList.Query(new(agency), id), cancel));

    /// <summary>Gives the answer to a bank's list as the file that the bank waits for</summary>
    internal static async Task<IResult> Answer(string agency, DocumentId id, IMediator mediator, CancellationToken cancel)
    {
        var outcome = await mediator.Send(new ShowBankList.Query(new(agency), id), cancel);
        return outcome.Value is { } shown
            ? TypedResults.File(Encoding.UTF8.GetBytes(shown.Answer), "text/plain; charset=utf-8", shown.List.Answer)
            : Outcomes.Ok(outcome);
    }
}

/// <summary>What is left out stays as it usually is.</summary>
/// <param name="Collector">What the bank calls the agency in the names of its files.</param>
/// <param name="Detail">The kind of a line with a payment; late, of one with a payment that was pending; end, of the last line.</param>
/// <param name="IsKeyed">Whether checksums have the channel's secret behind what they are taken over.</param>
/// <param name="DaysBehind">How many days before the date in the file's name its payments were made.</param>
internal sealed record BankListLayoutBody(
    string? Collector, string? Separator, IReadOnlyList<string>? Fields, IReadOnlyList<string>? Footer, string? Detail, string? Late, string? End, string? TimeFormat,
    ListDigest? RecordDigest, ListDigest? FileDigest, bool? IsKeyed, int? DaysBehind)
{
    public BankListLayout ToLayout()
    {
        var usual = BankListLayout.Usual;
        return new BankListLayout
        {
            Collector = Collector, Separator = Separator ?? usual.Separator, Fields = Fields ?? usual.Fields, Footer = Footer ?? usual.Footer, Detail = Detail ?? usual.Detail,
            Late = Late ?? usual.Late, End = End ?? usual.End, TimeFormat = TimeFormat ?? usual.TimeFormat, RecordDigest = RecordDigest ?? usual.RecordDigest,
            FileDigest = FileDigest ?? usual.FileDigest, IsKeyed = IsKeyed ?? usual.IsKeyed, DaysBehind = DaysBehind ?? usual.DaysBehind,
        };
    }
}

using KeToanChung.App.Catalogs;
using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.PaperReceipts;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.App.Tracking;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Fees;

namespace KeToanChung.App.Fees;

/// <summary>
/// Takes fees: cash is receipted and posted at once (PHI-02), an online fee waits until its payment is reported, what costs nothing is recorded
/// without a receipt.
/// </summary>
public sealed class NewFees(
    AppDb db, IDatabase database, CatalogCache catalogs, LedgerHeads heads, Receipts receipts, OnlinePayments payments, PaperBooks paper, CallContext context, BusinessClock clock)
{
    internal sealed record Taken(FeeCaseRecord Fee, ReceiptRecord? Receipt);

    /// <summary>What a fee costs by the catalogue in force that day, or why it isn't taken.</summary>
    internal async Task<Outcome<FeeQuote.Due>> Quote(FeeInput input, CancellationToken cancel)
    {
        var date = DateOf(input);
        if (date != clock.Today && !context.IsImport)
            return new Refusal(Codes.RequestInvalid, "date", "onlyToday").With("today", clock.Today);
        if (!context.AgencyEntry.Record.CollectsFees)
            return new Refusal(Codes.RequestInvalid, "agency", "collectsNoFees");

        return (await catalogs.Get(cancel)).Fees.Quote(input.FeeType.Trim(), input.Quantity, date, input.Filing, input.Exemption?.Code.Trim()) switch
        {
            FeeQuote.Refused refused => refused.Refusal,
            FeeQuote.Due due when input.ExpectedAmount is { } expected && expected != due.Amount.Dong =>
                new Refusal(Codes.RequestInvalid, "amount", "amountDiffers").With("expected", expected).With("amount", due.Amount.Dong),
            FeeQuote.Due due => due,
            _ => throw new InvalidOperationException("A quote is due or refused."),
        };
    }

    internal async Task<Outcome<Taken>> Take(FeeInput input, FeeQuote.Due due, CancellationToken cancel) => (await TakeEach([(input, due)], cancel))[0];

    /// <summary>Takes each that can be posted; the others are answered with their refusals.</summary>
    internal async Task<IReadOnlyList<Outcome<Taken>>> TakeEach(IReadOnlyList<(FeeInput Input, FeeQuote.Due Due)> given, CancellationToken cancel)
    {
        var head = await heads.Hold(context.Agency.Id, cancel);
        var papers = await PapersOf(given, cancel);
        if (papers.IsRefused)
            return [.. given.Select(_ => Outcome<Taken>.Refused(papers.Refusals))];

        var fees = given.Select(g => Record(g.Input, g.Due, head)).ToList();
        var taken = fees.ConvertAll(fee => (Outcome<Taken>)new Taken(fee, null));

        var cash = fees.Index().Where(f => IsPostedAtOnce(f.Item)).ToList();
        var issued = cash.Count > 0
            ? await receipts.IssueEach(cash.ConvertAll(f => new Receipts.Paid(f.Item, f.Item.Date, papers.Value![f.Index])), cancel)
            : [];
        foreach (var ((i, fee), outcome) in cash.Zip(issued))
            taken[i] = outcome.Value is { } receipt ? new Taken(fee, receipt) : Outcome<Taken>.Refused(outcome.Refusals);

        await SettleWaiting(fees, taken, cancel);
        return taken;
    }

    /// <summary>The book of paper that each is receipted out of, if it is.</summary>
    private async Task<Outcome<IReadOnlyList<PaperBookRecord?>>> PapersOf(IReadOnlyList<(FeeInput Input, FeeQuote.Due Due)> given, CancellationToken cancel)
    {
        var found = new PaperBookRecord?[given.Count];
        foreach (var (i, (input, _)) in given.Index().Where(g => !string.IsNullOrWhiteSpace(g.Item.Input.PaperBook)))
        {
            var book = await paper.OfCaller(input.PaperBook!, input.Method, DateOf(input), cancel);
            if (book.IsRefused)
                return Outcome<IReadOnlyList<PaperBookRecord?>>.Refused(book.Refusals);
            found[i] = book.Value;
        }

        return found;
    }

    /// <summary>Payments that came before their fees confirm them. What those before it did to numbers and waiting payments is asked of the database.</summary>
    private async Task SettleWaiting(List<FeeCaseRecord> fees, List<Outcome<Taken>> taken, CancellationToken cancel)
    {
        var online = fees.Index().Where(f => f.Item is { Status: FeeCaseStatus.Pending, Method: FeeMethod.Online }).ToList();
        if (fees.Count > 1 && online.Count > 0)
            await database.Save(cancel);
        foreach (var (i, fee) in online)
        {
            if (await payments.TakeWaitingFor(fee, cancel) is not { } settled)
                continue;
            taken[i] = new Taken(fee, settled.Receipt);
            if (fees.Count > 1)
                await database.Save(cancel);
        }
    }

    /// <summary>Whether taking the fee makes a receipt at once.</summary>
    internal static bool IsPostedAtOnce(FeeCaseRecord fee) => fee is { Method: FeeMethod.Cash, Amount: > 0 };

    /// <summary>The fee as it would be kept; it isn't added.</summary>
    internal FeeCaseRecord Sketch(FeeInput input, FeeQuote.Due due, long no, PayerRecord payer)
    {
        var number = CaseNumbers.Normal(input.CaseNumber) ?? (input.Method is FeeMethod.Online ? $"{context.Agency.Code}-{no}" : null);
        return new FeeCaseRecord
        {
            AgencyId = context.Agency.Id, No = no, TrackingCode = TrackingCodes.New(),
            Status = due.Amount.IsZero ? FeeCaseStatus.Exempt : FeeCaseStatus.Pending, Method = input.Method,
            FeeType = due.Fee.Code, FeeName = due.Fee.Name, Quantity = due.Quantity, Filing = due.Filing, Amount = due.Amount.Dong,
            Exemption = due.Exemption?.Code, FullAmount = due.Exemption is null ? null : due.Full.Dong,
            CaseNumber = number, CaseKey = number is null ? null : CaseKey.Of(number),
            PayerNo = payer.No, PayerDigest = payer.Digest(), Date = DateOf(input),
            MadeAt = clock.Now, MadeById = context.CallerOrThrow.UserId, MadeBy = context.CallerOrThrow.UserName,
        };
    }

    private FeeCaseRecord Record(FeeInput input, FeeQuote.Due due, HeldHead head)
    {
        var (no, payer) = (head.NextDocument(), input.Payer.ToRecord(context.Agency.Id, head.NextDocument(), input.Exemption?.Evidence));
        var fee = Sketch(input, due, no, payer);
        db.Add(payer);
        db.Add(fee);
        return fee;
    }

    private DateOnly DateOf(FeeInput input) => input.Date ?? clock.Today;
}

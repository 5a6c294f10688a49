using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Fees;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Fees;

/// <summary>A payment as a platform, a bank or a webhook reports it. Amounts in whole đồng.</summary>
/// <param name="CaseNumber">Which fee the payer meant.</param>
/// <param name="Status">The provider's own word; left out it means success.</param>
/// <param name="SettlementReference">The batch in which the provider settles it with the account, if it does.</param>
public sealed record PaymentReport(
    string TransactionId, string CaseNumber, long Amount, DateTimeOffset PaidAt, string? Status = null, string? SettlementReference = null)
{
    /// <summary>What the payer wrote into the transfer, where the source has it; then the case number may be in it alone.</summary>
    public string? Content { get; init; }

    /// <summary>The bank's own number of the movement: whoever reports it, it is the same money.</summary>
    public string? BankReference { get; init; }

    /// <summary>Why it can never pay a fee by itself, whatever it names.</summary>
    public WaitReason? SetAside { get; init; }
}

/// <summary>
/// Takes reported payments, whichever way they came: each is kept once for its transaction; one that names one pending fee with the right
/// amount is receipted and posted on the day it was paid; everything else waits with its reason. The agency's head is held throughout, so
/// however often and from wherever a transaction is reported, it pays once.
/// </summary>
public sealed class OnlinePayments(AppDb db, LedgerHeads heads, Receipts receipts, CallContext context, BusinessClock clock)
{
    /// <summary>So many values go into one statement: the smallest limit of the three databases is 2,100.</summary>
    private const int AtOnce = 500;

    /// <summary>A provider's clock may be ahead of ours by so much.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromHours(1);

    // Asked for in their order, SQLite would look through all of the agency's payments.
    private static readonly CompiledQuery<Func<AppDb, int, string, IAsyncEnumerable<OnlinePaymentStateRecord>>> WaitingFor = new(() =>
        EF.CompileAsyncQuery((AppDb db, int agency, string caseNumber) => db.Set<OnlinePaymentStateRecord>()
            .Where(s => s.AgencyId == agency && s.CaseNumber == caseNumber && s.Reason == WaitReason.UnknownCase)));

    private static readonly CompiledQuery<Func<AppDb, int, long, IAsyncEnumerable<WaitingContent>>> WaitingWithContent = new(() =>
        EF.CompileAsyncQuery((AppDb db, int agency, long amount) => db.Set<OnlinePaymentStateRecord>()
            .Where(s => s.AgencyId == agency && (s.Reason == WaitReason.NoCaseNumber || s.Reason == WaitReason.UnknownCase) && s.Amount == amount)
            .Join(
                db.Set<OnlinePaymentRecord>().Where(p => p.Content != null),
                s => new { s.AgencyId, No = s.PaymentNo }, p => new { p.AgencyId, p.No }, (s, p) => new WaitingContent(s, p.Content!))));

    // A webhook and a row of a folder report one payment: nothing to translate anew each time.
    private static readonly CompiledQuery<Func<AppDb, int, string, string, string, IAsyncEnumerable<string>>> Transaction = new(() =>
        EF.CompileAsyncQuery((AppDb db, int agency, string provider, string channel, string id) => db.Set<OnlinePaymentRecord>()
            .Where(p => p.AgencyId == agency && p.Provider == provider && p.Channel == channel && p.TransactionId == id)
            .Select(p => p.TransactionId)));

    private static readonly CompiledQuery<Func<AppDb, int, string, IAsyncEnumerable<FeeCaseRecord>>> CasesWithNumber = new(() =>
        EF.CompileAsyncQuery((AppDb db, int agency, string number) => db.Set<FeeCaseRecord>()
            .Where(f => f.AgencyId == agency && f.CaseNumber == number)));

    /// <summary>What became of a report: the payment that was kept, where it stands, and its receipt once it is confirmed.</summary>
    internal sealed record Taken(OnlinePaymentRecord Payment, OnlinePaymentStateRecord State, ReceiptRecord? Receipt);

    private sealed record WaitingContent(OnlinePaymentStateRecord State, string Content);

    /// <summary>Where a report came in with.</summary>
    internal sealed record Origin(string Provider, string Channel, long? Import = null, Guid? Delivery = null);

    /// <returns>One for each report, in their order; null for a transaction that is here already.</returns>
    internal async Task<IReadOnlyList<Taken?>> Take(Origin origin, IReadOnlyList<PaymentReport> reports, CancellationToken cancel)
    {
        var head = await heads.Hold(context.Agency.Id, cancel);
        var seen = await Known(origin, reports, cancel);
        await AddReportedElsewhere(origin, reports, seen, cancel);
        var kept = reports.Select(r => seen.Add(CaseNumbers.Normal(r.TransactionId)!) ? RecordOf(origin, r, head.NextDocument()) : null).ToList();
        db.AddRange(kept.OfType<OnlinePaymentRecord>());

        var open = kept.OfType<OnlinePaymentRecord>().Select(p => (Payment: p, State: new OnlinePaymentStateRecord
        {
            AgencyId = p.AgencyId, PaymentNo = p.No, CaseNumber = p.CaseNumber, Amount = p.Amount, Reason = WaitReason.UnknownCase, At = clock.Now,
        })).ToList();
        var settled = (await Settle(open, justMade: null, cancel)).ToDictionary(t => t.Payment.No);
        db.AddRange(open.Select(o => o.State));
        return kept.ConvertAll(p => p is null ? null : settled[p.No]);
    }

    /// <summary>A payment may come before its fee: the one that waits for this case confirms it now, or says why it doesn't.</summary>
    /// <returns>Null where none waits.</returns>
    internal async Task<Taken?> TakeWaitingFor(FeeCaseRecord fee, CancellationToken cancel)
    {
        var waiting = (await WaitingFor.On(db)(db, fee.AgencyId, fee.CaseNumber!).ToList(cancel)).MinBy(s => s.PaymentNo) ?? await FirstThatNames(fee, cancel);
        return waiting is null ? null : await SettleAgain(waiting, fee, cancel);
    }

    private async Task<OnlinePaymentStateRecord?> FirstThatNames(FeeCaseRecord fee, CancellationToken cancel)
    {
        await foreach (var (state, content) in WaitingWithContent.On(db)(db, fee.AgencyId, fee.Amount).WithCancellation(cancel))
        {
            if (CaseKey.In(content).Contains(fee.CaseKey!))
                return state;
        }

        return null;
    }

    /// <summary>Looks at a waiting payment once more, as if it were reported now.</summary>
    /// <param name="justMade">A fee that may not be in the database yet.</param>
    internal async Task<Taken> SettleAgain(OnlinePaymentStateRecord waiting, FeeCaseRecord? justMade, CancellationToken cancel)
    {
        var payment = await db.Set<OnlinePaymentRecord>().AsNoTracking()
            .FirstAsync(p => p.AgencyId == waiting.AgencyId && p.No == waiting.PaymentNo, cancel);
        return (await Settle([(payment, waiting)], justMade, cancel))[0];
    }

    private async Task<Taken[]> Settle(
        List<(OnlinePaymentRecord Payment, OnlinePaymentStateRecord State)> open, FeeCaseRecord? justMade, CancellationToken cancel)
    {
        var cases = await CasesOf(open.Select(o => o.Payment.CaseNumber), justMade, cancel);
        var paid = new Dictionary<FeeCaseRecord, int>();
        for (var i = 0; i < open.Count; i++)
        {
            var (payment, state) = open[i];
            var (fee, reason) = payment.SetAside is { } aside ? (null, aside)
                : payment.PaidAt > clock.Now + ClockTolerance && !context.IsImport ? (null, WaitReason.PaidInFuture)
                : Fit(payment, await Named(payment, cases, justMade, cancel));
            (state.Reason, state.At) = (reason, clock.Now);
            if (fee is not null)
                paid[fee] = i;
        }

        var settled = open.Select(o => new Taken(o.Payment, o.State, null)).ToArray();
        if (paid.Count > 0)
            await IssueFor(paid, settled, cancel);
        return settled;

        (FeeCaseRecord? Case, WaitReason? Reason) Fit(OnlinePaymentRecord payment, List<FeeCaseRecord> named)
        {
            if (named.DistinctBy(f => f.CaseKey).Count() > 1)
                return (null, WaitReason.SeveralCases);

            var fit = PaymentFit.Decide(payment.Status, payment.Amount, named, Look);
            return fit.Reason is WaitReason.UnknownCase && payment.CaseNumber.Length == 0 ? (null, WaitReason.NoCaseNumber) : fit;
        }

        // A fee that an earlier payment of the same list pays is paid.
        (FeeCaseStatus Status, Money Amount) Look(FeeCaseRecord fee) => (paid.ContainsKey(fee) ? FeeCaseStatus.Issued : fee.Status, fee.Amount);
    }

    /// <summary>The fees of the case that the payment names: by its number, or in the words of the transfer.</summary>
    private async Task<List<FeeCaseRecord>> Named(
        OnlinePaymentRecord payment, ILookup<string, FeeCaseRecord> cases, FeeCaseRecord? justMade, CancellationToken cancel)
    {
        var byNumber = cases[payment.CaseNumber].ToList();
        if (byNumber.Count > 0 || payment.Content is null)
            return byNumber;

        var (agency, keys) = (payment.AgencyId, CaseKey.In($"{payment.CaseNumber} {payment.Content}"));
        var named = justMade is { CaseKey: { } own } && keys.Contains(own) ? new List<FeeCaseRecord> { justMade } : [];
        foreach (var some in keys.Chunk(AtOnce))
            named.AddRange(await db.Set<FeeCaseRecord>().Where(f => f.AgencyId == agency && some.Contains(f.CaseKey)).ToListAsync(cancel));

        var found = named.Select(f => f.CaseKey!).ToHashSet(StringComparer.Ordinal);
        return [.. named.Distinct().Where(f => !CaseKey.IsPieceOfAnother(f.CaseKey!, found))];
    }

    private async Task IssueFor(Dictionary<FeeCaseRecord, int> paid, Taken[] settled, CancellationToken cancel)
    {
        var fees = paid.Keys.ToList();
        var outcomes = await receipts.IssueEach(fees.ConvertAll(f => new Receipts.Paid(f, settled[paid[f]].Payment.PaidOn)), cancel);
        for (var n = 0; n < fees.Count; n++)
        {
            var i = paid[fees[n]];
            var receipt = outcomes[n].Value;
            settled[i].State.CaseNo = receipt?.CaseNo;
            settled[i].State.Reason = receipt is null ? WaitReason.FeeNotPostable : null;
            settled[i] = settled[i] with { Receipt = receipt };
        }
    }

    private async Task<HashSet<string>> Known(Origin origin, IReadOnlyList<PaymentReport> reports, CancellationToken cancel)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var agency = context.Agency.Id;
        if (reports is [var only])
            return await Transaction.On(db)(db, agency, origin.Provider, origin.Channel, CaseNumbers.Normal(only.TransactionId)!).ToHashSet(cancel);

        foreach (var ids in reports.Select(r => CaseNumbers.Normal(r.TransactionId)!).Chunk(AtOnce))
        {
            known.UnionWith(await db.Set<OnlinePaymentRecord>()
                .Where(p => p.AgencyId == agency && p.Provider == origin.Provider && p.Channel == origin.Channel && ids.Contains(p.TransactionId))
                .Select(p => p.TransactionId).ToListAsync(cancel));
        }

        return known;
    }

    /// <summary>The same movement of the same account, told by another provider or channel, is the same money.</summary>
    private async Task AddReportedElsewhere(Origin origin, IReadOnlyList<PaymentReport> reports, HashSet<string> seen, CancellationToken cancel)
    {
        var agency = context.Agency.Id;
        foreach (var report in reports.Where(r => !string.IsNullOrWhiteSpace(r.BankReference) && !seen.Contains(CaseNumbers.Normal(r.TransactionId)!)))
        {
            var (reference, amount, day, aside) = (CaseNumbers.Normal(report.BankReference), report.Amount, DayOf(report), report.SetAside);
            if (await db.Set<OnlinePaymentRecord>().AnyAsync(
                p => p.AgencyId == agency && p.PaidOn == day && p.BankReference == reference && p.Amount == amount && p.SetAside == aside
                    && (p.Provider != origin.Provider || p.Channel != origin.Channel),
                cancel))
            {
                seen.Add(CaseNumbers.Normal(report.TransactionId)!);
            }
        }
    }

    private async Task<ILookup<string, FeeCaseRecord>> CasesOf(IEnumerable<string> caseNumbers, FeeCaseRecord? justMade, CancellationToken cancel)
    {
        List<FeeCaseRecord> cases = justMade is null ? [] : [justMade];
        var agency = context.Agency.Id;
        foreach (var numbers in caseNumbers.Distinct(StringComparer.Ordinal).Chunk(AtOnce))
        {
            if (numbers is [var only])
            {
                cases.AddRange(await CasesWithNumber.On(db)(db, agency, only).ToList(cancel));
                continue;
            }

            cases.AddRange(await db.Set<FeeCaseRecord>()
                .Where(f => f.AgencyId == agency && numbers.Contains(f.CaseNumber!)).ToListAsync(cancel));
        }

        return cases.Distinct().ToLookup(f => f.CaseNumber!, StringComparer.Ordinal);
    }

    private OnlinePaymentRecord RecordOf(Origin origin, PaymentReport report, long no) => new()
    {
        AgencyId = context.Agency.Id, No = no, Provider = origin.Provider, Channel = origin.Channel,
        TransactionId = CaseNumbers.Normal(report.TransactionId)!, CaseNumber = CaseNumbers.Normal(report.CaseNumber) ?? "", Amount = report.Amount,
        PaidAt = ToTheMicrosecond(report.PaidAt), PaidOn = DayOf(report), Content = report.Content, BankReference = CaseNumbers.Normal(report.BankReference),
        SetAside = report.SetAside,
        Status = Written(report.Status), SettlementReference = CaseNumbers.Normal(report.SettlementReference), ImportNo = origin.Import,
        DeliveryId = origin.Delivery, ReportedAt = clock.Now,
    };

    private static DateOnly DayOf(PaymentReport report) => DateOnly.FromDateTime(BusinessClock.InVietnam(report.PaidAt.UtcDateTime).DateTime);

    private static DateTime ToTheMicrosecond(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);

    private static string? Written(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

using System.Globalization;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Fees.BankLists;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Fees.BankLists;

/// <summary>
/// Takes collecting banks' lists (T+1): each payment is held against what we were told of before, the differences are kept, and the answer for the bank is written
/// in the same unit of work.
/// </summary>
public sealed class BankLists(AppDb db, BankListLayouts layouts, CallContext context, BusinessClock clock)
{
    /// <summary>So many values go into one statement: the smallest limit of the three databases is 2,100.</summary>
    private const int AtOnce = 500;

    private static readonly TakeOnlinePayments.ReportValidator Shape = new();

    /// <param name="Reports">What is taken in as if it were reported by itself.</param>
    internal sealed record Compared(
        IReadOnlyList<PaymentReport> Reports, IReadOnlyList<PaymentFile.RejectedRow> Rejected, BankListRecord Record, IReadOnlyList<BankListDifferenceRecord> Differences);

    /// <summary>The same file that was taken before: its answer stands.</summary>
    internal async Task<OnlinePaymentImportRecord?> TakenBefore(PaymentFile file, CancellationToken cancel)
    {
        var (agency, sum) = (context.Agency.Id, file.Sha256);
        return await db.Set<OnlinePaymentImportRecord>().AsNoTracking().FirstOrDefaultAsync(
            i => i.AgencyId == agency && i.Sha256 == sum && db.Set<BankListRecord>().Any(l => l.AgencyId == agency && l.ImportNo == i.No), cancel);
    }

    internal async Task<ImportOnlinePayments.Result> ResultOf(OnlinePaymentImportRecord before, CancellationToken cancel)
    {
        var list = await db.Set<BankListRecord>().AsNoTracking().FirstAsync(l => l.AgencyId == before.AgencyId && l.ImportNo == before.No, cancel);
        return new ImportOnlinePayments.Result(
            context.IdOf(before.No).ToString(), before.Format, Imported: 0, before.Imported + before.Duplicates, [], Confirmed: 0, Waiting: 0,
            BankListView.Of(list, before, context));
    }

    internal async Task<Outcome<Compared>> Compare(ImportOnlinePayments.Command request, string text, long import, CancellationToken cancel)
    {
        var source = await layouts.Of(request, cancel);
        var list = new BankListReader(source.Layout, source.Secret).Read(text);
        if (list.Refusal is { } refusal)
            return refusal;
        if (list.Records.Count > TakeOnlinePayments.MostReports)
            return new Refusal(Codes.RequestInvalid, "file", "tooManyPayments");

        var expected = await Expected(source, list, cancel);
        var known = await Known(source, list, expected, cancel);
        var comparison = new BankListComparison(known);
        var (answer, lines, total) = (new BankListAnswer(source.Layout, source.Secret), new List<string>(list.Records.Count), 0L);
        var (reports, rejected, differences) = (new List<PaymentReport>(), new List<PaymentFile.RejectedRow>(), new List<BankListDifferenceRecord>());
        var counts = new int[Enum.GetValues<BankListResult>().Length];
        foreach (var record in list.Records)
        {
            var result = BankListResult.Differs;
            ListedPayment? own = null;
            if (WhyNot(record) is { } fault)
            {
                rejected.Add(new PaymentFile.RejectedRow(record.Row, fault.Field!, Sentences.In(CultureInfo.CurrentUICulture).Of(fault)));
            }
            else
            {
                var key = CaseNumbers.Normal(record.Payment!.TransactionId)!;
                (result, own) = (comparison.Of(record.Payment, key), known.GetValueOrDefault(key));
                reports.Add(ReportOf(record.Payment));
            }

            counts[(int)result]++;
            total += record.Payment?.Amount ?? 0;
            lines.Add(answer.Line(record, result));
            if (result is not BankListResult.Matched)
                differences.Add(DifferenceOf(import, differences.Count + 1, record.Row, result, record.Payment, own));
        }

        foreach (var missing in comparison.Missing(expected))
        {
            counts[(int)BankListResult.OursOnly]++;
            total += missing.Amount;
            lines.Add(answer.Line(missing));
            differences.Add(DifferenceOf(import, differences.Count + 1, row: null, BankListResult.OursOnly, theirs: null, missing));
        }

        return new Compared(reports, rejected, new BankListRecord
        {
            AgencyId = context.Agency.Id, ImportNo = import, Provider = source.Provider, Channel = source.Channel, Day = source.Day, AnswerName = source.AnswerName,
            Matched = counts[(int)BankListResult.Matched], BankOnly = counts[(int)BankListResult.BankOnly], OursOnly = counts[(int)BankListResult.OursOnly],
            Differing = counts[(int)BankListResult.Differs], Answer = answer.File(lines, total, BusinessClock.InVietnam(clock.Now)),
        }, differences);
    }

    private static Refusal? WhyNot(ListedLine record) =>
        record.Fault ?? (Shape.Validate(ReportOf(record.Payment!)) is { IsValid: false, Errors: [var fault, ..] } ? Pipeline.Shape.Refused(fault) : null);

    // A transfer without a word is money too: it is kept, and waits.
    private static PaymentReport ReportOf(ListedPayment payment) =>
        new(payment.TransactionId, payment.CaseNumber ?? "", payment.Amount, payment.PaidAt, Status: null, payment.SettlementReference)
        {
            Content = payment.Content ?? (payment.CaseNumber is null ? "" : null), BankReference = payment.BankReference,
        };

    private BankListDifferenceRecord DifferenceOf(long import, int no, int? row, BankListResult result, ListedPayment? theirs, ListedPayment? ours) => new()
    {
        AgencyId = context.Agency.Id, ImportNo = import, No = no, Row = row, Result = result, TransactionId = (theirs ?? ours)?.TransactionId,
        CaseNumber = (theirs ?? ours)?.CaseNumber, Amount = theirs?.Amount, PaidAt = theirs?.PaidAt.UtcDateTime, OurAmount = ours?.Amount, OurPaidAt = ours?.PaidAt.UtcDateTime,
    };

    /// <summary>Ours that the list should have: of its day; of the days that its payments were made on, where its name tells none.</summary>
    private async Task<Dictionary<string, ListedPayment>> Expected(BankListLayouts.Found source, BankList list, CancellationToken cancel)
    {
        var days = list.Records.Where(r => r is { IsLate: false, Payment: not null }).Select(r => DateOnly.FromDateTime(r.Payment!.PaidAt.DateTime)).ToList();
        if (source.Day is null && days.Count == 0)
            return [];

        var (from, to) = source.Day is { } day ? (day, day) : (days.Min(), days.Max());
        return await Ours(source, p => p.Where(x => x.PaidOn >= from && x.PaidOn <= to && x.SetAside == null), cancel);
    }

    private async Task<Dictionary<string, ListedPayment>> Known(
        BankListLayouts.Found source, BankList list, Dictionary<string, ListedPayment> expected, CancellationToken cancel)
    {
        var known = new Dictionary<string, ListedPayment>(expected, StringComparer.Ordinal);
        var others = list.Records.Select(r => CaseNumbers.Normal(r.Payment?.TransactionId)).OfType<string>().Where(id => !known.ContainsKey(id)).Distinct(StringComparer.Ordinal);
        foreach (var some in others.ToList().Chunk(AtOnce))
        {
            foreach (var (id, payment) in await Ours(source, p => p.Where(x => some.Contains(x.TransactionId)), cancel))
                known[id] = payment;
        }

        return known;
    }

    private async Task<Dictionary<string, ListedPayment>> Ours(
        BankListLayouts.Found source, Func<IQueryable<OnlinePaymentRecord>, IQueryable<OnlinePaymentRecord>> those, CancellationToken cancel)
    {
        var (agency, provider, channel) = (context.Agency.Id, source.Provider, source.Channel);
        var payments = db.Set<OnlinePaymentRecord>().AsNoTracking().Where(p => p.AgencyId == agency && p.Provider == provider && p.Channel == channel);
        return await those(payments).OrderBy(p => p.No).ToDictionaryAsync(p => p.TransactionId, PaymentOf, StringComparer.Ordinal, cancel);
    }

    private static ListedPayment PaymentOf(OnlinePaymentRecord p) => new(p.TransactionId, p.Amount, BusinessClock.InVietnam(p.PaidAt))
    {
        CaseNumber = p.CaseNumber.Length > 0 ? p.CaseNumber : null, Content = p.Content, BankReference = p.BankReference, SettlementReference = p.SettlementReference,
    };
}

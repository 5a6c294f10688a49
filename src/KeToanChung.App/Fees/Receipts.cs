using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Fees.Signing;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Fees;
using KeToanChung.Ledger.Integrity;
using KeToanChung.Ledger.Posting;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Fees;

/// <summary>
/// Issues receipts: the number, the posting and the event of the chain come together, under the agency's head. Only what has a receipt is
/// posted, and no receipt is without its posting (NĐ 254/2026, Điều 26.2).
/// </summary>
public sealed class Receipts(AppDb db, LedgerWriter ledger, JournalRows rows, ReceiptSigner signer, CallContext context, BusinessClock clock)
{
    private static readonly CompiledQuery<Func<AppDb, int, int, IAsyncEnumerable<ReceiptSeriesRecord>>> SeriesOf = new(() =>
        EF.CompileAsyncQuery((AppDb db, int agency, int year) => db.Set<ReceiptSeriesRecord>().Where(s => s.AgencyId == agency && s.Year == year)));

    /// <summary>A fee that is paid, on the day of the payment.</summary>
    internal sealed record Paid(FeeCaseRecord Case, DateOnly On);

    internal async Task<Outcome<ReceiptRecord>> Issue(Paid paid, CancellationToken cancel) => (await IssueEach([paid], cancel))[0];

    /// <summary>Issues each that can be posted; the others are answered with their refusals and stay pending. The head is held.</summary>
    internal async Task<IReadOnlyList<Outcome<ReceiptRecord>>> IssueEach(IReadOnlyList<Paid> paid, CancellationToken cancel)
    {
        var issuer = await signer.Issuing(cancel);
        if (issuer is not null && signer.WhyNot(issuer) is { } unsigned)
            return [.. paid.Select(_ => Outcome<ReceiptRecord>.Refused([unsigned]))];

        var series = await OpenSeries(paid.Select(p => p.On.Year), cancel);
        var issued = new ReceiptRecord?[paid.Count];
        var posted = await ledger.PostEach(
            [.. paid.Select(p => DraftOf(p.Case, p.On))],
            (i, voucher, head) => issued[i] = Make(paid[i].Case, paid[i].On, voucher.Voucher.No, replaces: null, series, head),
            cancel);

        db.AddRange(issued.OfType<ReceiptRecord>());
        if (issuer is not null)
            await signer.Sign(issuer, paid.Zip(issued).Where(p => p.Second is not null).Select(p => (p.First.Case, p.Second!)), cancel);
        return [.. posted.Select((outcome, i) => issued[i] is { } receipt ? receipt : Outcome<ReceiptRecord>.Refused(outcome.Refusals))];
    }

    /// <summary>The series of those years, and the numbers given so far.</summary>
    internal async Task<Series> OpenSeries(IEnumerable<int> years, CancellationToken cancel)
    {
        var series = new Series(db, context.Agency.Id);
        foreach (var year in years.Distinct())
        {
            await foreach (var record in SeriesOf.On(db)(db, context.Agency.Id, year).WithCancellation(cancel))
                series.Know(record);
        }

        return series;
    }

    /// <summary>A receipt with the next number, linked to the chain; the fee is issued from here on. The row is the caller's to add.</summary>
    internal ReceiptRecord Make(FeeCaseRecord fee, DateOnly date, long? voucher, long? replaces, Series series, HeldHead head)
    {
        var (name, number) = series.Next(date.Year);
        var receipt = new ReceiptRecord
        {
            AgencyId = fee.AgencyId, No = head.NextEvent(), CaseNo = fee.No, Form = ReceiptNumbers.Form, Series = name, Number = number, Year = date.Year,
            Date = date, FeeType = fee.FeeType, FeeName = fee.FeeName, Quantity = fee.Quantity, Amount = fee.Amount, CaseNumber = fee.CaseNumber,
            PayerNo = fee.PayerNo, PayerDigest = fee.PayerDigest, VoucherNo = voucher, Replaces = replaces,
            IssuedAt = clock.Now, IssuedById = context.CallerOrThrow.UserId, IssuedBy = context.CallerOrThrow.UserName,
        };
        rows.Add(head.Link(ReceiptForm.Of(receipt, context.IsImport), receipt.No, LedgerEventKind.ReceiptIssued, receipt.IssuedAt, context));
        (fee.Status, fee.ReceiptNo) = (FeeCaseStatus.Issued, receipt.No);
        return receipt;
    }

    /// <summary>The posting of a fee. It names the case, never the payer: vouchers can't be forgotten.</summary>
    internal static Draft DraftOf(FeeCaseRecord fee, DateOnly date) => new(
        fee.AgencyId, VoucherType.FeeReceipt, date, Description(fee), FeePosting.Operation(fee.Method),
        FeePosting.Collected(fee.Method, fee.Amount), new Purpose.FeeReceipt(new DocumentId(fee.AgencyId, fee.No)))
    {
        Reference = fee.CaseNumber,
    };

    internal static string Description(FeeCaseRecord fee) => fee.CaseNumber is null ? fee.FeeName : $"{fee.FeeName}, hồ sơ {fee.CaseNumber}";

    /// <summary>Hands out receipt numbers while the head is held.</summary>
    internal sealed class Series(AppDb db, int agency)
    {
        private readonly Dictionary<int, ReceiptSeriesRecord> current = [];

        internal void Know(ReceiptSeriesRecord record)
        {
            if (!current.TryGetValue(record.Year, out var known) || string.CompareOrdinal(known.Series, record.Series) < 0)
                current[record.Year] = record;
        }

        internal (string Series, int Number) Next(int year)
        {
            var (name, number) = current.TryGetValue(year, out var last) ? ReceiptNumbers.After(last.Series, last.Last) : (ReceiptNumbers.FirstSeries(year), 1);
            if (last?.Series != name)
                db.Add(current[year] = last = new ReceiptSeriesRecord { AgencyId = agency, Year = year, Series = name });
            last.Last = number;
            return (name, number);
        }
    }
}

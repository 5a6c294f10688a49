using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Fees.Signing;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Fees;
using KeToanChung.Ledger.Integrity;
using KeToanChung.Ledger.Posting;

namespace KeToanChung.App.Fees;

/// <summary>
/// Issues receipts: the number, the posting and the event of the chain come together, under the agency's head. Only what has a receipt is
/// posted, and no receipt is without its posting (NĐ 254/2026, Điều 26.2).
/// </summary>
public sealed class Receipts(AppDb db, LedgerWriter ledger, JournalRows rows, ReceiptCounters counters, ReceiptSigner signer, CallContext context, BusinessClock clock)
{
    /// <summary>A fee that is paid, on the day of the payment.</summary>
    /// <param name="Paper">The book that its receipt was written out of; null for an electronic one.</param>
    internal sealed record Paid(FeeCaseRecord Case, DateOnly On, PaperBookRecord? Paper = null);

    internal async Task<Outcome<ReceiptRecord>> Issue(Paid paid, CancellationToken cancel) => (await IssueEach([paid], cancel))[0];

    /// <summary>Issues each that can be posted; the others are answered with their refusals and stay pending. The head is held.</summary>
    internal async Task<IReadOnlyList<Outcome<ReceiptRecord>>> IssueEach(IReadOnlyList<Paid> paid, CancellationToken cancel)
    {
        var issuer = paid.All(p => p.Paper is not null) ? null : await signer.Issuing(cancel);
        if (issuer is not null && signer.WhyNot(issuer) is { } unsigned)
            return [.. paid.Select(_ => Outcome<ReceiptRecord>.Refused([unsigned]))];

        var numbers = await counters.Of(paid.Select(p => p.On.Year), cancel);
        var issued = new ReceiptRecord?[paid.Count];
        var posted = await ledger.PostEach(
            [.. paid.Select(p => DraftOf(p.Case, p.On))],
            (i, voucher, head) => issued[i] = Make(paid[i].Case, paid[i].On, voucher.Voucher.No, replaces: null, NumberOf(paid[i], numbers), head),
            cancel);

        db.AddRange(issued.OfType<ReceiptRecord>());
        if (issuer is not null)
            await signer.Sign(issuer, paid.Zip(issued).Where(p => p is { Second: not null, First.Paper: null }).Select(p => (p.First.Case, p.Second!)), cancel);
        return [.. posted.Select((outcome, i) => issued[i] is { } receipt ? receipt : Outcome<ReceiptRecord>.Refused(outcome.Refusals))];
    }

    /// <summary>A receipt with its number, linked to the chain; the fee is issued from here on. The row is the caller's to add.</summary>
    internal ReceiptRecord Make(FeeCaseRecord fee, DateOnly date, long? voucher, long? replaces, GivenNumber number, HeldHead head)
    {
        var receipt = new ReceiptRecord
        {
            AgencyId = fee.AgencyId, No = head.NextEvent(), CaseNo = fee.No, Form = number.Form, Series = number.Series, Number = number.Number, Year = date.Year,
            Point = number.Point, Date = date, FeeType = fee.FeeType, FeeName = fee.FeeName, Quantity = fee.Quantity, Amount = fee.Amount, CaseNumber = fee.CaseNumber,
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

    private static GivenNumber NumberOf(Paid paid, ReceiptCounters.Open numbers) => paid.Paper is { } book
        ? new GivenNumber(book.Form, book.Series, book.Next++, Point: null)
        : numbers.Next(paid.On.Year, atPoint: paid.Case.Method is FeeMethod.Cash);
}

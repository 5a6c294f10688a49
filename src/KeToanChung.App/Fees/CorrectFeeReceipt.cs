using FluentValidation;

using KeToanChung.App.Catalogs;
using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Fees.Signing;
using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Fees;
using KeToanChung.Ledger.Integrity;
using KeToanChung.Ledger.Posting;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Fees;

/// <summary>
/// Điều chỉnh biên lai đã lập (TT 91/2026, Điều 20). Wrong name, address or words: a notice (04/SS-CTĐT), and the receipt stays. Anything
/// else: a replacement; where the amount changes, the old posting is reversed and the right one made in the same unit of work. The old
/// receipt is never changed. What was taken too much is owed to the payer (3388) until a payment request gives it back.
/// </summary>
public static class CorrectFeeReceipt
{
    [Needs(Right.CorrectReceipts)]
    public sealed record Command(AgencyCode Agency, DocumentId Receipt, CorrectionKind Kind, string Reason)
        : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency
    {
        /// <summary>Who the payer really is.</summary>
        public PayerInput? Payer { get; init; }

        public int? Quantity { get; init; }

        public string? FeeType { get; init; }

        /// <summary>How the dossier was really filed.</summary>
        public Filing? Filing { get; init; }
    }

    /// <param name="Number">Of the receipt that counts from now on.</param>
    /// <param name="Replaces">Series and number of the receipt that was replaced; null for a notice.</param>
    /// <param name="RefundDue">To be given back to the payer, by a payment request from 3388.</param>
    /// <param name="ToCollect">To be collected from the payer now, in cash.</param>
    public sealed record Result(
        string Id, CorrectionKind Kind, string Series, string Number, long Amount, string? Replaces, long RefundDue, long ToCollect,
        IReadOnlyList<string> Vouchers) : IHasSubject
    {
        string IHasSubject.Subject => $"fee receipt {Id}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Kind).IsKnown();
            RuleFor(c => c.Reason).IsGiven().IsText();
            RuleFor(c => c.Payer).SetValidator(new PayerInput.Validator()!);
            RuleFor(c => c.Quantity).InclusiveBetween(1, FeeTariff.MostQuantity).WithErrorCode("quantity");
            RuleFor(c => c.FeeType).IsText(Shape.Short);
            RuleFor(c => c.Filing).IsInEnum().WithErrorCode("unknownValue");
        }
    }

    internal sealed class Handler(
        AppDb db, CatalogCache catalogs, OrganisationCache organisation, LedgerHeads heads, LedgerWriter ledger, JournalRows rows, Receipts receipts,
        ReceiptCounters counters, ReceiptSigner signer, CallContext context, BusinessClock clock) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var agency = context.Agency.Id;
            var head = await heads.Hold(agency, cancellationToken);
            var fee = request.Receipt.Agency == agency
                ? await db.Set<FeeCaseRecord>().FindAsync([agency, request.Receipt.Number], cancellationToken)
                : null;
            if (fee is null)
                return new Refusal(Codes.NotFound, "id");
            if (fee.Status is not FeeCaseStatus.Issued)
                return new Refusal(Codes.RequestWrongState, "id", "noReceiptToCorrect");

            var wrong = await db.Set<ReceiptRecord>().AsNoTracking().FirstAsync(r => r.AgencyId == agency && r.No == fee.ReceiptNo, cancellationToken);
            var known = await db.Set<PayerRecord>().AsNoTracking().FirstOrDefaultAsync(p => p.AgencyId == agency && p.No == fee.PayerNo, cancellationToken);
            var tariff = (await catalogs.Get(cancellationToken)).Fees;
            var quote = QuoteOf(request, fee, tariff);
            if (quote is FeeQuote.Refused refused)
                return refused.Refusal;

            var due = (FeeQuote.Due)quote;
            if (WhyNot(request, fee, known, due) is { } refusal)
                return refusal;

            if (request.Payer is { } payer && (known is null || !payer.IsThatOf(known)))
            {
                var record = payer.ToRecord(agency, head.NextDocument(), known?.ExemptionEvidence);
                db.Add(record);
                (fee.PayerNo, fee.PayerDigest) = (record.No, record.Digest());
            }

            return request.Kind is CorrectionKind.Notice
                ? await Notify(request, fee, wrong, head, cancellationToken)
                : await Replace(request, fee, wrong, due, head, cancellationToken);
        }

        // Who paid less pays less for the right fee too, if that is one of those.
        private static FeeQuote QuoteOf(Command request, FeeCaseRecord fee, FeeTariff tariff)
        {
            var feeType = request.FeeType?.Trim() ?? fee.FeeType;
            var isOfClass = fee.Exemption is { } exemption && tariff.CodeOf(feeType) is { } code && tariff.Grants(exemption, code, fee.Date);
            return tariff.Quote(feeType, request.Quantity ?? fee.Quantity, fee.Date, request.Filing ?? fee.Filing, isOfClass ? fee.Exemption : null);
        }

        private static Refusal? WhyNot(Command request, FeeCaseRecord fee, PayerRecord? known, FeeQuote.Due due)
        {
            var isOtherFee = due.Fee.Code != fee.FeeType || due.Quantity != fee.Quantity || due.Filing != fee.Filing;
            if (request.Kind is CorrectionKind.Notice)
            {
                return isOtherFee || (request.Payer is { } payer && known is not null && !payer.HasIdentityOf(known))
                    ? new Refusal(Codes.RequestInvalid, "kind", "needsReplacement")
                    : null;
            }

            // The platform collected the old amount; what is missing is another fee, with a payment of its own.
            return fee.Method is FeeMethod.Online && due.Amount > fee.Amount
                ? new Refusal(Codes.RequestInvalid, "quantity", "moreThanPaidOnline").With("paid", fee.Amount).With("amount", due.Amount.Dong)
                : null;
        }

        private async Task<Outcome<Result>> Notify(Command request, FeeCaseRecord fee, ReceiptRecord wrong, HeldHead head, CancellationToken cancel)
        {
            await Correct(CorrectionOf(request, fee, wrong, head, null, null, refundDue: 0), head, cancel);
            return new Result(
                context.IdOf(fee.No).ToString(), request.Kind, wrong.Series, ReceiptView.NumberOf(wrong)!, wrong.Amount, null, 0, 0, []);
        }

        private async Task<Outcome<Result>> Replace(
            Command request, FeeCaseRecord fee, ReceiptRecord wrong, FeeQuote.Due due, HeldHead head, CancellationToken cancel)
        {
            var issuer = await signer.Issuing(cancel);
            if (issuer is not null && signer.WhyNot(issuer) is { } refusal)
                return refusal;

            var today = clock.Today;
            (fee.FeeType, fee.FeeName, fee.Quantity, fee.Amount) = (due.Fee.Code, due.Fee.Name, due.Quantity, due.Amount.Dong);
            (fee.Filing, fee.Exemption, fee.FullAmount) = (due.Filing, due.Exemption?.Code, due.Exemption is null ? null : due.Full.Dong);
            IReadOnlyList<PostedVoucher> vouchers = [];
            if (await Drafts(request, fee, wrong, today, cancel) is { Count: > 0 } drafts)
            {
                var posted = await ledger.PostAll(drafts, cancel);
                if (posted.IsRefused)
                    return posted.Refusals[0] with { Field = "id" }; // nothing in the request but the receipt itself leads to these entries
                vouchers = posted.Value!;
            }

            var voucher = wrong.Amount == fee.Amount ? wrong.VoucherNo : vouchers.FirstOrDefault(v => IsPostingOf(fee, v))?.Voucher.No;
            var numbers = await counters.Of([today.Year], cancel);
            var replacement = receipts.Make(fee, today, voucher, wrong.No, numbers.Next(today.Year, atPoint: true), head);
            var refundDue = Math.Max(0, wrong.Amount - fee.Amount);
            db.Add(replacement);
            if (issuer is not null && replacement.Amount > 0)
                await signer.Sign(issuer, [(fee, replacement)], cancel);
            await Correct(
                CorrectionOf(request, fee, wrong, head, replacement, vouchers.FirstOrDefault(v => v.Voucher.ReversalOf is not null), refundDue), head, cancel);
            return new Result(
                context.IdOf(fee.No).ToString(), request.Kind, replacement.Series, ReceiptView.NumberOf(replacement)!, fee.Amount,
                $"{wrong.Series}-{ReceiptView.NumberOf(wrong)}", refundDue, Math.Max(0, fee.Amount - wrong.Amount), [.. vouchers.Select(v => v.Voucher.Number)]);
        }

        private static bool IsPostingOf(FeeCaseRecord fee, PostedVoucher posted) => posted.Voucher.Operation == FeePosting.Operation(fee.Method) && posted.Voucher.ReversalOf is null;

        // The same amount stays where it is posted.
        private async Task<IReadOnlyList<Draft>> Drafts(Command request, FeeCaseRecord fee, ReceiptRecord wrong, DateOnly today, CancellationToken cancel)
        {
            var drafts = new List<Draft>();
            if (wrong.Amount == fee.Amount)
                return drafts;

            if (wrong.VoucherNo is { } old)
            {
                var original = await db.Set<VoucherRecord>().AsNoTracking().FirstAsync(v => v.AgencyId == fee.AgencyId && v.No == old, cancel);
                var lines = await db.Set<VoucherLineRecord>().AsNoTracking()
                    .Where(l => l.AgencyId == fee.AgencyId && l.VoucherNo == old).OrderBy(l => l.LineNo).ToListAsync(cancel);
                drafts.Add(ReversalDraft.Of(original, lines, [], today, request.Reason, await organisation.Get(cancel)));
            }

            if (fee.Amount > 0)
                drafts.Add(Receipts.DraftOf(fee, today));
            if (wrong.Amount > fee.Amount)
            {
                drafts.Add(Receipts.DraftOf(fee, today) with
                {
                    Description = $"Phải trả lại người nộp: {Receipts.Description(fee)}", Operation = null,
                    Lines = FeePosting.OwedToPayer(fee.Method, wrong.Amount - fee.Amount),
                });
            }

            return drafts;
        }

        private ReceiptCorrectionRecord CorrectionOf(
            Command request, FeeCaseRecord fee, ReceiptRecord wrong, HeldHead head, ReceiptRecord? replacement, PostedVoucher? reversal, long refundDue) => new()
        {
            AgencyId = fee.AgencyId, No = head.NextEvent(), CaseNo = fee.No, ReceiptNo = wrong.No, Kind = request.Kind,
            Reason = request.Reason.Kept(), PayerNo = fee.PayerNo, PayerDigest = fee.PayerDigest, ReplacementNo = replacement?.No,
            ReversalNo = reversal?.Voucher.No, RefundDue = refundDue, At = clock.Now, CorrectedById = context.CallerOrThrow.UserId,
            CorrectedBy = context.CallerOrThrow.UserName,
        };

        private async Task Correct(ReceiptCorrectionRecord correction, HeldHead head, CancellationToken cancel)
        {
            db.Add(correction);
            rows.Add(head.Link(
                ReceiptForm.Of(correction, context.IsImport), correction.No, LedgerEventKind.ReceiptCorrected, correction.At, context));
            await rows.Write(cancel);
        }
    }
}

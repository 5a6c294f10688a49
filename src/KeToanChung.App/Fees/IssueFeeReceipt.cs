using FluentValidation;

using KeToanChung.App.Catalogs;
using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.App.Tracking;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Fees;

using MediatR;

namespace KeToanChung.App.Fees;

/// <summary>
/// Thu phí, lệ phí: the amount comes from the catalogue in force that day. Cash is receipted and posted at once (PHI-02); an online fee
/// waits, with a QR code, until its payment is reported. What costs nothing is recorded without a receipt.
/// </summary>
public static class IssueFeeReceipt
{
    [Needs(Right.IssueReceipts)]
    public sealed record Command(AgencyCode Agency, string FeeType, int Quantity, PayerInput Payer, string? CaseNumber, FeeMethod Method)
        : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency
    {
        /// <summary>Today; another day only in <c>load</c>: receipts are made when the money is collected (NĐ 254/2026, Điều 24.1).</summary>
        public DateOnly? Date { get; init; }

        /// <summary>What the caller believes is due; another amount is refused.</summary>
        public long? ExpectedAmount { get; init; }
    }

    /// <param name="CaseNumber">What a transfer must name.</param>
    /// <param name="Qr">The VietQR code's content, while an online fee is pending; null where the agency has named no bank.</param>
    /// <param name="TrackingCode">What the payer follows it by, at /tra-cuu/{code}: the QR code is there too.</param>
    public sealed record Result(
        string Id, FeeCaseStatus Status, string Agency, string FeeType, int Quantity, long Amount, FeeMethod Method, DateOnly Date, string? CaseNumber,
        string? Series, string? Number, string? Qr, string TrackingCode) : IHasSubject
    {
        string IHasSubject.Subject => $"fee receipt {Id}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.FeeType).IsGiven().IsText(Shape.Short);
            RuleFor(c => c.Quantity).InclusiveBetween(1, FeeTariff.MostQuantity).WithErrorCode("quantity");
            RuleFor(c => c.Payer).IsGiven().SetValidator(new PayerInput.Validator());
            RuleFor(c => c.CaseNumber).IsText(Shape.Short);
            RuleFor(c => c.Method).IsKnown();
        }
    }

    internal sealed class Handler(
        AppDb db, CatalogCache catalogs, LedgerHeads heads, Receipts receipts, OnlinePayments payments, CallContext context,
        BusinessClock clock) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var date = request.Date ?? clock.Today;
            if (date != clock.Today && !context.IsImport)
                return new Refusal(Codes.RequestInvalid, "date", "onlyToday").With("today", clock.Today);
            if (!context.AgencyEntry.Record.CollectsFees)
                return new Refusal(Codes.RequestInvalid, "agency", "collectsNoFees");

            FeeQuote.Due due;
            switch ((await catalogs.Get(cancellationToken)).Fees.Quote(request.FeeType.Trim(), request.Quantity, date))
            {
                case FeeQuote.Refused refused:
                    return refused.Refusal;
                case FeeQuote.Due quoted when request.ExpectedAmount is { } expected && expected != quoted.Amount.Dong:
                    return new Refusal(Codes.RequestInvalid, "amount", "amountDiffers").With("expected", expected).With("amount", quoted.Amount.Dong);
                case FeeQuote.Due quoted:
                    due = quoted;
                    break;
                default:
                    throw new InvalidOperationException("A quote is due or refused.");
            }

            var fee = await Record(request, due, date, cancellationToken);
            ReceiptRecord? receipt = null;
            if (fee.Status is FeeCaseStatus.Pending && fee.Method is FeeMethod.Cash)
            {
                var outcome = await receipts.Issue(new(fee, date), cancellationToken);
                if (outcome.IsRefused)
                    return Outcome<Result>.Refused(outcome.Refusals);
                receipt = outcome.Value;
            }
            else if (fee.Status is FeeCaseStatus.Pending)
            {
                receipt = await payments.TakeWaitingFor(fee, cancellationToken);
            }

            return new Result(
                context.IdOf(fee.No).ToString(), fee.Status, context.Agency.Code.Value, fee.FeeType, fee.Quantity, fee.Amount, fee.Method, date,
                fee.CaseNumber, receipt?.Series, ReceiptView.NumberOf(receipt), FeeQr.Of(fee, context.AgencyEntry.Record),
                fee.TrackingCode);
        }

        private async Task<FeeCaseRecord> Record(Command request, FeeQuote.Due due, DateOnly date, CancellationToken cancel)
        {
            var head = await heads.Hold(context.Agency.Id, cancel);
            var (no, payer) = (head.NextDocument(), request.Payer.ToRecord(context.Agency.Id, head.NextDocument()));
            var number = CaseNumbers.Normal(request.CaseNumber) ?? (request.Method is FeeMethod.Online ? $"{context.Agency.Code}-{no}" : null);
            var fee = new FeeCaseRecord
            {
                AgencyId = context.Agency.Id, No = no, TrackingCode = TrackingCodes.New(),
                Status = due.Amount.IsZero ? FeeCaseStatus.Exempt : FeeCaseStatus.Pending, Method = request.Method,
                FeeType = due.Fee.Code, FeeName = due.Fee.Name, Quantity = due.Quantity, Amount = due.Amount.Dong,
                CaseNumber = number, CaseKey = number is null ? null : CaseKey.Of(number),
                PayerNo = payer.No, PayerDigest = payer.Digest(), Date = date,
                MadeAt = clock.Now, MadeById = context.CallerOrThrow.UserId, MadeBy = context.CallerOrThrow.UserName,
            };
            db.Add(payer);
            db.Add(fee);
            return fee;
        }
    }
}

using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Posting;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.FeeRemittances;

/// <summary>
/// Ghi nhận kho bạc đã hoàn trả người nộp (Lệnh hoàn trả, NĐ 347/2025, Điều 5): money of a corrected receipt that had been handed over to the budget. It goes through no
/// account of the agency: what was owed to the payer (3388) is settled against what is to be remitted (PHI-15). What the agency kept of it is paid by a request (PHI-13).
/// </summary>
public static class RecordTreasuryRefund
{
    private const string Operation = "PHI-15";

    private const string Owed = "3388";

    private const string Collected = "3383";

    /// <param name="Receipt">The fee.</param>
    /// <param name="Reference">Number of the Lệnh hoàn trả.</param>
    [Needs(Right.PostVouchers)]
    public sealed record Command(AgencyCode Agency, DocumentId Receipt, string Reference) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    /// <param name="FromAgency">What the agency had kept, and pays back by a request with PHI-13.</param>
    public sealed record Result(string Id, long Refunded, long FromAgency, string Voucher) : IHasSubject
    {
        string IHasSubject.Subject => $"fee receipt {Id}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reference).IsGiven().IsText(Shape.Short);
    }

    internal sealed class Handler(
        AppDb db, LedgerHeads heads, LedgerWriter ledger, RemittedReceipts remitted, CallContext context, BusinessClock clock) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var (agency, no) = (context.Agency.Id, request.Receipt.Number);
            await heads.Hold(agency, cancellationToken);
            if (request.Receipt.Agency != agency || await db.Set<FeeCaseRecord>().FindAsync([agency, no], cancellationToken) is null)
                return new Refusal(Codes.NotFound, "id");
            var refunds = db.Set<TreasuryRefundRecord>().Where(r => r.AgencyId == agency);
            var corrections = db.Set<ReceiptCorrectionRecord>().AsNoTracking().Where(c => c.AgencyId == agency && c.CaseNo == no && c.RefundDue > 0).OrderBy(c => c.No);
            var correction = await corrections.FirstOrDefaultAsync(c => !refunds.Any(r => r.CorrectionNo == c.No), cancellationToken);
            if (correction is null)
            {
                var last = await refunds.Where(r => corrections.Any(c => c.No == r.CorrectionNo)).OrderByDescending(r => r.CorrectionNo).FirstOrDefaultAsync(cancellationToken);
                return last is null
                    ? new Refusal(Codes.RequestWrongState, "id", "nothingToRefund")
                    : new Refusal(Codes.RequestWrongState, "id", "refundedByTreasury").With("reference", last.Reference);
            }

            var wrong = await db.Set<ReceiptRecord>().AsNoTracking().FirstAsync(r => r.AgencyId == agency && r.No == correction.ReceiptNo, cancellationToken);
            var way = await remitted.Of(correction, wrong, cancellationToken);
            if (!way.IsRemitted || way.FromTreasury == 0)
                return new Refusal(Codes.RequestWrongState, "id", "notRemitted");
            var owed = await db.Set<AccountBalanceRecord>().Where(b => b.AgencyId == agency && b.Account == Owed).SumAsync(b => b.Credit - b.Debit, cancellationToken);
            if (owed < way.FromTreasury)
                return new Refusal(Codes.RequestWrongState, "id", "nothingOwed").With("amount", way.FromTreasury).With("owed", owed);

            var posted = await ledger.Post(
                new Draft(
                    agency, VoucherType.General, clock.Today, $"KBNN hoàn trả {wrong.FeeName}, biên lai {wrong.Series}-{wrong.Number}", Operation,
                    [new DraftLine(Owed, way.FromTreasury, Money.Zero), new DraftLine(Collected, Money.Zero, way.FromTreasury)], Purpose.Voucher.Instance)
                {
                    Reference = request.Reference.Kept(),
                },
                cancellationToken);
            if (posted.IsRefused)
                return Outcome<Result>.Refused(posted.Refusals);

            var voucher = posted.Value!.Voucher;
            db.Add(new TreasuryRefundRecord
            {
                AgencyId = agency, CorrectionNo = correction.No, VoucherNo = voucher.No, FeeType = wrong.FeeType, FeeName = wrong.FeeName, Date = voucher.Date,
                Amount = way.FromTreasury, Reference = request.Reference.Kept(), At = clock.Now, By = context.CallerOrThrow.UserName,
            });
            return new Result(context.IdOf(no).ToString(), way.FromTreasury, way.FromAgency, voucher.Number);
        }
    }
}

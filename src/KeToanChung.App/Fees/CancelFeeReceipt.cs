using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Fees;

using MediatR;

namespace KeToanChung.App.Fees;

/// <summary>Hủy một khoản chờ thu: only what isn't paid yet. A payment that is reported afterwards waits for a person.</summary>
public static class CancelFeeReceipt
{
    [Needs(Right.IssueReceipts)]
    public sealed record Command(AgencyCode Agency, DocumentId Receipt, string Reason)
        : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    public sealed record Result(string Id, FeeCaseStatus Status) : IHasSubject
    {
        string IHasSubject.Subject => $"fee receipt {Id}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).IsGiven().IsText();
    }

    internal sealed class Handler(AppDb db, LedgerHeads heads, CallContext context) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            await heads.Hold(context.Agency.Id, cancellationToken); // a payment may be on its way at this moment
            var fee = request.Receipt.Agency == context.Agency.Id
                ? await db.Set<FeeCaseRecord>().FindAsync([context.Agency.Id, request.Receipt.Number], cancellationToken)
                : null;
            switch (fee)
            {
                case null:
                    return new Refusal(Codes.NotFound, "id");
                case { Status: FeeCaseStatus.Issued }:
                    return new Refusal(Codes.ReceiptPaid, "id");
                case { Status: FeeCaseStatus.Cancelled }:
                    return new Refusal(Codes.RequestWrongState, "id", "feeCancelled");
                case { Status: FeeCaseStatus.Exempt }:
                    return new Refusal(Codes.RequestWrongState, "id", "feeExempt");
            }

            (fee.Status, fee.CancelReason) = (FeeCaseStatus.Cancelled, request.Reason.Kept());
            return new Result(context.IdOf(fee.No).ToString(), fee.Status);
        }
    }
}

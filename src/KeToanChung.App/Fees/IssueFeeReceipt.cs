using FluentValidation;

using KeToanChung.App.Pipeline;
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
    public sealed record Command(AgencyCode Agency, FeeInput Fee) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

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
        public Validator() => RuleFor(c => c.Fee).SetValidator(new FeeInput.Validator()).OverridePropertyName("");
    }

    internal sealed class Handler(NewFees fees, CallContext context) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var quote = await fees.Quote(request.Fee, cancellationToken);
            if (quote.Value is not { } due)
                return Outcome<Result>.Refused(quote.Refusals);
            var outcome = await fees.Take(request.Fee, due, cancellationToken);
            if (outcome.Value is not { Fee: var fee, Receipt: var receipt })
                return Outcome<Result>.Refused(outcome.Refusals);

            return new Result(
                context.IdOf(fee.No).ToString(), fee.Status, context.Agency.Code.Value, fee.FeeType, fee.Quantity, fee.Amount, fee.Method, fee.Date,
                fee.CaseNumber, receipt?.Series, ReceiptView.NumberOf(receipt), FeeQr.Of(fee, context.AgencyEntry.Record),
                fee.TrackingCode);
        }
    }
}

using FluentValidation;

using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Fees;

using MediatR;

namespace KeToanChung.App.Fees;

/// <summary>
/// Ghi nhận thanh toán trực tuyến: each transaction once. What names one pending fee with the right amount is receipted and posted; everything
/// else waits in the work list, and nothing is lost.
/// </summary>
public static class TakeOnlinePayments
{
    public const int MostReports = 50_000;

    [Needs(Right.PostVouchers)]
    public sealed record Command(AgencyCode Agency, string Provider, string Channel, IReadOnlyList<PaymentReport> Reports)
        : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency
    {
        /// <summary>The webhook delivery that the report came in with.</summary>
        public Guid? Delivery { get; init; }
    }

    /// <param name="Payments">In the order of the reports.</param>
    public sealed record Result(IReadOnlyList<Item> Payments) : IHasSubject
    {
        string IHasSubject.Subject => Payments is [{ Id: { } id }] ? $"online payment {id}" : $"{Payments.Count} online payments";
    }

    /// <param name="Id">Null for a transaction that was reported before.</param>
    /// <param name="Receipt">The fee receipt that it confirmed.</param>
    public sealed record Item(string? Id, bool IsDuplicate, WaitReason? Reason, string? Receipt);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Provider).IsGiven().IsText(OpenPaymentChannel.LongestProvider);
            RuleFor(c => c.Channel).IsGiven().IsText(Shape.Short);
            RuleFor(c => c.Reports).IsGiven().HasAtMost(MostReports);
            RuleForEach(c => c.Reports).IsGiven().SetValidator(new ReportValidator());
        }
    }

    internal sealed class ReportValidator : AbstractValidator<PaymentReport>
    {
        private const int LongestTransactionId = 128;

        private const int LongestContent = 1_000;

        public ReportValidator()
        {
            RuleFor(r => r.TransactionId).IsGiven().IsText(LongestTransactionId);
            RuleFor(r => r.CaseNumber).IsText(Shape.Short);
            RuleFor(r => r.CaseNumber).IsGiven().When(r => r.Content is null);
            RuleFor(r => r.Content).IsText(LongestContent);
            RuleFor(r => r.BankReference).IsText(LongestTransactionId);
            RuleFor(r => r.Amount).InclusiveBetween(1, Money.LargestLine).WithErrorCode("paymentAmount");
            RuleFor(r => r.PaidAt).Must(at => at.Year is >= 2000 and <= 2100).WithErrorCode("dateOutOfRange");
            RuleFor(r => r.Status).IsText(Shape.Short);
            RuleFor(r => r.SettlementReference).IsText(Shape.Short);
        }
    }

    internal sealed class Handler(OnlinePayments payments, CallContext context) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var taken = await payments.Take(new(request.Provider, request.Channel, Delivery: request.Delivery), request.Reports, cancellationToken);
            return new Result([.. taken.Select(t => t is null
                ? new Item(null, IsDuplicate: true, null, null)
                : new Item(
                    context.IdOf(t.Payment.No).ToString(), IsDuplicate: false, t.State.Reason,
                    t.State.CaseNo is { } fee ? context.IdOf(fee).ToString() : null))]);
        }
    }
}

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Fees;

using MediatR;

namespace KeToanChung.App.Fees;

/// <summary>Xét lại một khoản thanh toán đang chờ, once its reason is gone: the month was reopened, the case was made.</summary>
public static class RetryOnlinePayment
{
    [Needs(Right.PostVouchers)]
    public sealed record Command(AgencyCode Agency, DocumentId Payment) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    /// <param name="Reason">Why it still waits; null once it is confirmed.</param>
    public sealed record Result(string Id, OnlinePaymentState State, WaitReason? Reason, string? Receipt) : IHasSubject
    {
        string IHasSubject.Subject => $"online payment {Id}";
    }

    internal sealed class Handler(AppDb db, LedgerHeads heads, OnlinePayments payments, CallContext context) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            await heads.Hold(context.Agency.Id, cancellationToken);
            var state = request.Payment.Agency == context.Agency.Id
                ? await db.Set<OnlinePaymentStateRecord>().FindAsync([context.Agency.Id, request.Payment.Number], cancellationToken)
                : null;
            if (state is null)
                return new Refusal(Codes.NotFound, "id");
            if (state.Reason is null)
                return new Refusal(Codes.RequestWrongState, "id", "paymentConfirmed");

            await payments.SettleAgain(state, justMade: null, cancellationToken);
            return new Result(
                request.Payment.ToString(), OnlinePaymentStates.Of(state), state.Reason, state.CaseNo is { } fee ? context.IdOf(fee).ToString() : null);
        }
    }
}

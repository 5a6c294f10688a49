using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.App.CashDesks;

/// <summary>Ký nhận bàn giao by the receiver, whose desk is open: from here on the money is theirs.</summary>
public static class ConfirmHandOver
{
    [Needs(Right.IssueReceipts)]
    public sealed record Command(AgencyCode Agency, DocumentId HandOver) : ICommand<Outcome<HandOverView>>, IRequest<Outcome<HandOverView>>, IInAgency;

    internal sealed class Handler(LedgerHeads heads, DeskBooks books, HandOvers handOvers, CallContext context, BusinessClock clock)
        : IRequestHandler<Command, Outcome<HandOverView>>
    {
        public async Task<Outcome<HandOverView>> Handle(Command request, CancellationToken cancellationToken)
        {
            var caller = context.CallerOrThrow;
            await heads.Hold(context.Agency.Id, cancellationToken);
            var record = await handOvers.Find(request.HandOver, cancellationToken);
            if (record is null || (record.ToId != caller.UserId && record.FromId != caller.UserId))
                return new Refusal(Codes.NotFound, "id");
            if (record.ToId != caller.UserId)
                return new Refusal(Codes.RequestWrongState, "id", "onlyReceiverConfirms").With("receiver", record.To);
            if (record.State is not HandOverState.Offered)
                return new Refusal(Codes.RequestWrongState, "id", "handOverDecided");
            if (await books.OpenOf(caller.UserId, cancellationToken) is not { } desk)
                return new Refusal(Codes.RequestWrongState, "id", "noOpenDesk");

            (record.State, record.ToDeskNo, record.DecidedAt, record.DecidedBy) = (HandOverState.Confirmed, desk.No, clock.Now, caller.UserName);
            return HandOverView.Of(record, context);
        }
    }
}

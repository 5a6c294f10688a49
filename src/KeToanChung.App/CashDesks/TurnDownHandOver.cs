using FluentValidation;

using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.App.CashDesks;

/// <summary>Không nhận bàn giao, by the receiver who counted something else, or taken back by the giver. The money stays the giver's, the list is free again.</summary>
public static class TurnDownHandOver
{
    [Needs(Right.IssueReceipts)]
    public sealed record Command(AgencyCode Agency, DocumentId HandOver, string Reason) : ICommand<Outcome<HandOverView>>, IRequest<Outcome<HandOverView>>, IInAgency;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).IsGiven().IsText();
    }

    internal sealed class Handler(LedgerHeads heads, HandOvers handOvers, CallContext context, BusinessClock clock) : IRequestHandler<Command, Outcome<HandOverView>>
    {
        public async Task<Outcome<HandOverView>> Handle(Command request, CancellationToken cancellationToken)
        {
            var caller = context.CallerOrThrow;
            await heads.Hold(context.Agency.Id, cancellationToken);
            var record = await handOvers.Find(request.HandOver, cancellationToken);
            if (record is null || (record.ToId != caller.UserId && record.FromId != caller.UserId))
                return new Refusal(Codes.NotFound, "id");
            if (record.State is not HandOverState.Offered)
                return new Refusal(Codes.RequestWrongState, "id", "handOverDecided");

            (record.State, record.DecidedAt, record.DecidedBy, record.Reason) =
                (HandOverState.TurnedDown, clock.Now, caller.UserName, request.Reason.Kept());
            return HandOverView.Of(record, context);
        }
    }
}

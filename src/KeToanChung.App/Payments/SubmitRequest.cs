using KeToanChung.App.Notifications;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Payments;
using KeToanChung.Ledger.Posting;

using MediatR;

namespace KeToanChung.App.Payments;

/// <summary>
/// Trình duyệt: holds back the budget that paying will draw, line by line, or says which line has too little. What could not be
/// posted is refused here already, not when the money is due.
/// </summary>
public static class SubmitRequest
{
    [Needs(Right.MakeRequests)]
    public sealed record Command(DocumentId Id) : ICommand<Outcome<RequestView>>, IRequest<Outcome<RequestView>>, IOnDocument;

    internal sealed class Handler(Requests requests, LedgerWriter ledger, Outbox outbox, CallContext context, BusinessClock clock)
        : IRequestHandler<Command, Outcome<RequestView>>
    {
        public async Task<Outcome<RequestView>> Handle(Command request, CancellationToken cancellationToken)
        {
            if (await requests.Hold(request.Id, cancellationToken) is not { } held)
                return new Refusal(Codes.NotFound, "id");
            if (held.Record.Status is not PaymentStatus.Draft)
                return RequestStates.Wrong(held.Record);

            var terms = held.Terms;
            var (draft, decision, books) = await requests.Preview(terms, held.Record.Operation, held.Record.Date, cancellationToken);
            if (decision is Decision.Refused refused)
                return Outcome<RequestView>.Refused([.. refused.Refusals.Select(r => PaymentPosting.AtRequest(r, draft, terms))]);

            var reserved = PaymentPosting.Reservation(books, draft);
            if (reserved.Count > 0 && await ledger.Reserve(held.Id, context.DayOf(clock), reserved, cancellationToken) is { Count: > 0 } shortages)
                return Outcome<RequestView>.Refused(shortages);

            var record = held.Record;
            (record.Status, record.SubmittedById, record.SubmittedBy, record.SubmittedAt) =
                (PaymentStatus.Submitted, context.CallerOrThrow.UserId, context.CallerOrThrow.UserName, clock.Now);
            record.Version++;
            outbox.TellRole(Role.AgencyHead, NotificationKinds.RequestSubmitted, held.Id);
            return RequestView.Of(record, held.Lines, context.Agency.Code, null);
        }
    }
}

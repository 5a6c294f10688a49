using KeToanChung.App.Data.Records;
using KeToanChung.App.Notifications;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Payments;
using KeToanChung.Ledger.Posting;

namespace KeToanChung.App.Payments;

/// <summary>How a request moves from one state to another, and what that does to the budget held back for it.</summary>
public sealed class RequestStates(Requests requests, LedgerWriter ledger, Outbox outbox, CallContext context, BusinessClock clock)
{
    public static Refusal Wrong(PaymentRequestRecord record) =>
        new Refusal(Codes.RequestWrongState, "id", $"is{record.Status}").With("status", record.Status.ToString());

    /// <summary>Trình duyệt: what it needs of the budget is held back from now on, and the head is told.</summary>
    public async Task<IReadOnlyList<Refusal>> Submit(HeldRequest held, CancellationToken cancel)
    {
        var record = held.Record;
        if (record.Status is not PaymentStatus.Draft)
            return [Wrong(record)];

        var terms = held.Terms;
        var (draft, decision, books) = await requests.Preview(terms, record.Operation, record.Date, cancel);
        if (decision is Decision.Refused refused)
            return [.. refused.Refusals.Select(r => PaymentPosting.AtRequest(r, draft, terms))];

        var reserved = PaymentPosting.Reservation(books, draft);
        if (reserved.Count > 0 && await ledger.Reserve(held.Id, context.DayOf(clock), reserved, cancel) is { Count: > 0 } shortages)
            return shortages;

        (record.Status, record.SubmittedById, record.SubmittedBy, record.SubmittedAt) =
            (PaymentStatus.Submitted, context.CallerOrThrow.UserId, context.CallerOrThrow.UserName, clock.Now);
        record.Version++;
        outbox.TellRole(Role.AgencyHead, NotificationKinds.RequestSubmitted, held.Id);
        return [];
    }

    /// <summary>Ends a request that waits: what was held back for it is free again.</summary>
    public async Task<IReadOnlyList<Refusal>> Release(HeldRequest held, PaymentStatus to, string? note, CancellationToken cancel)
    {
        var reserved = await ledger.ReservedBy(held.Id, cancel);
        if (reserved.Count > 0)
        {
            var freed = reserved.Select(m => m with { Amount = -m.Amount }).ToList();
            if (await ledger.Reserve(held.Id, context.DayOf(clock), freed, cancel) is { Count: > 0 } refusals)
                return refusals;
        }

        Decide(held.Record, to, note);
        return [];
    }

    public void Decide(PaymentRequestRecord record, PaymentStatus to, string? note)
    {
        (record.Status, record.DecidedBy, record.DecidedAt, record.DecisionNote) =
            (to, context.CallerOrThrow.UserName, clock.Now, note.KeptOrNone());
        record.Version++;
        outbox.TellUser(record.SubmittedById ?? record.MadeById, KindOf(to), new DocumentId(record.AgencyId, record.No));
    }

    private static string KindOf(PaymentStatus status) => status switch
    {
        PaymentStatus.Approved => NotificationKinds.RequestApproved,
        PaymentStatus.Rejected => NotificationKinds.RequestRejected,
        PaymentStatus.Withdrawn => NotificationKinds.RequestWithdrawn,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Nobody decides that."),
    };
}

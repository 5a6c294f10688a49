using KeToanChung.App.Data.Records;
using KeToanChung.App.Notifications;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Payments;

namespace KeToanChung.App.Payments;

/// <summary>How a request moves from one state to another, and what that does to the budget held back for it.</summary>
public sealed class RequestStates(LedgerWriter ledger, Outbox outbox, CallContext context, BusinessClock clock)
{
    public static Refusal Wrong(PaymentRequestRecord record) =>
        new Refusal(Codes.RequestWrongState, "id", $"is{record.Status}").With("status", record.Status.ToString());

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
            (to, context.CallerOrThrow.UserName, clock.Now, RequestForm.Written(note));
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

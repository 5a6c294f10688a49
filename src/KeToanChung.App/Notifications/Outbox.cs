using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

namespace KeToanChung.App.Notifications;

/// <summary>
/// Says that somebody is to be told. The message stands in the same unit of work as what it tells of: both are there, or neither.
/// What <c>load</c> brings in happened long ago; nobody is told of it.
/// </summary>
public sealed class Outbox(AppDb db, CallContext context, BusinessClock clock)
{
    public void TellRole(Role role, string kind, DocumentId subject) => Add(kind, subject.Agency, subject.ToString(), role, null);

    public void TellRole(Role role, string kind, int agency, string subject) => Add(kind, agency, subject, role, null);

    public void TellUser(Guid user, string kind, DocumentId subject) => Add(kind, subject.Agency, subject.ToString(), null, user);

    private void Add(string kind, int agency, string subject, Role? role, Guid? user)
    {
        if (context.IsImport)
            return;

        db.Add(new OutboxRecord
        {
            Id = Guid.CreateVersion7(), AgencyId = agency, Kind = kind, Role = role, UserId = user, Subject = subject, At = clock.Now,
        });
    }
}

/// <summary>The kinds of message; each has its sentence in the resource files as <c>notification.…</c>.</summary>
public static class NotificationKinds
{
    public const string RequestSubmitted = "requestSubmitted";

    public const string RequestApproved = "requestApproved";

    public const string RequestRejected = "requestRejected";

    public const string RequestWithdrawn = "requestWithdrawn";

    public const string VoucherAwaitsApproval = "voucherAwaitsApproval";

    public const string ReopenAsked = "reopenAsked";
}

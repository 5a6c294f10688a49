using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;

namespace KeToanChung.App.ReceiptLists;

/// <summary>A list as it stands.</summary>
/// <param name="Entries">Receipts and notices in it.</param>
/// <param name="LastError">Why the last attempt to send it failed.</param>
/// <param name="SentAt">Null while it waits.</param>
/// <param name="Reference">What the receiver answered.</param>
public sealed record ReceiptListView(
    string Id, DateOnly Day, int Entries, DateTimeOffset MadeAt, string MadeBy, int Attempts, string? LastError, DateTimeOffset? SentAt, string? SentBy, string? Reference)
    : IHasSubject
{
    string IHasSubject.Subject => $"receipt list {Id}";

    internal static ReceiptListView Of(ReceiptListRecord list) => new(
        new DocumentId(list.AgencyId, list.No).ToString(), list.Day, list.Entries, BusinessClock.InVietnam(list.MadeAt), list.MadeBy, list.Attempts, list.LastError,
        list.SentAt is { } sent ? BusinessClock.InVietnam(sent) : null, list.SentBy, list.Reference);
}

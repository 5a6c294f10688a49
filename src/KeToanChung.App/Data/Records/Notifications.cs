using KeToanChung.Ledger.Agencies;

namespace KeToanChung.App.Data.Records;

/// <summary>What somebody is to be told, written in the unit of work that it tells of; delivered afterwards, at least once.</summary>
public sealed class OutboxRecord
{
    /// <summary>In the order of time (version 7).</summary>
    public required Guid Id { get; init; }

    public required int AgencyId { get; init; }

    /// <summary>Names the sentence: <c>requestSubmitted</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Everybody who holds this role in the agency when it is delivered, or <see cref="UserId"/>.</summary>
    public Role? Role { get; init; }

    public Guid? UserId { get; init; }

    /// <summary>The document that it is about.</summary>
    public required string Subject { get; init; }

    public required DateTime At { get; init; }

    public DateTime? DeliveredAt { get; set; }
}

/// <summary>Thông báo in a user's list. One message reaches a user once, however often it was delivered.</summary>
public sealed class NotificationRecord
{
    public required Guid UserId { get; init; }

    public required Guid MessageId { get; init; }

    public required int AgencyId { get; init; }

    public required string Kind { get; init; }

    public required string Subject { get; init; }

    public required DateTime At { get; init; }

    public DateTime? SeenAt { get; set; }
}

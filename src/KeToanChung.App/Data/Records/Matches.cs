using KeToanChung.Ledger.Reconciliation.Matching;

namespace KeToanChung.App.Data.Records;

/// <summary>Đối chiếu: statement lines and entries of the books that belong together. Undone ones stay, without lines and entries.</summary>
public sealed class MatchRecord
{
    public required int AgencyId { get; init; }

    public required long No { get; init; }

    public required MatchReason Reason { get; init; }

    /// <summary>How much speaks for it, from 0 to 100.</summary>
    public required int Score { get; init; }

    /// <summary>Matched by a run, not by a person.</summary>
    public required bool IsAutomatic { get; init; }

    /// <summary>The bank's advice (BC-01) that was posted; null where the entries stood in 1121 already.</summary>
    public long? VoucherNo { get; init; }

    /// <summary>The platform's charge (NH-03) that was posted.</summary>
    public long? ChargeVoucherNo { get; init; }

    /// <summary>The payment request that gives the money back, or on to another agency.</summary>
    public long? RequestNo { get; init; }

    /// <summary>What the platform took, in đồng.</summary>
    public required long Charge { get; init; }

    public required DateTime MadeAt { get; init; }

    public required Guid MadeById { get; init; }

    public required string MadeBy { get; init; }

    public DateTime? UndoneAt { get; set; }

    public string? UndoneBy { get; set; }
}

/// <summary>An entry of the books that a match explains a line by. The key lets an entry be matched once only.</summary>
public sealed class MatchEntryRecord
{
    public required int AgencyId { get; init; }

    /// <summary><see cref="EntryKind.FeeReceipt"/> for a fee case, <see cref="EntryKind.Voucher"/> for any voucher.</summary>
    public required EntryKind Kind { get; init; }

    /// <summary>The number of the fee case or voucher.</summary>
    public required long EntryNo { get; init; }

    public required long MatchNo { get; init; }

    public required long Amount { get; init; }
}

/// <summary>Who looks after an item of the reconciliation.</summary>
public sealed class ItemOwnerRecord
{
    public required int AgencyId { get; init; }

    /// <summary>The public id of a statement line, or of a fee that the bank hasn't credited.</summary>
    public required string Item { get; init; }

    public required Guid UserId { get; set; }

    public required string UserName { get; set; }

    public required DateTime AssignedAt { get; set; }

    public required string AssignedBy { get; set; }
}

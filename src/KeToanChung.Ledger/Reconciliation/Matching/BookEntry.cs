namespace KeToanChung.Ledger.Reconciliation.Matching;

/// <summary>What kind of thing in the books a statement line may be explained by.</summary>
public enum EntryKind
{
    /// <summary>A fee paid online: its money is on its way (113) until the bank's advice.</summary>
    FeeReceipt,

    /// <summary>A voucher that moved money of the account, or sent it on its way to it.</summary>
    Voucher,

    /// <summary>Fees handed over to the budget (PHI-05).</summary>
    Remittance,

    /// <summary>What the bank or a platform took for its service (NH-01, NH-03).</summary>
    Charge,

    /// <summary>Interest on the account (NH-02).</summary>
    Interest,
}

/// <summary>Where an entry stands.</summary>
public enum EntryState
{
    /// <summary>In the books, and no statement line explains it yet.</summary>
    Open,

    /// <summary>A statement line explains it.</summary>
    Matched,

    /// <summary>A fee that was asked for, whose payment nobody reported: not in the books.</summary>
    Awaited,

    /// <summary>A fee that was cancelled.</summary>
    Cancelled,

    /// <summary>A fee of another agency of the commune.</summary>
    Elsewhere,
}

/// <summary>The number of the fee case or voucher within its agency.</summary>
public readonly record struct EntryId(EntryKind Kind, long No);

/// <summary>What a statement line may be the bank's side of.</summary>
/// <param name="Amount">What comes into the account is above 0, what leaves it below.</param>
/// <param name="Date">The day of the payment or voucher.</param>
public sealed record BookEntry(EntryId Id, EntryState State, Money Amount, DateOnly Date)
{
    public EntryKind Kind => Id.Kind;

    /// <summary>Its number on paper: the receipt's or voucher's.</summary>
    public string? Number { get; init; }

    /// <summary>Số hồ sơ; of a voucher its reference.</summary>
    public string? CaseNumber { get; init; }

    /// <summary>Who paid, or is paid.</summary>
    public string? Party { get; init; }

    /// <summary>The platform's own number of the payment.</summary>
    public string? Transaction { get; init; }

    /// <summary>The lump in which the platform settles it; null where the money went straight to the account.</summary>
    public string? Settlement { get; init; }

    /// <summary>Whether the money is on its way (113), so that its arrival is posted; else it stands in 1121 already.</summary>
    public bool IsOnItsWay { get; init; }
}

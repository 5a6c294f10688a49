namespace KeToanChung.App.Data.Records;

/// <summary>
/// Ca quỹ, ca thu tiền mặt: one person's cash in an agency from one count to the next. What belongs to it is found by who took it and between which
/// events of the chain, so that nothing slips between two of them.
/// </summary>
public sealed class CashDeskRecord
{
    public required int AgencyId { get; init; }

    public required long No { get; init; }

    public required Guid HolderId { get; init; }

    public required string Holder { get; init; }

    /// <summary>1, 2, 3 … of the holder: two can't be opened at once.</summary>
    public required int Turn { get; init; }

    /// <summary>Giữ quỹ: the agency's cash besides what others collected; cash vouchers are paid and received here.</summary>
    public required bool KeepsFund { get; init; }

    /// <summary>The day it was opened on.</summary>
    public required DateOnly Date { get; init; }

    public required DateTime OpenedAt { get; init; }

    /// <summary>What the holder took after this event, and up to <see cref="OpenedEvent"/>, was taken before the desk was opened.</summary>
    public required long SinceEvent { get; init; }

    /// <summary>The same for the agency's cash vouchers; null where the holder doesn't keep the fund, or nobody did before.</summary>
    public long? FundSinceEvent { get; init; }

    /// <summary>The last event of the chain when it was opened.</summary>
    public required long OpenedEvent { get; init; }

    public required long OpeningExpected { get; init; }

    public required long OpeningCounted { get; init; }

    public string? OpeningNote { get; init; }

    public DateTime? ClosedAt { get; set; }

    /// <summary>The last event of the chain when it was closed.</summary>
    public long? ClosedEvent { get; set; }

    public long? ClosingExpected { get; set; }

    public long? ClosingCounted { get; set; }

    public string? ClosingNote { get; set; }

    /// <summary>Counted less expected, of opening and close together; null while it is open.</summary>
    public long? Difference => checked(OpeningCounted - OpeningExpected + ClosingCounted - ClosingExpected);

    public DateTime? ConfirmedAt { get; set; }

    public Guid? ConfirmedById { get; set; }

    public string? ConfirmedBy { get; set; }

    public string? ConfirmNote { get; set; }

    /// <summary>The voucher of its surplus or shortage (KK-01, KK-02).</summary>
    public long? DifferenceVoucherNo { get; set; }
}

public enum CountMoment
{
    Opening,
    Closing,
}

/// <summary>So many notes of a denomination, as they were counted. Append-only.</summary>
public sealed class CashCountRecord
{
    public required int AgencyId { get; init; }

    public required long DeskNo { get; init; }

    public required CountMoment Moment { get; init; }

    public required long Denomination { get; init; }

    public required long Pieces { get; init; }
}

/// <summary>Where a hand-over stands.</summary>
public enum HandOverState
{
    /// <summary>The giver has signed; the receiver counts.</summary>
    Offered,

    /// <summary>Both have signed: the money has changed hands.</summary>
    Confirmed,

    /// <summary>Taken back by the giver, or not accepted by the receiver.</summary>
    TurnedDown,
}

/// <summary>Bàn giao tiền mặt from one desk to a person, who confirms it.</summary>
public sealed class CashHandOverRecord
{
    public required int AgencyId { get; init; }

    public required long No { get; init; }

    public required long FromDeskNo { get; init; }

    public required Guid FromId { get; init; }

    public required string From { get; init; }

    public required Guid ToId { get; init; }

    public required string To { get; init; }

    /// <summary>The receiver's desk, once confirmed.</summary>
    public long? ToDeskNo { get; set; }

    public required HandOverState State { get; set; }

    /// <summary>What changes hands: the receipts of the list and <see cref="Other"/>.</summary>
    public required long Amount { get; init; }

    /// <summary>Cash beside the list, such as change for the day.</summary>
    public required long Other { get; init; }

    public string? Note { get; init; }

    public required DateTime MadeAt { get; init; }

    public DateTime? DecidedAt { get; set; }

    public string? DecidedBy { get; set; }

    public string? Reason { get; set; }
}

/// <summary>A receipt on the list of a hand-over, with the amount that it had then. Append-only.</summary>
public sealed class HandedOverReceiptRecord
{
    public required int AgencyId { get; init; }

    public required long HandOverNo { get; init; }

    public required long CaseNo { get; init; }

    public required long ReceiptNo { get; init; }

    public required long Amount { get; init; }
}

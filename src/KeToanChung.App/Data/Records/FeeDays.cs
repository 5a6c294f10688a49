namespace KeToanChung.App.Data.Records;

/// <summary>Chốt ngày thu phí, lệ phí: the four figures of a day as they stood when the accountant signed. They stay; what comes afterwards is shown beside them.</summary>
public sealed class FeeDayRecord
{
    public required int AgencyId { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>The last event of the chain when it was closed.</summary>
    public required long ClosedEvent { get; init; }

    public required long CashReceipts { get; init; }

    public required long CashBooks { get; init; }

    public required long OnlineReceipts { get; init; }

    public required long OnlineBooks { get; init; }

    /// <summary>What platforms and banks reported as paid that day.</summary>
    public required long Platform { get; init; }

    /// <summary>What of it the bank's statement has.</summary>
    public required long Bank { get; init; }

    public required DateTime ClosedAt { get; init; }

    public required Guid ClosedById { get; init; }

    public required string ClosedBy { get; init; }

    public DateTime? CashierAt { get; set; }

    public Guid? CashierId { get; set; }

    public string? Cashier { get; set; }
}

/// <summary>Why the figures of a day differ.</summary>
public enum FeeDifference
{
    /// <summary>Paid and receipted; the bank has no line yet.</summary>
    InTransit,

    /// <summary>Reported as paid; no receipt was made.</summary>
    WithoutReceipt,

    /// <summary>What was paid isn't what was receipted, such as after a correction.</summary>
    PaidOtherwise,

    /// <summary>A desk counted something else than its receipts.</summary>
    CashCount,

    /// <summary>Receipts and postings differ.</summary>
    Books,
}

/// <summary>A difference of a closed day, with its words. Append-only.</summary>
public sealed class FeeDayDifferenceRecord
{
    public required int AgencyId { get; init; }

    public required DateOnly Date { get; init; }

    public required int LineNo { get; init; }

    public required FeeDifference Kind { get; init; }

    /// <summary>Number of the fee, payment or desk; 0 where it is of the whole day.</summary>
    public required long SubjectNo { get; init; }

    /// <summary>As people name it: a receipt, a transaction, a holder.</summary>
    public required string Subject { get; init; }

    public required long Amount { get; init; }

    public required string Explanation { get; init; }
}

/// <summary>Kết chuyển, nộp ngân sách phí, lệ phí of a month: prepared once.</summary>
public sealed class FeeRemittanceRecord
{
    public required int AgencyId { get; init; }

    public required int Year { get; init; }

    public required int Month { get; init; }

    /// <summary>The last event of the chain before it was prepared: a receipt of the month that came later belongs to the next.</summary>
    public required long LastEvent { get; init; }

    public required long Collected { get; init; }

    public required long Retained { get; init; }

    public required long ToRemit { get; init; }

    /// <summary>Paid back by the treasury in that month: it doesn't lessen what is to be remitted.</summary>
    public required long Refunded { get; init; }

    /// <summary>The decision by which the agency keeps a share; without one nothing is kept.</summary>
    public string? RetentionDecision { get; init; }

    /// <summary>PHI-04; null where nothing is remitted.</summary>
    public long? RemittedVoucherNo { get; init; }

    /// <summary>PHI-07; null where nothing is kept.</summary>
    public long? RetainedVoucherNo { get; init; }

    /// <summary>The payment request (PHI-05); null where nothing is remitted.</summary>
    public long? RequestNo { get; init; }

    public required DateTime PreparedAt { get; init; }

    public required Guid PreparedById { get; init; }

    public required string PreparedBy { get; init; }
}

/// <summary>A fee of a prepared month. Append-only.</summary>
public sealed class FeeRemittanceLineRecord
{
    public required int AgencyId { get; init; }

    public required int Year { get; init; }

    public required int Month { get; init; }

    public required string FeeType { get; init; }

    public required string FeeName { get; init; }

    public string? SubItem { get; init; }

    public required long Receipts { get; init; }

    public required long Collected { get; init; }

    public required int RetainedPercent { get; init; }

    public required long Retained { get; init; }

    /// <summary>Paid back by the treasury.</summary>
    public required long Refunded { get; init; }
}

/// <summary>A fee that had been remitted and that the treasury paid back to the payer (Lệnh hoàn trả). Append-only.</summary>
public sealed class TreasuryRefundRecord
{
    public required int AgencyId { get; init; }

    /// <summary>The correction by which it was owed to the payer.</summary>
    public required long CorrectionNo { get; init; }

    public required long VoucherNo { get; init; }

    /// <summary>Of the receipt that was wrong.</summary>
    public required string FeeType { get; init; }

    public required string FeeName { get; init; }

    public required DateOnly Date { get; init; }

    public required long Amount { get; init; }

    /// <summary>Number of the Lệnh hoàn trả.</summary>
    public required string Reference { get; init; }

    public required DateTime At { get; init; }

    public required string By { get; init; }
}

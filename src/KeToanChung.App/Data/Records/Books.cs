using KeToanChung.Ledger.Budget;
using KeToanChung.Ledger.Integrity;
using KeToanChung.Ledger.Posting;

namespace KeToanChung.App.Data.Records;

/// <summary>The one row that everybody who writes an agency's books must hold: its counters and the end of its chain.</summary>
public sealed class LedgerHeadRecord
{
    public required int AgencyId { get; init; }

    /// <summary>Counts how often it was held: the update that takes the lock.</summary>
    public long Locks { get; set; }

    /// <summary>Number of the last ledger event.</summary>
    public long EventNo { get; set; }

    /// <summary>Hash of the last ledger event.</summary>
    public required string Hash { get; set; }

    /// <summary>Last number given to a document that is not an event: budget entry, payment request, receipt.</summary>
    public long DocumentNo { get; set; }

    /// <summary>Last number given to a budget movement.</summary>
    public long MovementNo { get; set; }

    public LedgerHeadRecord Copy() => (LedgerHeadRecord)MemberwiseClone();
}

/// <summary>A link of the chain. What it covers stands in the rows of its subject.</summary>
public sealed class LedgerEventRecord
{
    public required int AgencyId { get; init; }

    public required long No { get; init; }

    public required LedgerEventKind Kind { get; init; }

    public required DateTime At { get; init; }

    public required Guid ActorId { get; init; }

    /// <summary>Came in by <c>load</c>, not by hand.</summary>
    public required bool Imported { get; init; }

    /// <summary>What a period event is about: <c>2026-03</c>.</summary>
    public string? Subject { get; init; }

    public string? Detail { get; init; }

    public required string PreviousHash { get; init; }

    public required string Hash { get; init; }
}

/// <summary>Chứng từ đã ghi sổ. Its number is that of its ledger event. Append-only.</summary>
public sealed class VoucherRecord
{
    public required int AgencyId { get; init; }

    public required long No { get; init; }

    public required VoucherType Type { get; init; }

    public required int FiscalYear { get; init; }

    /// <summary>Without a gap per agency, type and fiscal year.</summary>
    public required int Sequence { get; init; }

    public required string Number { get; init; }

    public required DateOnly Date { get; init; }

    public required string Description { get; init; }

    public string? Operation { get; init; }

    public string? Party { get; init; }

    public string? Reference { get; init; }

    /// <summary>What it was posted for: a voucher of its own, or another document.</summary>
    public required VoucherSource Source { get; init; }

    /// <summary>Number of that document in the agency.</summary>
    public long? SourceNo { get; init; }

    /// <summary>The voucher that this one reverses; each is reversed once at most.</summary>
    public long? ReversalOf { get; init; }

    /// <summary>Posted first, to be approved by the head afterwards.</summary>
    public required bool AwaitsApproval { get; init; }

    /// <summary>Sum of its on-balance debits, for lists.</summary>
    public required long Total { get; init; }

    /// <summary>Description, party, number and reference in small letters without diacritics.</summary>
    public required string SearchText { get; init; }

    public required DateTime PostedAt { get; init; }

    public required Guid PostedById { get; init; }

    public required string PostedBy { get; init; }
}

/// <summary>What a voucher was posted for.</summary>
public enum VoucherSource
{
    Voucher,
    BudgetEntry,
    PaymentRequest,
    FeeReceipt,
    Reversal,
}

/// <summary>Dòng định khoản. Append-only.</summary>
public sealed class VoucherLineRecord
{
    public required int AgencyId { get; init; }

    public required long VoucherNo { get; init; }

    public required int LineNo { get; init; }

    /// <summary>The voucher's date again: an account's ledger is one range of one index.</summary>
    public required DateOnly Date { get; init; }

    public required string Account { get; init; }

    public required long Debit { get; init; }

    public required long Credit { get; init; }

    public string? Description { get; init; }

    public required int BudgetYear { get; init; }

    public string? FundingSource { get; init; }

    public string? Chapter { get; init; }

    public string? SubCategory { get; init; }

    public string? SubItem { get; init; }

    public string? Programme { get; init; }

    public string? Party { get; init; }

    public int? CounterpartyId { get; init; }
}

/// <summary>Turnover of an account in a month, kept in the posting transaction.</summary>
public sealed class AccountBalanceRecord
{
    /// <summary>The month in which an opening balance (SD-01) stands: before January.</summary>
    public const int OpeningMonth = 0;

    public required int AgencyId { get; init; }

    public required int Year { get; init; }

    public required int Month { get; init; }

    public required string Account { get; init; }

    /// <summary>Niên độ for 005–013, else 0.</summary>
    public required int BudgetYear { get; init; }

    /// <summary>The other agency of a flow between two, else 0.</summary>
    public required int CounterpartyId { get; init; }

    public long Debit { get; set; }

    public long Credit { get; set; }
}

/// <summary>A line of the budget cube as it stands, kept in the posting transaction; available never below zero.</summary>
public sealed class BudgetLineRecord
{
    public required int AgencyId { get; init; }

    public required string Fund { get; init; }

    public required int BudgetYear { get; init; }

    public required string FundingSource { get; init; }

    public required string Chapter { get; init; }

    public required string SubCategory { get; init; }

    /// <summary>"" on a line given without one.</summary>
    public required string SubItem { get; init; }

    public long Assigned { get; set; }

    public long Adjusted { get; set; }

    public long Withheld { get; set; }

    public long Reserved { get; set; }

    public long Committed { get; set; }

    public long Advanced { get; set; }

    public long Spent { get; set; }

    public BudgetKey Key => new(Fund, BudgetYear, FundingSource, Chapter, SubCategory, SubItem);

    public BudgetPosition Position
    {
        get => new(Assigned, Adjusted, Withheld, Reserved, Committed, Advanced, Spent);
        set => (Assigned, Adjusted, Withheld, Reserved, Committed, Advanced, Spent) =
            (value.Assigned, value.Adjusted, value.Withheld, value.Reserved, value.Committed, value.Advanced, value.Spent);
    }
}

/// <summary>One change of a budget line: the line's story, and what it was on any day. Append-only.</summary>
public sealed class BudgetMovementRecord
{
    public required int AgencyId { get; init; }

    public required long No { get; init; }

    public required DateOnly Date { get; init; }

    public required string Fund { get; init; }

    public required int BudgetYear { get; init; }

    public required string FundingSource { get; init; }

    public required string Chapter { get; init; }

    public required string SubCategory { get; init; }

    public required string SubItem { get; init; }

    public required BudgetColumn Column { get; init; }

    public required long Amount { get; init; }

    /// <summary>The voucher that moved it, or null where nothing is posted (withholding, reserving).</summary>
    public long? VoucherNo { get; init; }

    /// <summary>The budget entry or payment request that moved it.</summary>
    public long? DocumentNo { get; init; }

    public BudgetKey Key => new(Fund, BudgetYear, FundingSource, Chapter, SubCategory, SubItem);
}

/// <summary>The last number given in a series.</summary>
public sealed class NumberSeriesRecord
{
    public required int AgencyId { get; init; }

    public required VoucherType Type { get; init; }

    public required int Year { get; init; }

    public int Last { get; set; }
}

/// <summary>An approval by the head, of a request before or of a voucher after. A ledger event. Append-only.</summary>
public sealed class ApprovalRecord
{
    public required int AgencyId { get; init; }

    /// <summary>Number of the ledger event.</summary>
    public required long No { get; init; }

    /// <summary>The voucher approved afterwards, or null.</summary>
    public long? VoucherNo { get; init; }

    /// <summary>The payment request approved, or null.</summary>
    public long? RequestNo { get; init; }

    /// <summary>SHA-256 of the content that the approver saw.</summary>
    public required string Digest { get; init; }

    public required Guid ApprovedById { get; init; }

    public required string ApprovedBy { get; init; }

    public required DateTime At { get; init; }

    public string? Note { get; init; }
}

/// <summary>Quyết định giao, bổ sung, giảm, tạm giữ, điều chuyển dự toán. Never changed: another one mends it.</summary>
public sealed class BudgetEntryRecord
{
    public required int AgencyId { get; init; }

    public required long No { get; init; }

    public required BudgetEntryKind Kind { get; init; }

    public required string DecisionNumber { get; init; }

    public required DateOnly DecisionDate { get; init; }

    public required DateOnly EffectiveDate { get; init; }

    public long? VoucherNo { get; init; }

    public required DateTime EnteredAt { get; init; }

    public required string EnteredBy { get; init; }
}

public sealed class BudgetEntryLineRecord
{
    public required int AgencyId { get; init; }

    public required long EntryNo { get; init; }

    public required int LineNo { get; init; }

    public required string FundingSource { get; init; }

    public required string Chapter { get; init; }

    public required string SubCategory { get; init; }

    public required string SubItem { get; init; }

    public required long Amount { get; init; }
}

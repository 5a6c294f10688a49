namespace KeToanChung.Ledger.Posting;

/// <summary>Loại chứng từ; each has its own gapless numbers per agency and fiscal year.</summary>
public enum VoucherType
{
    /// <summary>Chứng từ kế toán khác.</summary>
    General,

    /// <summary>Phiếu thu.</summary>
    CashReceipt,

    /// <summary>Phiếu chi.</summary>
    CashPayment,

    /// <summary>Báo Có.</summary>
    CreditAdvice,

    /// <summary>Báo Nợ.</summary>
    DebitAdvice,

    /// <summary>Giấy rút dự toán.</summary>
    TreasuryWithdrawal,

    /// <summary>Quyết định dự toán: posted by budget entries only.</summary>
    Budget,

    /// <summary>Biên lai: posted by fee receipts only.</summary>
    FeeReceipt,
}

public static class VoucherNumbers
{
    /// <summary>The letters before the number, as the office abbreviates its papers.</summary>
    public static string Prefix(this VoucherType type) => type switch
    {
        VoucherType.General => "CT",
        VoucherType.CashReceipt => "PT",
        VoucherType.CashPayment => "PC",
        VoucherType.CreditAdvice => "BC",
        VoucherType.DebitAdvice => "BN",
        VoucherType.TreasuryWithdrawal => "RDT",
        VoucherType.Budget => "DT",
        VoucherType.FeeReceipt => "BL",
    };

    /// <summary>E.g. <c>PC-2026-00042</c>: type, fiscal year, and a number without a gap.</summary>
    public static string Format(VoucherType type, int fiscalYear, int sequence) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{type.Prefix()}-{fiscalYear}-{sequence:D5}");
}

/// <summary>One line as somebody wants it posted. Exactly one of debit and credit is other than zero.</summary>
/// <param name="BudgetYear">Niên độ; the date's year unless given.</param>
/// <param name="Counterparty">Mã thanh toán: the other agency of a flow between two, for elimination.</param>
public sealed record DraftLine(
    string Account,
    Money Debit,
    Money Credit,
    string? Description = null,
    int? BudgetYear = null,
    string? FundingSource = null,
    string? Chapter = null,
    string? SubCategory = null,
    string? SubItem = null,
    string? Programme = null,
    string? Party = null,
    AgencyCode? Counterparty = null)
{
    public bool IsOffBalance => Account is ['0', ..];

    public Money Amount => Debit + Credit;

    /// <summary>The account itself or one below it.</summary>
    public bool IsOn(string prefix) => Account.StartsWith(prefix, StringComparison.Ordinal);
}

/// <summary>A voucher as somebody wants it posted, by which door of the books, and for what.</summary>
public sealed record Draft(
    int Agency,
    VoucherType Type,
    DateOnly Date,
    string Description,
    string? Operation,
    IReadOnlyList<DraftLine> Lines,
    Purpose Purpose)
{
    public string? Party { get; init; }

    public string? Reference { get; init; }

    /// <summary>Sum of its on-balance debits: what it is over, in words of a list.</summary>
    public long Total => Lines.Where(l => !l.IsOffBalance).Sum(l => l.Debit.Dong);
}

/// <summary>Why a voucher is posted. Rules that hold for one purpose alone ask for it by its type.</summary>
public abstract record Purpose
{
    private Purpose()
    {
    }

    /// <summary>The accountant's own voucher.</summary>
    public sealed record Voucher : Purpose
    {
        public static Voucher Instance { get; } = new();
    }

    /// <summary>A budget decision: the only one that may raise the estimate.</summary>
    public sealed record BudgetDecision(DocumentId Entry, IReadOnlyList<Budget.BudgetMovement> Movements) : Purpose;

    /// <summary>The payment of an approved request: what was reserved is released, and drawn.</summary>
    public sealed record Payment(DocumentId Request, IReadOnlyList<Budget.BudgetMovement> Reserved) : Purpose;

    /// <summary>A fee receipt that is issued in the same unit of work.</summary>
    public sealed record FeeReceipt(DocumentId Receipt) : Purpose;

    /// <summary>
    /// Bút toán đảo: undoes exactly what the original did, to the books and to the budget. What a payment drew is available again,
    /// to a new request.
    /// </summary>
    public sealed record Reversal(DocumentId Original, IReadOnlyList<Budget.BudgetMovement> Movements) : Purpose;
}

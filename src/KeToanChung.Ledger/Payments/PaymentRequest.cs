namespace KeToanChung.Ledger.Payments;

/// <summary>Trạng thái đề nghị chi. A changed request goes back to <see cref="Draft"/>.</summary>
public enum PaymentStatus
{
    Draft,
    Submitted,
    Approved,
    Paid,
    Rejected,
    Withdrawn,
}

/// <summary>Cách trả: from the estimate at the treasury, or from the agency's own 1121 or 1111.</summary>
public enum PaymentMethod
{
    Treasury,
    Bank,
    Cash,
}

/// <summary>Nguồn chi: decides which off-balance partner a payment from 1111 or 1121 has.</summary>
public enum FundedBy
{
    /// <summary>No partner.</summary>
    None,

    /// <summary>The estimate: what <see cref="PaymentMethod.Treasury"/> draws on.</summary>
    Estimate,

    /// <summary>Phí được để lại (0122).</summary>
    RetainedFee,

    /// <summary>Kinh phí ngân sách cấp bằng tiền (011), hoạt động nghiệp vụ (013).</summary>
    MoneyAllotment,
}

/// <summary>One line of a request: what is paid, from which place of the budget.</summary>
public sealed record PaymentLine(
    string Account, Money Amount, string? FundingSource = null, string? Chapter = null, string? SubCategory = null, string? SubItem = null);

/// <summary>What the rules need to know of a request in order to post it.</summary>
public sealed record PaymentTerms(
    DocumentId Id, PaymentMethod Method, FundedBy FundedBy, string? Operation, string Description, string Payee, int BudgetYear,
    IReadOnlyList<PaymentLine> Lines);

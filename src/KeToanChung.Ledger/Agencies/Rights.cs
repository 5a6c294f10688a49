namespace KeToanChung.Ledger.Agencies;

/// <summary>Vai trò in an appointment decision.</summary>
public enum Role
{
    Accountant,
    AgencyHead,
    Cashier,
    Auditor,
    CommuneLeader,
    Administrator,
}

/// <summary>What a request needs its caller to be allowed, in the agency it concerns.</summary>
public enum Right
{
    ReadBooks,
    ReadOwnReceipts,
    ReadAudit,
    PostVouchers,
    MakeRequests,
    ManageRequests,
    ApproveRequests,
    IssueReceipts,
    CorrectReceipts,
    CloseMonths,
    AgreeToReopen,
    Administer,
}

/// <summary>Who may: the table of the API contract, and the offices that one person may not hold together.</summary>
public static class Rights
{
    public static bool Allows(this Role role, Right right) => role switch
    {
        Role.Accountant => right is Right.ReadBooks or Right.ReadOwnReceipts or Right.ReadAudit or Right.PostVouchers or Right.MakeRequests
            or Right.ManageRequests or Right.IssueReceipts or Right.CorrectReceipts or Right.CloseMonths,
        Role.AgencyHead => right is Right.ReadBooks or Right.ReadOwnReceipts or Right.ReadAudit or Right.MakeRequests
            or Right.ApproveRequests or Right.AgreeToReopen,
        Role.Cashier => right is Right.ReadOwnReceipts or Right.IssueReceipts,
        Role.Auditor or Role.CommuneLeader => right is Right.ReadBooks or Right.ReadOwnReceipts or Right.ReadAudit,
        Role.Administrator => right is Right.ReadAudit or Right.Administer,
    };

    /// <summary>
    /// The accountant of a unit is neither its cashier nor its head (NĐ 174/2016, Điều 19; Luật Kế toán, Điều 52).
    /// </summary>
    public static bool Excludes(this Role role, Role other) =>
        (role is Role.Accountant && other is Role.Cashier or Role.AgencyHead)
        || (other is Role.Accountant && role is Role.Cashier or Role.AgencyHead);
}

namespace KeToanChung.Ledger.Agencies;

/// <summary>Loại đơn vị (TT 24/2024, Điều 3): decides which books an agency has.</summary>
public enum UnitType
{
    /// <summary>Đơn vị kế toán: its own books and statements.</summary>
    AccountingUnit,

    /// <summary>Đơn vị hạch toán phụ thuộc: part of the work, inside one accounting unit's books.</summary>
    DependentUnit,

    /// <summary>Đầu mối chi tiêu: no books; what it spends stands in its accounting unit's.</summary>
    SpendingPoint,
}

/// <summary>Chế độ kế toán. TT 70/2019 is for the commune's own budget; whether it still holds is open (rules.md §1.3).</summary>
public enum Regime
{
    TT24,
    TT70,
}

/// <summary>Cơ quan, đơn vị: what the rules need to know of an agency on the day of a posting.</summary>
/// <param name="Id">Surrogate key: codes are dated, this stays.</param>
/// <param name="Parent">The accounting unit that a dependent unit or spending point belongs to.</param>
public sealed record Agency(int Id, AgencyCode Code, string Name, UnitType UnitType, Regime Regime, int? Parent)
{
    /// <summary>136/336 are for flows inside one accounting unit only (TT 24/2024, TK 136 1.1).</summary>
    public bool IsWithinOneAccountingUnitAs(Agency other) =>
        Parent == other.Id || other.Parent == Id || (Parent is not null && Parent == other.Parent);
}

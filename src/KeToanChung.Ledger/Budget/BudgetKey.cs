namespace KeToanChung.Ledger.Budget;

/// <summary>
/// What a draw is held against: the estimate (008, 009, 010) or money that may be spent once received (011, 012, 013),
/// for one budget year and place in the classification. <see cref="SubItem"/> is "" on a line given without one.
/// </summary>
public sealed record BudgetKey(string Fund, int BudgetYear, string FundingSource, string Chapter, string SubCategory, string SubItem)
{
    public const string Estimate = "008";

    public BudgetKey WithoutSubItem => SubItem.Length == 0 ? this : this with { SubItem = "" };

    /// <summary>An estimate is given by decision; the other funds by the money that came in.</summary>
    public bool IsEstimate => IsEstimateFund(Fund);

    public static bool IsEstimateFund(string fund) => fund is Estimate or "009" or "010";

    // A record prints its properties, and WithoutSubItem is a key again: it would never end.
    public override string ToString() => $"{Fund}/{BudgetYear}/{FundingSource}/{Chapter}/{SubCategory}/{SubItem}";
}

/// <summary>The columns of a budget line, and what a movement adds to.</summary>
public enum BudgetColumn
{
    /// <summary>Giao đầu năm; for retained fees and money allotments: received.</summary>
    Assigned,

    /// <summary>Bổ sung, giảm, điều chuyển.</summary>
    Adjusted,

    /// <summary>Tạm giữ.</summary>
    Withheld,

    /// <summary>Đã trình hoặc đã duyệt, chưa chi.</summary>
    Reserved,

    /// <summary>Cam kết chi.</summary>
    Committed,

    /// <summary>Rút tạm ứng, chưa thanh toán.</summary>
    Advanced,

    /// <summary>Rút thực chi.</summary>
    Spent,
}

/// <summary>One change of one column of one budget line, in đồng; negative takes away.</summary>
public sealed record BudgetMovement(BudgetKey Key, BudgetColumn Column, long Amount);

/// <summary>A budget line as it stands. Available is never negative: guarded here, by the update itself, and by a CHECK.</summary>
public readonly record struct BudgetPosition(
    long Assigned, long Adjusted, long Withheld, long Reserved, long Committed, long Advanced, long Spent)
{
    public long Available => checked(Assigned + Adjusted - Withheld - Reserved - Committed - Advanced - Spent);

    public long this[BudgetColumn column] => column switch
    {
        BudgetColumn.Assigned => Assigned,
        BudgetColumn.Adjusted => Adjusted,
        BudgetColumn.Withheld => Withheld,
        BudgetColumn.Reserved => Reserved,
        BudgetColumn.Committed => Committed,
        BudgetColumn.Advanced => Advanced,
        BudgetColumn.Spent => Spent,
    };

    public BudgetPosition After(BudgetColumn column, long amount)
    {
        checked
        {
            return column switch
            {
                BudgetColumn.Assigned => this with { Assigned = Assigned + amount },
                BudgetColumn.Adjusted => this with { Adjusted = Adjusted + amount },
                BudgetColumn.Withheld => this with { Withheld = Withheld + amount },
                BudgetColumn.Reserved => this with { Reserved = Reserved + amount },
                BudgetColumn.Committed => this with { Committed = Committed + amount },
                BudgetColumn.Advanced => this with { Advanced = Advanced + amount },
                BudgetColumn.Spent => this with { Spent = Spent + amount },
            };
        }
    }
}

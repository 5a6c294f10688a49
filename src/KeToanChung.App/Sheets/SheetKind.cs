namespace KeToanChung.App.Sheets;

/// <summary>What the rows of a sheet are.</summary>
public enum SheetKind
{
    Vouchers,
    PaymentRequests,
    BudgetEntries,
    FeeReceipts,
}

/// <summary>The columns that a kind of sheet has.</summary>
internal sealed record SheetColumns(SheetKind Kind, IReadOnlyList<SheetColumn> Columns);

using KeToanChung.Ledger.Budget;

namespace KeToanChung.Reports.BudgetExecution;

/// <summary>What both reports of the budget tell of a line.</summary>
internal static class BudgetColumns
{
    public static readonly IReadOnlyList<ReportColumn> Place =
    [
        new("fundingSource", "Nguồn kinh phí", ColumnType.Text) { Heading = "Nguồn", Width = 5, IsCode = true },
        new("chapter", "Chương", ColumnType.Text) { Width = 6, IsCode = true },
        new("subCategory", "Khoản", ColumnType.Text) { Width = 5, IsCode = true },
        new("subItem", "Tiểu mục", ColumnType.Text) { Width = 5, IsCode = true },
    ];

    public static readonly IReadOnlyList<ReportColumn> Amounts =
    [
        new("assigned", "Dự toán giao đầu năm", ColumnType.Money) { Group = "Dự toán", Heading = "Giao đầu năm" },
        new("adjusted", "Dự toán điều chỉnh, bổ sung", ColumnType.Money) { Group = "Dự toán", Heading = "Bổ sung, điều chỉnh" },
        new("withheld", "Tạm giữ", ColumnType.Money) { Group = "Dự toán" },
        new("reserved", "Đã trình, đã duyệt chưa chi", ColumnType.Money),
        new("committed", "Cam kết chi", ColumnType.Money),
        new("advanced", "Rút tạm ứng", ColumnType.Money) { Group = "Đã rút", Heading = "Tạm ứng" },
        new("spent", "Rút thực chi", ColumnType.Money) { Group = "Đã rút", Heading = "Thực chi" },
        new("available", "Dự toán còn lại", ColumnType.Money) { Heading = "Còn lại" },
    ];

    public static object?[] Of(BudgetPosition p) =>
        [p.Assigned, p.Adjusted, p.Withheld, p.Reserved, p.Committed, p.Advanced, p.Spent, p.Available];

    public static object?[] Of(BudgetKey key) => [key.FundingSource, key.Chapter, key.SubCategory, key.SubItem.Length == 0 ? null : key.SubItem];

    public static Dictionary<string, object?> Totals(BudgetPosition p) =>
        Amounts.Select(c => c.Key).Zip(Of(p)).ToDictionary(t => t.First, t => t.Second, StringComparer.Ordinal);

    public static BudgetPosition Sum(IEnumerable<BudgetPosition> positions)
    {
        var sum = default(BudgetPosition);
        foreach (var position in positions)
        {
            foreach (var column in Enum.GetValues<BudgetColumn>())
                sum = sum.After(column, position[column]);
        }

        return sum;
    }

    public static IOrderedEnumerable<T> InOrder<T>(this IEnumerable<T> items, Func<T, BudgetKey> key) => items
        .OrderBy(i => key(i).FundingSource, StringComparer.Ordinal).ThenBy(i => key(i).Chapter, StringComparer.Ordinal)
        .ThenBy(i => key(i).SubCategory, StringComparer.Ordinal).ThenBy(i => key(i).SubItem, StringComparer.Ordinal);
}

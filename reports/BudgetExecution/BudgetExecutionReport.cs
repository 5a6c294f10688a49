using KeToanChung.App.Catalogs;
using KeToanChung.Ledger.Budget;

namespace KeToanChung.Reports.BudgetExecution;

/// <summary>
/// Tình hình thực hiện dự toán: each line of the budget year of the report's last day, as it stood on that day; sums by source and khoản.
/// </summary>
internal sealed class BudgetExecutionReport(BudgetMovements movements, CatalogCache catalogs) : IReportDefinition
{
    private static readonly ReportForm Form = new(
        "Báo cáo tình hình thực hiện dự toán", "S101-H", [Signers.Maker, Signers.ChiefAccountant, Signers.Head]);

    private static readonly ReportColumn[] Columns =
    [
        .. BudgetColumns.Place,
        new("name", "Nội dung", ColumnType.Text) { Width = 18 },
        .. BudgetColumns.Amounts,
    ];

    public async Task<Report> Make(ReportScope scope, CancellationToken cancel)
    {
        var positions = await movements.PositionsOn(scope, scope.To, cancel);
        var catalog = await catalogs.Get(cancel);
        var year = scope.To.Year;
        var drillDown = $"/reports/S101-H?{scope.Query(new DateOnly(year, 1, 1), scope.To)}";

        var rows = new List<ReportRow>();
        foreach (var source in positions.InOrder(p => p.Key).GroupBy(p => p.Key.FundingSource))
        {
            rows.Add(Row([source.Key, null, null, null], catalog.FundingSources.In(source.Key, year)?.Name, source.Select(p => p.Value), 0));
            foreach (var khoan in source.GroupBy(p => (p.Key.Chapter, p.Key.SubCategory)))
            {
                rows.Add(Row(
                    [source.Key, khoan.Key.Chapter, khoan.Key.SubCategory, null], catalog.SubCategories.In(khoan.Key.SubCategory, year)?.Name,
                    khoan.Select(p => p.Value), 1));
                rows.AddRange(khoan.Select(p => new ReportRow(
                    Columns,
                    [.. BudgetColumns.Of(p.Key), p.Key.SubItem.Length == 0 ? "Không phân bổ theo tiểu mục" : catalog.SubItems.In(p.Key.SubItem, year)?.Name,
                        .. BudgetColumns.Of(p.Value)],
                    Level: 2)
                {
                    DrillDown = drillDown,
                }));
            }
        }

        return new Report(Form, scope)
        {
            Columns = Columns, Rows = rows.ToAsyncEnumerable(),
            Totals = BudgetColumns.Totals(BudgetColumns.Sum(positions.Values)),
        };

        ReportRow Row(object?[] place, string? name, IEnumerable<BudgetPosition> sum, int level) => new(
            Columns, [.. place, name, .. BudgetColumns.Of(BudgetColumns.Sum(sum))], level, IsSum: true)
        {
            DrillDown = drillDown,
        };
    }
}

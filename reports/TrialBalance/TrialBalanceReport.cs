using KeToanChung.App.Catalogs;
using KeToanChung.App.Organisation;
using KeToanChung.Ledger.Reporting;
using KeToanChung.Reports.Entries;

namespace KeToanChung.Reports.TrialBalance;

/// <summary>Bảng cân đối số phát sinh (S05-H, TT 24/2024, Phụ lục II): one row for each account with an entry, parents as sums.</summary>
internal sealed class TrialBalanceReport(BalanceReader balances, CatalogCache catalogs, OrganisationCache organisation)
    : IReportDefinition
{
    private static readonly ReportForm Form = new("Bảng cân đối số phát sinh", "S05-H", [Signers.Maker, Signers.ChiefAccountant, Signers.Head])
    {
        SetsClass0Apart = true,
    };

    private static readonly ReportColumn[] Columns =
    [
        new("account", "Số hiệu TK", ColumnType.Text) { Width = 6, IsCode = true },
        new("name", "Tên tài khoản", ColumnType.Text) { Width = 24 },
        new("openingDebit", "Dư đầu kỳ Nợ", ColumnType.Money) { Group = "Số dư đầu kỳ", Heading = "Nợ" },
        new("openingCredit", "Dư đầu kỳ Có", ColumnType.Money) { Group = "Số dư đầu kỳ", Heading = "Có" },
        new("debit", "Phát sinh Nợ", ColumnType.Money) { Group = "Số phát sinh", Heading = "Nợ" },
        new("credit", "Phát sinh Có", ColumnType.Money) { Group = "Số phát sinh", Heading = "Có" },
        new("closingDebit", "Dư cuối kỳ Nợ", ColumnType.Money) { Group = "Số dư cuối kỳ", Heading = "Nợ" },
        new("closingCredit", "Dư cuối kỳ Có", ColumnType.Money) { Group = "Số dư cuối kỳ", Heading = "Có" },
    ];

    public async Task<Report> Make(ReportScope scope, CancellationToken cancel)
    {
        var figures = await balances.Read(scope.Ids, scope.From, scope.To, cancel);
        var balance = Ledger.Reporting.TrialBalance.From(figures, scope.Ids.ToHashSet(), (await catalogs.Get(cancel)).Accounts, scope.To.Year);

        return new Report(Form, scope)
        {
            Columns = Columns,
            Rows = balance.Rows.Select(r => RowOf(r, scope)).ToAsyncEnumerable(), Totals = TotalsOf(balance.Totals),
            Eliminations = EliminatedFlows.Of(balance.Eliminations, await organisation.Get(cancel)),
        };
    }

    private static ReportRow RowOf(TrialBalanceRow row, ReportScope scope) => new(
        Columns,
        [row.Account, row.Name, row.OpeningDebit, row.OpeningCredit, row.Debit, row.Credit, row.ClosingDebit, row.ClosingCredit],
        row.Level, row.IsSum)
    {
        DrillDown = $"/reports/general-ledger?account={row.Account}&{scope.Query(scope.From, scope.To)}",
    };

    private static Dictionary<string, object?> TotalsOf(TrialBalanceRow row) => new(StringComparer.Ordinal)
    {
        ["openingDebit"] = row.OpeningDebit,
        ["openingCredit"] = row.OpeningCredit,
        ["debit"] = row.Debit,
        ["credit"] = row.Credit,
        ["closingDebit"] = row.ClosingDebit,
        ["closingCredit"] = row.ClosingCredit,
    };
}

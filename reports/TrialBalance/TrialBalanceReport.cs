using KeToanChung.App.Catalogs;
using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger.Reporting;

namespace KeToanChung.Reports.TrialBalance;

/// <summary>Bảng cân đối số phát sinh (S05-H, TT 24/2024, Phụ lục II): one row for each account with an entry, parents as sums.</summary>
internal sealed class TrialBalanceReport(BalanceReader balances, CatalogCache catalogs, OrganisationCache organisation, BusinessClock clock)
    : IReportDefinition
{
    private static readonly ReportColumn[] Columns =
    [
        new("account", "Số hiệu TK", ColumnType.Text),
        new("name", "Tên tài khoản", ColumnType.Text),
        new("openingDebit", "Dư đầu kỳ Nợ", ColumnType.Money),
        new("openingCredit", "Dư đầu kỳ Có", ColumnType.Money),
        new("debit", "Phát sinh Nợ", ColumnType.Money),
        new("credit", "Phát sinh Có", ColumnType.Money),
        new("closingDebit", "Dư cuối kỳ Nợ", ColumnType.Money),
        new("closingCredit", "Dư cuối kỳ Có", ColumnType.Money),
    ];

    public async Task<Report> Make(ReportScope scope, CancellationToken cancel)
    {
        var ids = scope.Agencies.Select(a => a.Agency.Id).ToList();
        var figures = await balances.Read(ids, scope.From, scope.To, cancel);
        var chart = (await catalogs.Get(cancel)).Accounts;
        var balance = Ledger.Reporting.TrialBalance.From(figures, ids.ToHashSet(), chart, scope.To.Year);
        var map = await organisation.Get(cancel);

        return new Report(
            "trial-balance", "Bảng cân đối số phát sinh", [.. scope.Agencies.Select(a => a.Agency.Code.Value)], scope.From, scope.To,
            BusinessClock.InVietnam(clock.Now), Columns, [.. balance.Rows.Select(RowOf)], Amounts(balance.Totals),
            [.. balance.Eliminations.Select(e => EliminationOf(e, map))]);
    }

    private static Dictionary<string, object?> RowOf(TrialBalanceRow row)
    {
        var values = Amounts(row);
        (values["account"], values["name"], values["level"], values["isSum"]) = (row.Account, row.Name, row.Level, row.IsSum);
        return values;
    }

    private static Dictionary<string, object?> Amounts(TrialBalanceRow row) => new(StringComparer.Ordinal)
    {
        ["openingDebit"] = row.OpeningDebit,
        ["openingCredit"] = row.OpeningCredit,
        ["debit"] = row.Debit,
        ["credit"] = row.Credit,
        ["closingDebit"] = row.ClosingDebit,
        ["closingCredit"] = row.ClosingCredit,
    };

    private static Dictionary<string, object?> EliminationOf(Elimination e, OrganisationMap map) => new(StringComparer.Ordinal)
    {
        ["account"] = e.Account,
        ["agency"] = map[e.Agency].Agency.Code.Value,
        ["counterpartyAgency"] = map[e.Counterparty].Agency.Code.Value,
        ["openingDebit"] = e.OpeningDebit,
        ["openingCredit"] = e.OpeningCredit,
        ["debit"] = e.Debit,
        ["credit"] = e.Credit,
    };
}

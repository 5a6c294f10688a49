using KeToanChung.App.Organisation;
using KeToanChung.Ledger.Budget;
using KeToanChung.Ledger.Reporting;
using KeToanChung.Reports.Entries;

namespace KeToanChung.Reports.InterAgency;

/// <summary>
/// Đối chiếu công nợ giữa các đơn vị: what each agency's books say of each other agency, account by account, and for each two what their
/// books differ by. A flow that only one side has booked shows here first.
/// </summary>
internal sealed class InterAgencyReport(BalanceReader balances, OrganisationCache organisation) : IReportDefinition
{
    private static readonly ReportForm Form = new(
        "Bảng đối chiếu công nợ giữa các đơn vị", "", [Signers.Maker, Signers.ChiefAccountant, Signers.Head]);

    private static readonly ReportColumn[] Columns =
    [
        new("agency", "Đơn vị", ColumnType.Text) { Width = 5, IsCode = true },
        new("counterpartyAgency", "Đơn vị đối ứng", ColumnType.Text) { Width = 5, IsCode = true },
        new("account", "Tài khoản", ColumnType.Text) { Width = 5, IsCode = true },
        new("name", "Nội dung", ColumnType.Text) { Width = 22 },
        new("openingDebit", "Dư đầu kỳ Nợ", ColumnType.Money) { Group = "Số dư đầu kỳ", Heading = "Nợ" },
        new("openingCredit", "Dư đầu kỳ Có", ColumnType.Money) { Group = "Số dư đầu kỳ", Heading = "Có" },
        new("debit", "Phát sinh Nợ", ColumnType.Money) { Group = "Số phát sinh", Heading = "Nợ" },
        new("credit", "Phát sinh Có", ColumnType.Money) { Group = "Số phát sinh", Heading = "Có" },
        new("closingDebit", "Dư cuối kỳ Nợ", ColumnType.Money) { Group = "Số dư cuối kỳ", Heading = "Nợ" },
        new("closingCredit", "Dư cuối kỳ Có", ColumnType.Money) { Group = "Số dư cuối kỳ", Heading = "Có" },
    ];

    public async Task<Report> Make(ReportScope scope, CancellationToken cancel)
    {
        var map = await organisation.Get(cancel);
        var figures = (await balances.Read(scope.Ids, scope.From, scope.To, cancel))
            .Where(f => f.Counterparty is not null && f.Account is not ['0', ..])
            .Select(f => f with { Account = BudgetEffect.AccountSeenFrom(f.Account, f.BudgetYear, scope.To.Year) }).ToList();

        var rows = new List<ReportRow>();
        foreach (var pair in figures.GroupBy(f => Pair(f, map)).OrderBy(g => g.Key.First.Value, StringComparer.Ordinal).ThenBy(g => g.Key.Second.Value, StringComparer.Ordinal))
        {
            rows.AddRange(pair.OrderBy(f => CodeOf(f.Agency, map).Value, StringComparer.Ordinal).ThenBy(f => f.Account, StringComparer.Ordinal)
                .Select(f => RowOf(f, map, scope)));
            rows.Add(Difference(pair, pair.Key, scope));
        }

        return new Report(Form, scope)
        {
            Columns = Columns, Rows = rows.ToAsyncEnumerable(), Totals = TotalsOf(figures),
        };
    }

    private static (Ledger.AgencyCode First, Ledger.AgencyCode Second) Pair(BalanceFigure figure, OrganisationMap map)
    {
        var (own, other) = (CodeOf(figure.Agency, map), CodeOf(figure.Counterparty!.Value, map));
        return string.CompareOrdinal(own.Value, other.Value) <= 0 ? (own, other) : (other, own);
    }

    private static Ledger.AgencyCode CodeOf(int agency, OrganisationMap map) => map[agency].Agency.Code;

    private static ReportRow RowOf(BalanceFigure figure, OrganisationMap map, ReportScope scope)
    {
        var (own, other) = (CodeOf(figure.Agency, map), CodeOf(figure.Counterparty!.Value, map));
        return new ReportRow(
            Columns, [own.Value, other.Value, figure.Account, $"{map[figure.Agency].Agency.Name} – {map[figure.Counterparty.Value].Agency.Name}", .. Amounts([figure])])
        {
            DrillDown = $"/reports/general-ledger?account={figure.Account}&agency={own}&from={scope.From:yyyy-MM-dd}&to={scope.To:yyyy-MM-dd}",
        };
    }

    /// <summary>What one owes the other claims: both books together come to nothing. Where one side wasn't asked for, nothing can be said.</summary>
    private static ReportRow Difference(IEnumerable<BalanceFigure> pair, (Ledger.AgencyCode First, Ledger.AgencyCode Second) codes, ReportScope scope)
    {
        var both = scope.Agencies.Count(a => a.Agency.Code == codes.First || a.Agency.Code == codes.Second) == 2;
        var net = pair.Sum(f => checked(f.OpeningDebit - f.OpeningCredit + f.Debit - f.Credit));
        var text = !both ? "Cộng (chưa chọn đơn vị đối ứng)" : net == 0 ? "Khớp" : "Chênh lệch";
        return new ReportRow(Columns, [codes.First.Value, codes.Second.Value, null, text, .. Amounts(pair)], Level: 0, IsSum: true);
    }

    private static object?[] Amounts(IEnumerable<BalanceFigure> figures)
    {
        long opening = 0, debit = 0, credit = 0;
        foreach (var figure in figures)
        {
            opening = checked(opening + figure.OpeningDebit - figure.OpeningCredit);
            (debit, credit) = checked((debit + figure.Debit, credit + figure.Credit));
        }

        var closing = checked(opening + debit - credit);
        return [Math.Max(opening, 0), Math.Max(-opening, 0), debit, credit, Math.Max(closing, 0), Math.Max(-closing, 0)];
    }

    private static Dictionary<string, object?> TotalsOf(IReadOnlyList<BalanceFigure> figures) =>
        Columns[^6..].Select(c => c.Key).Zip(figures.Select(f => Amounts([f])).Aggregate(
            new long[6], (sums, row) => [.. sums.Zip(row, (s, v) => checked(s + (long)v!))]))
            .ToDictionary(t => t.First, t => (object?)t.Second, StringComparer.Ordinal);
}

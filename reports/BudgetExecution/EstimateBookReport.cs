using System.Runtime.CompilerServices;

using KeToanChung.App.Organisation;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Budget;

namespace KeToanChung.Reports.BudgetExecution;

/// <summary>
/// Sổ theo dõi dự toán từ nguồn NSNN trong nước (S101-H, TT 24/2024, Phụ lục II): for each line of the estimate what was given, committed and
/// drawn, paper by paper, and what is left after each.
/// </summary>
internal sealed class EstimateBookReport(BudgetMovements movements, OrganisationCache organisation) : IReportDefinition
{
    private static readonly ReportForm Form = new(
        "Sổ theo dõi dự toán từ nguồn ngân sách nhà nước trong nước", "S101-H", [Signers.BookKeeper, Signers.ChiefAccountant, Signers.Head])
    {
        IsBook = true,
    };

    private static readonly ReportColumn[] Columns =
    [
        .. BudgetColumns.Place,
        new("agency", "Đơn vị", ColumnType.Text) { Width = 6.5, IsCode = true },
        new("date", "Ngày", ColumnType.Date) { Width = 7.5 },
        new("number", "Số hiệu chứng từ", ColumnType.Text) { Heading = "Chứng từ", Width = 12.5, IsCode = true },
        new("description", "Nội dung", ColumnType.Text) { Width = 14 },
        .. BudgetColumns.Amounts,
    ];

    public async Task<Report> Make(ReportScope scope, CancellationToken cancel)
    {
        var before = await movements.PositionsOn(scope, scope.From.AddDays(-1), cancel);
        var at = await movements.PositionsOn(scope, scope.To, cancel);
        return new Report(Form with { Fields = [new PaperField("Niên độ ngân sách", $"{scope.To.Year}")] }, scope)
        {
            Columns = Columns, Rows = Rows(scope, before, await organisation.Get(cancel), cancel),
            Totals = BudgetColumns.Totals(BudgetColumns.Sum(at.Values)),
        };
    }

    private async IAsyncEnumerable<ReportRow> Rows(
        ReportScope scope, Dictionary<BudgetKey, BudgetPosition> before, OrganisationMap map, [EnumeratorCancellation] CancellationToken cancel)
    {
        BudgetKey? key = null;
        var position = default(BudgetPosition);
        var opened = new HashSet<BudgetKey>();
        await foreach (var paper in Papers(movements.Between(scope, cancel)))
        {
            if (paper[0].Key != key)
            {
                if (key is not null)
                    yield return Sum(key, "Cộng đến cuối kỳ", position);
                (key, position) = (paper[0].Key, before.GetValueOrDefault(paper[0].Key));
                opened.Add(key);
                if (before.ContainsKey(key))
                    yield return Sum(key, "Lũy kế trước kỳ", position);
            }

            var moved = default(BudgetPosition);
            foreach (var move in paper)
                (moved, position) = (moved.After(move.Column, move.Amount), position.After(move.Column, move.Amount));
            yield return RowOf(paper[0], moved, position, map[paper[0].Agency].Agency.Code.Value);
        }

        if (key is not null)
            yield return Sum(key, "Cộng đến cuối kỳ", position);

        // What did not move in these days stands all the same.
        foreach (var (untouched, amounts) in before.Where(b => !opened.Contains(b.Key)).InOrder(b => b.Key))
            yield return Sum(untouched, "Lũy kế trước kỳ", amounts);
    }

    /// <summary>One paper may move several columns of a line: a payment turns what was reserved into what is spent.</summary>
    private static async IAsyncEnumerable<List<BudgetMovements.Movement>> Papers(IAsyncEnumerable<BudgetMovements.Movement> moves)
    {
        var paper = new List<BudgetMovements.Movement>();
        await foreach (var move in moves)
        {
            if (paper is [var first, ..]
                && (first.Key, first.Agency, first.Date, first.Voucher, first.Document) != (move.Key, move.Agency, move.Date, move.Voucher, move.Document))
            {
                yield return paper;
                paper.Clear();
            }

            paper.Add(move);
        }

        if (paper.Count > 0)
            yield return paper;
    }

    private static ReportRow RowOf(BudgetMovements.Movement first, BudgetPosition moved, BudgetPosition after, string agency) => new(
        Columns,
        [.. BudgetColumns.Of(first.Key), agency, first.Date, first.Number, first.Text, .. BudgetColumns.Of(moved)[..^1], after.Available])
    {
        Voucher = first.Voucher is { } voucher ? new VoucherPlace(agency, new DocumentId(first.Agency, voucher)) : null,
    };

    private static ReportRow Sum(BudgetKey key, string text, BudgetPosition position) => new(
        Columns, [.. BudgetColumns.Of(key), null, null, null, text, .. BudgetColumns.Of(position)], Level: 0, IsSum: true);
}

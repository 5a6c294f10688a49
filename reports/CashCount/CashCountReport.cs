using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.Reports.CashCount;

/// <summary>
/// Bảng kiểm kê quỹ tiền mặt (S14-H): of each desk that was closed in the period, the notes by denomination, what there should have been, and the difference with its
/// words. Who doesn't read the books sees their own.
/// </summary>
internal sealed class CashCountReport(AppDb db) : IReportDefinition
{
    private static readonly ReportForm Form = new("Bảng kiểm kê quỹ tiền mặt", "S14-H", [Signers.Cashier, Signers.ChiefAccountant, Signers.Head]);

    private static readonly ReportColumn[] Columns =
    [
        new("countedAt", "Ngày kiểm kê", ColumnType.Date),
        new("holder", "Người giữ tiền", ColumnType.Text) { Width = 12 },
        new("text", "Diễn giải", ColumnType.Text) { Width = 24 },
        new("denomination", "Mệnh giá", ColumnType.Money) { Width = 7 },
        new("pieces", "Số tờ", ColumnType.Number),
        new("amount", "Thành tiền", ColumnType.Money) { Width = 10 },
    ];

    public async Task<Report> Make(ReportScope scope, CancellationToken cancel)
    {
        var (ids, from, until) = (scope.Ids, BusinessClock.StartOf(scope.From), BusinessClock.StartOf(scope.To.AddDays(1)));
        var found = db.Set<CashDeskRecord>().AsNoTracking().Where(d => ids.Contains(d.AgencyId) && d.ClosedAt >= from && d.ClosedAt < until);
        if (scope.OnlyOwn is { } own)
            found = found.Where(d => d.HolderId == own);
        var desks = await found.OrderBy(d => d.AgencyId).ThenBy(d => d.ClosedAt).ToListAsync(cancel);
        var counts = (await (
            from desk in found
            join count in db.Set<CashCountRecord>().Where(c => c.Moment == CountMoment.Closing) on new { desk.AgencyId, No = desk.No } equals new { count.AgencyId, No = count.DeskNo }
            select count).ToListAsync(cancel)).ToLookup(c => (c.AgencyId, c.DeskNo));
        var codes = scope.Agencies.ToDictionary(a => a.Agency.Id, a => a.Agency.Code.Value);
        return new Report(Form, scope)
        {
            Columns = Columns, Rows = desks.SelectMany(d => RowsOf(d, codes[d.AgencyId], counts[(d.AgencyId, d.No)])).ToAsyncEnumerable(),
            Totals = new Dictionary<string, object?>(StringComparer.Ordinal) { ["amount"] = desks.Sum(d => d.ClosingCounted!.Value) },
        };
    }

    private static IEnumerable<ReportRow> RowsOf(CashDeskRecord desk, string agency, IEnumerable<CashCountRecord> counts)
    {
        var day = DateOnly.FromDateTime(BusinessClock.InVietnam(desk.ClosedAt!.Value).DateTime);
        var (counted, expected) = (desk.ClosingCounted!.Value, desk.ClosingExpected!.Value);
        foreach (var line in counts.OrderByDescending(c => c.Denomination))
            yield return Row($"Ca {desk.Turn}", line.Denomination, line.Pieces, checked(line.Denomination * line.Pieces));
        yield return Row($"Cộng kiểm đếm ca {desk.Turn}{(desk.KeepsFund ? " (quỹ của đơn vị)" : "")}", null, null, counted, isSum: true);
        yield return Row("Số tiền theo biên lai, phiếu thu chi và bàn giao", null, null, expected, isSum: true);
        yield return Row(DifferenceOf(desk, counted - expected), null, null, counted - expected, isSum: true);

        ReportRow Row(string text, long? denomination, long? pieces, long amount, bool isSum = false) =>
            new(Columns, [day, desk.Holder, text, denomination, pieces, amount], IsSum: isSum) { DrillDown = $"/agencies/{agency}/cash-desks/{new DocumentId(desk.AgencyId, desk.No)}" };
    }

    private static string DifferenceOf(CashDeskRecord desk, long difference)
    {
        var words = difference switch
        {
            0 => "Khớp",
            > 0 => $"Thừa: {desk.ClosingNote}",
            < 0 => $"Thiếu: {desk.ClosingNote}",
        };
        return desk.ConfirmedBy is { } by ? $"{words} (xác nhận: {by})" : $"{words} (chưa xác nhận)";
    }
}

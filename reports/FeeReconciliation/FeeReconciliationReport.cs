using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.Ledger.Fees;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.Reports.FeeReconciliation;

/// <summary>
/// Đối chiếu thu phí, lệ phí: receipts by day, fee and channel, and beside those of a channel what it reported as paid. What was reported
/// without a receipt stands in rows of its own, so that nothing is missing from either side. Who doesn't read the books sees their own receipts.
/// </summary>
internal sealed class FeeReconciliationReport(AppDb db) : IReportDefinition
{
    private const string Desk = "Tiền mặt";

    private static readonly ReportForm Form = new(
        "Bảng đối chiếu thu phí, lệ phí", "", [Signers.Cashier, Signers.Maker, Signers.ChiefAccountant, Signers.Head]);

    private static readonly ReportColumn[] Columns =
    [
        new("date", "Ngày", ColumnType.Date),
        new("feeType", "Mã phí, lệ phí", ColumnType.Text) { Width = 9, IsCode = true },
        new("feeName", "Loại phí, lệ phí", ColumnType.Text) { Width = 24 },
        new("channel", "Kênh thu", ColumnType.Text) { Width = 10 },
        new("receipts", "Số biên lai", ColumnType.Number),
        new("quantity", "Số lượng", ColumnType.Number),
        new("amount", "Số tiền theo biên lai", ColumnType.Money) { Width = 9.5 },
        new("reported", "Số tiền kênh báo đã thu", ColumnType.Money) { Width = 9.5 },
        new("difference", "Chênh lệch", ColumnType.Money) { Width = 9.5 },
    ];

    public async Task<Report> Make(ReportScope scope, CancellationToken cancel)
    {
        var sums = await Receipts(scope, cancel);
        if (scope.OnlyOwn is null)
            sums.AddRange(await WithoutReceipt(scope, cancel));

        var rows = new List<ReportRow>();
        foreach (var day in sums.GroupBy(s => s.Date).OrderBy(g => g.Key))
        {
            rows.AddRange(day.OrderBy(s => s.FeeType is null).ThenBy(s => s.FeeType, StringComparer.Ordinal).ThenBy(s => s.Channel, StringComparer.Ordinal)
                .Select(s => new ReportRow(Columns, [s.Date, s.FeeType, s.FeeName, s.Channel, .. Amounts([s])])
                {
                    DrillDown = $"/agencies/{scope.Agencies[0].Agency.Code}/fee-receipts?from={s.Date:yyyy-MM-dd}&to={s.Date:yyyy-MM-dd}",
                }));
            rows.Add(new ReportRow(Columns, [day.Key, null, "Cộng ngày", null, .. Amounts(day)], Level: 0, IsSum: true));
        }

        return new Report(Form, scope)
        {
            Columns = Columns, Rows = rows.ToAsyncEnumerable(),
            Totals = Columns[4..].Select(c => c.Key).Zip(Amounts(sums)).ToDictionary(t => t.First, t => t.Second, StringComparer.Ordinal),
        };
    }

    /// <summary>The receipts that count; a replaced one doesn't.</summary>
    private async Task<List<Sum>> Receipts(ReportScope scope, CancellationToken cancel)
    {
        var (ids, first, last) = (scope.Ids, scope.From, scope.To);
        var fees = db.Set<FeeCaseRecord>().Where(f => ids.Contains(f.AgencyId));
        if (scope.OnlyOwn is { } own)
            fees = fees.Where(f => f.MadeById == own);

        var receipts =
            from receipt in db.Set<ReceiptRecord>().Where(r => ids.Contains(r.AgencyId) && r.Date >= first && r.Date <= last)
            join fee in fees on new { receipt.AgencyId, receipt.CaseNo, No = receipt.No } equals new { fee.AgencyId, CaseNo = fee.No, No = fee.ReceiptNo ?? 0 }
            from state in db.Set<OnlinePaymentStateRecord>().Where(s => s.AgencyId == fee.AgencyId && s.CaseNo == fee.No).DefaultIfEmpty()
            from payment in db.Set<OnlinePaymentRecord>()
                .Where(p => state != null && p.AgencyId == state.AgencyId && p.No == state.PaymentNo).DefaultIfEmpty()
            select new
            {
                receipt.Date, receipt.FeeType, receipt.FeeName, fee.Method, Provider = payment == null ? null : payment.Provider,
                Channel = payment == null ? null : payment.Channel, receipt.Quantity, receipt.Amount, Reported = payment == null ? 0 : payment.Amount,
            };
        var sums = await receipts.GroupBy(r => new { r.Date, r.FeeType, r.FeeName, r.Method, r.Provider, r.Channel })
            .Select(g => new
            {
                g.Key, Count = g.LongCount(), Quantity = g.Sum(r => (long)r.Quantity), Amount = g.Sum(r => r.Amount), Reported = g.Sum(r => r.Reported),
            })
            .ToListAsync(cancel);
        return sums.ConvertAll(s => new Sum(
            s.Key.Date, s.Key.FeeType, s.Key.FeeName, s.Key.Method is FeeMethod.Cash ? Desk : ChannelOf(s.Key.Provider, s.Key.Channel), s.Count,
            s.Quantity, s.Amount, s.Key.Method is FeeMethod.Cash ? s.Amount : s.Reported));
    }

    /// <summary>Reported payments that no receipt was made for: they wait for a person.</summary>
    private async Task<List<Sum>> WithoutReceipt(ReportScope scope, CancellationToken cancel)
    {
        var (ids, first, last) = (scope.Ids, scope.From, scope.To);
        var waiting =
            from payment in db.Set<OnlinePaymentRecord>().Where(p => ids.Contains(p.AgencyId) && p.PaidOn >= first && p.PaidOn <= last)
            join state in db.Set<OnlinePaymentStateRecord>().Where(s => s.CaseNo == null && s.Reason != WaitReason.Outgoing)
                on new { payment.AgencyId, payment.No } equals new { state.AgencyId, No = state.PaymentNo }
            group payment by new { payment.PaidOn, payment.Provider, payment.Channel } into g
            select new { g.Key, Amount = g.Sum(p => p.Amount) };
        var sums = await waiting.ToListAsync(cancel);
        return sums.ConvertAll(s => new Sum(
            s.Key.PaidOn, null, "Đã báo thu, chưa có biên lai", ChannelOf(s.Key.Provider, s.Key.Channel), 0, 0, 0, s.Amount));
    }

    private static string ChannelOf(string? provider, string? channel) => provider is null ? "Trực tuyến" : $"{provider} / {channel}";

    private static object?[] Amounts(IEnumerable<Sum> sums)
    {
        long receipts = 0, quantity = 0, amount = 0, reported = 0;
        foreach (var sum in sums)
            (receipts, quantity, amount, reported) = checked((receipts + sum.Receipts, quantity + sum.Quantity, amount + sum.Amount, reported + sum.Reported));
        return [receipts, quantity, amount, reported, amount - reported];
    }

    /// <param name="Reported">What the channel says; at the desk the receipt is what is known.</param>
    private sealed record Sum(
        DateOnly Date, string? FeeType, string? FeeName, string Channel, long Receipts, long Quantity, long Amount, long Reported);
}

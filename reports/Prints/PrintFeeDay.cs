using KeToanChung.App.Data.Records;
using KeToanChung.App.FeeDays;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Reports.Rendering;

using MediatR;

namespace KeToanChung.Reports.Prints;

/// <summary>In biên bản chốt ngày thu phí: the four figures, each difference with its words, and what came after it was signed.</summary>
public static class PrintFeeDay
{
    [Needs(Right.ReadBooks, Right.IssueReceipts)]
    public sealed record Query(AgencyCode Agency, DateOnly Date) : IQuery<Outcome<Paper>>, IRequest<Outcome<Paper>>, IInAgency;

    internal sealed class Handler(IMediator mediator, PaperHeads heads, CallContext context) : IRequestHandler<Query, Outcome<Paper>>
    {
        private static readonly ReportColumn[] FigureColumns =
        [
            new("what", "Hình thức", ColumnType.Text) { Width = 16 },
            new("receipts", "Theo biên lai", ColumnType.Money),
            new("platform", "Nền tảng, ngân hàng báo", ColumnType.Money),
            new("bank", "Đã có trên sao kê", ColumnType.Money),
            new("books", "Đã ghi sổ", ColumnType.Money),
        ];

        private static readonly ReportColumn[] DifferenceColumns =
        [
            new("kind", "Loại chênh lệch", ColumnType.Text) { Width = 14 },
            new("subject", "Biên lai, giao dịch", ColumnType.Text) { Width = 18 },
            new("amount", "Số tiền", ColumnType.Money),
            new("explanation", "Giải thích", ColumnType.Text) { Width = 24 },
        ];

        public async Task<Outcome<Paper>> Handle(Query request, CancellationToken cancellationToken)
        {
            var outcome = await mediator.Send(new ShowFeeDay.Query(request.Agency, request.Date), cancellationToken);
            if (outcome.IsRefused)
                return Outcome<Paper>.Refused(outcome.Refusals);

            var day = outcome.Value!;
            List<PaperTable> tables = [new(null, FigureColumns, Figures(day).ToAsyncEnumerable())];
            if (day.Differences.Count > 0)
                tables.Add(new PaperTable("Chênh lệch", DifferenceColumns, Differences(day.Differences).ToAsyncEnumerable()));
            if (day.Late is { Items.Count: > 0 } late)
                tables.Add(new PaperTable("Phát sinh sau khi chốt", DifferenceColumns, Differences(late.Items).ToAsyncEnumerable()));
            return heads.Under([context.AgencyEntry], day.Date) with
            {
                Title = "Biên bản chốt ngày thu phí, lệ phí",
                Subtitle = Written.DayInWords(day.Date).ToSentence(),
                Tables = tables,
                Remarks = [.. Remarks(day)],
                Signatures = await heads.Signed(context.AgencyEntry, [Signers.Cashier, Signers.ChiefAccountant, Signers.Head], day.Date, cancellationToken),
            };
        }

        private static IEnumerable<ReportRow> Figures(FeeDayView day) =>
        [
            new(FigureColumns, ["Tiền mặt", day.CashReceipts, null, null, day.CashBooks]),
            new(FigureColumns, ["Trực tuyến", day.OnlineReceipts, day.Platform, day.Bank, day.OnlineBooks]),
            new(FigureColumns, ["Cộng", day.Receipts, day.Platform, day.Bank, day.Books], 0, IsSum: true),
        ];

        private static IEnumerable<ReportRow> Differences(IReadOnlyList<FeeDayView.Item> items) =>
            items.Select(i => new ReportRow(DifferenceColumns, [KindOf(i.Kind), i.Subject, i.Amount, i.Explanation ?? "(chưa giải thích)"]));

        private static IEnumerable<PaperField> Remarks(FeeDayView day)
        {
            yield return new PaperField("Kế toán chốt", day.ClosedBy is { } by ? $"{by}, {Written.Instant(day.ClosedAt!.Value)}" : "chưa chốt");
            yield return new PaperField("Thủ quỹ ký", day.Cashier is { } cashier ? $"{cashier}, {Written.Instant(day.CashierAt!.Value)}" : "chưa ký");
            if (day.Late is { } late)
            {
                yield return new PaperField(
                    "Thay đổi sau khi chốt",
                    $"biên lai {Written.Money(late.Receipts)}, nền tảng {Written.Money(late.Platform)}, sao kê {Written.Money(late.Bank)}, sổ {Written.Money(late.Books)} đồng");
            }
        }

        private static string KindOf(FeeDifference kind) => kind switch
        {
            FeeDifference.InTransit => "Tiền đang chuyển",
            FeeDifference.WithoutReceipt => "Đã báo thu, chưa có biên lai",
            FeeDifference.PaidOtherwise => "Biên lai khác số đã trả",
            FeeDifference.CashCount => "Kiểm đếm tiền mặt",
            FeeDifference.Books => "Biên lai khác sổ",
        };
    }
}

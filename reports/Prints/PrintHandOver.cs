using KeToanChung.App.CashDesks;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Reporting;
using KeToanChung.Reports.Rendering;

using MediatR;

namespace KeToanChung.Reports.Prints;

/// <summary>In danh sách bàn giao tiền mặt: the receipts that the money was collected by, who gives and who receives, both to sign.</summary>
public static class PrintHandOver
{
    [Needs(Right.ReadOwnReceipts)]
    public sealed record Query(AgencyCode Agency, DocumentId HandOver) : IQuery<Outcome<Paper>>, IRequest<Outcome<Paper>>, IInAgency;

    internal sealed class Handler(IMediator mediator, PaperHeads heads, CallContext context) : IRequestHandler<Query, Outcome<Paper>>
    {
        private static readonly ReportColumn[] Columns =
        [
            new("line", "STT", ColumnType.Number) { Width = 4 },
            new("receipt", "Biên lai", ColumnType.Text) { Width = 9, IsCode = true },
            new("date", "Ngày", ColumnType.Date),
            new("feeName", "Loại phí, lệ phí", ColumnType.Text) { Width = 22 },
            new("caseNumber", "Số hồ sơ", ColumnType.Text) { Width = 13, IsCode = true },
            new("amount", "Số tiền", ColumnType.Money) { Width = 10 },
        ];

        public async Task<Outcome<Paper>> Handle(Query request, CancellationToken cancellationToken)
        {
            var outcome = await mediator.Send(new ShowHandOver.Query(request.Agency, request.HandOver), cancellationToken);
            if (outcome.IsRefused)
                return Outcome<Paper>.Refused(outcome.Refusals);

            var (handOver, receipts) = outcome.Value!;
            var day = DateOnly.FromDateTime(handOver.MadeAt.DateTime);
            return heads.Under([context.AgencyEntry], day) with
            {
                Form = $"Số: {handOver.Id}",
                Title = "Danh sách bàn giao tiền mặt",
                Subtitle = Written.DayInWords(day).ToSentence(),
                Fields =
                [
                    PaperHeads.AddressOf(context.AgencyEntry), new PaperField("Người giao", handOver.From), new PaperField("Người nhận", handOver.To),
                    new PaperField("Số tiền", $"{Written.Money(handOver.Amount)} đồng"), new PaperField("Bằng chữ", AmountInWords.Of(handOver.Amount)),
                ],
                Tables = [new PaperTable(null, Columns, Rows(handOver, receipts).ToAsyncEnumerable())],
                Remarks =
                [
                    .. handOver.Note is { } note ? new[] { new PaperField("Ghi chú", note) } : [],
                    new PaperField("Người giao ký", $"{handOver.From}, {Written.Instant(handOver.MadeAt)}"), new PaperField("Người nhận", StateOf(handOver)),
                ],
                Signatures = [new Signature("Người giao"), new Signature("Người nhận")],
            };
        }

        private static IEnumerable<ReportRow> Rows(HandOverView handOver, IReadOnlyList<ShowHandOver.Item> receipts)
        {
            foreach (var (i, receipt) in receipts.Index())
                yield return new ReportRow(Columns, [i + 1L, $"{receipt.Series}-{receipt.Number}", receipt.Date, receipt.FeeName, receipt.CaseNumber, receipt.Amount]);
            if (handOver.Other > 0)
                yield return new ReportRow(Columns, [receipts.Count + 1L, null, null, "Tiền mặt ngoài danh sách biên lai", null, handOver.Other]);
            yield return new ReportRow(Columns, [null, null, null, "Tổng cộng", null, handOver.Amount], 0, IsSum: true);
        }

        private static string StateOf(HandOverView handOver) => handOver.State switch
        {
            HandOverState.Offered => $"{handOver.To}, chưa ký nhận",
            HandOverState.Confirmed => $"{handOver.To} đã ký nhận, {Written.Instant(handOver.DecidedAt!.Value)}",
            HandOverState.TurnedDown => $"Không bàn giao ({handOver.DecidedBy}, {Written.Instant(handOver.DecidedAt!.Value)}): {handOver.Reason}",
        };
    }
}

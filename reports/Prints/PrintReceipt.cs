using KeToanChung.App.Fees;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Fees;
using KeToanChung.Ledger.Reporting;
using KeToanChung.Reports.Rendering;

using MediatR;

namespace KeToanChung.Reports.Prints;

/// <summary>
/// In biên lai thu phí, lệ phí (NĐ 254/2026, Điều 23.2): form, series and number, who collects, who pays, which fee, the amount in figures and in
/// words, the day. Only a fee that is receipted has one; of several that which counts.
/// </summary>
public static class PrintReceipt
{
    [Needs(Right.ReadOwnReceipts)]
    public sealed record Query(AgencyCode Agency, DocumentId Receipt) : IQuery<Outcome<Paper>>, IRequest<Outcome<Paper>>, IInAgency;

    internal sealed class Handler(IMediator mediator, PaperHeads heads, CallContext context) : IRequestHandler<Query, Outcome<Paper>>
    {
        private static readonly ReportColumn[] Columns =
        [
            new("feeType", "Mã", ColumnType.Text) { Width = 9, IsCode = true },
            new("feeName", "Loại phí, lệ phí", ColumnType.Text) { Width = 26 },
            new("quantity", "Số lượng", ColumnType.Number) { Width = 6 },
            new("price", "Đơn giá", ColumnType.Money) { Width = 9 },
            new("amount", "Thành tiền", ColumnType.Money) { Width = 10 },
        ];

        public async Task<Outcome<Paper>> Handle(Query request, CancellationToken cancellationToken)
        {
            var outcome = await mediator.Send(new ShowFeeReceipt.Query(request.Agency, request.Receipt), cancellationToken);
            if (outcome.IsRefused)
                return Outcome<Paper>.Refused(outcome.Refusals);

            var fee = outcome.Value!;
            if (fee.Receipts.FirstOrDefault(r => r.Counts) is not { } receipt)
                return new Refusal(Codes.RequestWrongState, "id");

            var paper = heads.Under([context.AgencyEntry], receipt.Date);
            return paper with
            {
                Form = $"Mẫu {receipt.Form} · Ký hiệu {receipt.Series} · Số {receipt.Number}",
                Title = "Biên lai thu phí, lệ phí",
                Subtitle = Written.DayInWords(receipt.Date).ToSentence(),
                Fields =
                [
                    new PaperField("Đơn vị thu", context.Agency.Name), PaperHeads.AddressOf(context.AgencyEntry),
                    new PaperField("Người nộp", fee.Payer?.Name ?? "(dữ liệu cá nhân đã xóa)"),
                    new PaperField("Số định danh, mã số thuế", fee.Payer?.IdentityNumber ?? ""), new PaperField("Số hồ sơ", fee.CaseNumber ?? ""),
                    new PaperField("Số tiền", $"{Written.Money(receipt.Amount)} đồng"), new PaperField("Bằng chữ", AmountInWords.Of(receipt.Amount)),
                    new PaperField("Hình thức thanh toán", MethodOf(fee)),
                ],
                Tables = [new PaperTable(null, Columns, Rows(receipt).ToAsyncEnumerable())],
                Remarks =
                [
                    .. receipt.Point is { } point ? new[] { new PaperField("Nơi lập", $"{point.Name}, {point.Address}") } : [],
                    .. receipt.Point?.AuthorisedBody is { } body ? new[] { new PaperField("Đơn vị được ủy quyền lập", body) } : [],
                    new PaperField("Người thu", $"{receipt.IssuedBy}, {Written.Instant(receipt.IssuedAt)}"),
                    .. receipt.SignedAt is { } signed ? new[] { new PaperField("Ký số", $"{context.Agency.Name}, {Written.Instant(signed)}") } : [],
                    new PaperField("Mã tra cứu", fee.TrackingCode),
                    .. fee.Receipts.Where(r => !r.Counts).Select(r => new PaperField("Thay thế biên lai", $"{r.Series}-{r.Number}")),
                    .. fee.Corrections.Where(c => c.Kind is CorrectionKind.Notice).Select(c => new PaperField("Đã thông báo sai sót", c.Reason)),
                ],
                Signatures = await heads.Signed(context.AgencyEntry, ["Người nộp", "Người thu tiền"], receipt.Date, cancellationToken),
            };
        }

        // A tiered fee has no price for one.
        private static IEnumerable<ReportRow> Rows(ReceiptView receipt) =>
        [
            new ReportRow(
                Columns,
                [
                    receipt.FeeType, receipt.FeeName, (long)receipt.Quantity,
                    receipt.Amount % receipt.Quantity == 0 ? receipt.Amount / receipt.Quantity : null, receipt.Amount,
                ]),
            new ReportRow(Columns, [null, "Tổng cộng", null, null, receipt.Amount], 0, IsSum: true),
        ];

        private static string MethodOf(ShowFeeReceipt.Result fee) => fee.OnlinePayment is { } payment
            ? $"Trực tuyến ({payment.Provider}, giao dịch {payment.TransactionId})"
            : fee.Method is FeeMethod.Online ? "Trực tuyến" : "Tiền mặt";
    }
}

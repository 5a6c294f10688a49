using KeToanChung.App.Pipeline;
using KeToanChung.App.Vouchers;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Posting;
using KeToanChung.Ledger.Reporting;
using KeToanChung.Reports.Rendering;

using MediatR;

namespace KeToanChung.Reports.Prints;

/// <summary>
/// In chứng từ, with all that Luật Kế toán, Điều 16 asks for: name and number, day, who makes and who receives, what for, the amount in figures
/// and in words, and places to sign. Phiếu thu and phiếu chi have their own words.
/// </summary>
public static class PrintVoucher
{
    [Needs(Right.ReadBooks)]
    public sealed record Query(AgencyCode Agency, DocumentId Voucher) : IQuery<Outcome<Paper>>, IRequest<Outcome<Paper>>, IInAgency;

    internal sealed class Handler(IMediator mediator, PaperHeads heads, CallContext context) : IRequestHandler<Query, Outcome<Paper>>
    {
        private static readonly ReportColumn[] Columns =
        [
            new("account", "Tài khoản", ColumnType.Text) { Width = 7, IsCode = true },
            new("description", "Nội dung", ColumnType.Text) { Width = 20 },
            new("fundingSource", "Nguồn", ColumnType.Text) { Group = "Mục lục ngân sách", Width = 5, IsCode = true },
            new("chapter", "Chương", ColumnType.Text) { Group = "Mục lục ngân sách", Width = 5, IsCode = true },
            new("subCategory", "Khoản", ColumnType.Text) { Group = "Mục lục ngân sách", Width = 5, IsCode = true },
            new("subItem", "Tiểu mục", ColumnType.Text) { Group = "Mục lục ngân sách", Width = 6, IsCode = true },
            new("debit", "Số tiền Nợ", ColumnType.Money) { Group = "Số tiền", Heading = "Nợ", Width = 11 },
            new("credit", "Số tiền Có", ColumnType.Money) { Group = "Số tiền", Heading = "Có", Width = 11 },
        ];

        public async Task<Outcome<Paper>> Handle(Query request, CancellationToken cancellationToken)
        {
            var outcome = await mediator.Send(new ShowVoucher.Query(request.Agency, request.Voucher), cancellationToken);
            if (outcome.IsRefused)
                return Outcome<Paper>.Refused(outcome.Refusals);

            var voucher = outcome.Value!;
            var words = WordsOf(voucher.Type);
            var paper = heads.Under([context.AgencyEntry], voucher.Date);
            return paper with
            {
                Form = $"Số: {voucher.Number}",
                Title = words.Title,
                Subtitle = Written.DayInWords(voucher.Date).ToSentence(),
                Fields =
                [
                    PaperHeads.AddressOf(context.AgencyEntry), new PaperField(words.Party, voucher.Party ?? ""),
                    new PaperField(words.Reason, voucher.Description), new PaperField("Số tiền", $"{Written.Money(AmountOf(voucher))} đồng"),
                    new PaperField("Bằng chữ", AmountInWords.Of(AmountOf(voucher))),
                    new PaperField("Kèm theo", voucher.Reference ?? ""), .. Links(voucher),
                ],
                Tables = [new PaperTable(null, Columns, Rows(voucher).ToAsyncEnumerable())],
                Remarks = [.. Approvals(voucher), new PaperField("Người ghi sổ", $"{voucher.PostedBy}, {Written.Instant(voucher.PostedAt)}"),
                    new PaperField("Mã kiểm tra", voucher.Hash)],
                Signatures = await heads.Signed(context.AgencyEntry, words.Signers, voucher.Date, cancellationToken),
            };
        }

        // What the voucher moves: its on-balance debits; a budget decision has class 0 alone.
        private static long AmountOf(VoucherView voucher) => voucher.Lines.Any(l => l.Account is not ['0', ..])
            ? voucher.Total
            : voucher.Lines.Sum(l => checked(l.Debit + l.Credit));

        private static IEnumerable<ReportRow> Rows(VoucherView voucher)
        {
            foreach (var line in voucher.Lines)
            {
                yield return new ReportRow(
                    Columns,
                    [line.Account, TextOf(line, voucher), line.FundingSource, line.Chapter, line.SubCategory, line.SubItem, line.Debit, line.Credit]);
            }

            var onBalance = voucher.Lines.Where(l => l.Account is not ['0', ..]).ToList();
            if (onBalance.Count > 0)
            {
                yield return new ReportRow(
                    Columns, [null, "Tổng cộng (trong bảng)", null, null, null, null, onBalance.Sum(l => l.Debit), onBalance.Sum(l => l.Credit)], 0, IsSum: true);
            }
        }

        private static string TextOf(VoucherView.Line line, VoucherView voucher) =>
            string.Join("; ", ((string?[])[line.Description, line.Party, line.CounterpartyAgency is { } other ? $"đơn vị {other}" : null])
                .Where(t => t is not null && t != voucher.Description));

        private static IEnumerable<PaperField> Links(ShowVoucher.Result voucher)
        {
            if (voucher.Operation is { } operation)
                yield return new PaperField("Nghiệp vụ", operation);
            if (voucher.PaymentRequest is { } request)
                yield return new PaperField("Đề nghị chi", request.Number);
            if (voucher.Reverses is { } reverses)
                yield return new PaperField("Đảo chứng từ", reverses.Number);
            if (voucher.ReversedBy is { } reversedBy)
                yield return new PaperField("Đã đảo bằng chứng từ", reversedBy.Number);
        }

        private static IEnumerable<PaperField> Approvals(ShowVoucher.Result voucher) => voucher.AwaitsApproval
            ? [new PaperField("Duyệt", "chưa duyệt (ghi sổ trước, duyệt sau)")]
            : voucher.Approvals.Select(a => new PaperField("Người duyệt", $"{a.ApprovedBy}, {Written.Instant(a.At)}"));

        private static Words WordsOf(VoucherType type) => type switch
        {
            VoucherType.CashReceipt => new(
                "Phiếu thu", "Họ tên người nộp tiền", "Lý do nộp",
                [Signers.Head, Signers.ChiefAccountant, Signers.Maker, "Người nộp tiền", Signers.Cashier]),
            VoucherType.CashPayment => new(
                "Phiếu chi", "Họ tên người nhận tiền", "Lý do chi",
                [Signers.Head, Signers.ChiefAccountant, Signers.Maker, Signers.Cashier, "Người nhận tiền"]),
            VoucherType.CreditAdvice => Plain("Chứng từ báo Có"),
            VoucherType.DebitAdvice => Plain("Chứng từ báo Nợ"),
            VoucherType.TreasuryWithdrawal => Plain("Chứng từ rút dự toán"),
            VoucherType.Budget => Plain("Chứng từ ghi nhận dự toán"),
            VoucherType.FeeReceipt => Plain("Chứng từ thu phí, lệ phí"),
            VoucherType.General => Plain("Chứng từ kế toán"),
        };

        private static Words Plain(string title) => new(title, "Đối tượng", "Nội dung", [Signers.Maker, Signers.ChiefAccountant, Signers.Head]);

        private sealed record Words(string Title, string Party, string Reason, IReadOnlyList<string> Signers);
    }
}

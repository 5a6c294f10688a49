using KeToanChung.App.Payments;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Payments;
using KeToanChung.Ledger.Reporting;
using KeToanChung.Reports.Rendering;

using MediatR;

namespace KeToanChung.Reports.Prints;

/// <summary>In giấy đề nghị thanh toán, as it stands: what is asked for, from where in the budget, and who has decided.</summary>
public static class PrintRequest
{
    [Needs(Right.ReadBooks)]
    public sealed record Query(DocumentId Id) : IQuery<Outcome<Paper>>, IRequest<Outcome<Paper>>, IOnDocument;

    internal sealed class Handler(IMediator mediator, PaperHeads heads, CallContext context) : IRequestHandler<Query, Outcome<Paper>>
    {
        private static readonly ReportColumn[] Columns =
        [
            new("account", "Tài khoản", ColumnType.Text) { Width = 7, IsCode = true },
            new("invoice", "Hóa đơn, chứng từ", ColumnType.Text) { Width = 18 },
            new("fundingSource", "Nguồn", ColumnType.Text) { Group = "Mục lục ngân sách", Width = 5, IsCode = true },
            new("chapter", "Chương", ColumnType.Text) { Group = "Mục lục ngân sách", Width = 5, IsCode = true },
            new("subCategory", "Khoản", ColumnType.Text) { Group = "Mục lục ngân sách", Width = 5, IsCode = true },
            new("subItem", "Tiểu mục", ColumnType.Text) { Group = "Mục lục ngân sách", Width = 6, IsCode = true },
            new("amount", "Số tiền", ColumnType.Money) { Width = 11 },
        ];

        public async Task<Outcome<Paper>> Handle(Query request, CancellationToken cancellationToken)
        {
            var outcome = await mediator.Send(new ShowRequest.Query(request.Id), cancellationToken);
            if (outcome.IsRefused)
                return Outcome<Paper>.Refused(outcome.Refusals);

            var asked = outcome.Value!;
            var paper = heads.Under([context.AgencyEntry], asked.Date);
            return paper with
            {
                Form = $"Mã theo dõi: {asked.TrackingCode}",
                Title = "Giấy đề nghị thanh toán",
                Subtitle = Written.DayInWords(asked.Date).ToSentence(),
                Fields =
                [
                    PaperHeads.AddressOf(context.AgencyEntry), new PaperField("Người đề nghị", asked.MadeBy), new PaperField("Đơn vị, người nhận", asked.Payee.Name),
                    .. Known("Mã số thuế", asked.Payee.TaxCode), .. Known("Số tài khoản", asked.Payee.Account), .. Known("Tại", asked.Payee.Bank),
                    new PaperField("Nội dung", asked.Description), new PaperField("Hình thức", MethodOf(asked.Method)),
                    .. Known("Cam kết chi", asked.Commitment), new PaperField("Số tiền", $"{Written.Money(asked.Total)} đồng"),
                    new PaperField("Bằng chữ", AmountInWords.Of(asked.Total)),
                ],
                Tables = [new PaperTable(null, Columns, Rows(asked).ToAsyncEnumerable())],
                Remarks = [new PaperField("Trạng thái", StatusOf(asked)), .. Known("Ý kiến", asked.DecisionNote), .. Known("Chứng từ chi", asked.Voucher?.Number)],
                Signatures = await heads.Signed(
                    context.AgencyEntry, ["Người đề nghị thanh toán", Signers.ChiefAccountant, Signers.Head], asked.Date, cancellationToken),
            };
        }

        private static IEnumerable<ReportRow> Rows(RequestView asked)
        {
            foreach (var line in asked.Lines)
            {
                var invoice = string.Join(" ngày ", ((string?[])[line.InvoiceNumber, line.InvoiceDate is { } day ? Written.Day(day) : null]).Where(t => t is not null));
                yield return new ReportRow(
                    Columns, [line.Account, invoice, line.FundingSource, line.Chapter, line.SubCategory, line.SubItem, line.Amount]);
            }

            yield return new ReportRow(Columns, [null, "Tổng cộng", null, null, null, null, asked.Total], 0, IsSum: true);
        }

        private static IEnumerable<PaperField> Known(string label, string? value) => value is null ? [] : [new PaperField(label, value)];

        private static string MethodOf(PaymentMethod method) => method switch
        {
            PaymentMethod.Treasury => "Rút dự toán tại Kho bạc Nhà nước",
            PaymentMethod.Bank => "Chuyển khoản từ tài khoản tiền gửi",
            PaymentMethod.Cash => "Tiền mặt",
        };

        private static string StatusOf(RequestView asked)
        {
            var decided = asked is { DecidedBy: { } by, DecidedAt: { } at } ? $" ({by}, {Written.Instant(at)})" : "";
            return asked.Status switch
            {
                PaymentStatus.Draft => "Bản nháp",
                PaymentStatus.Submitted => "Đã trình, chờ duyệt",
                PaymentStatus.Approved => $"Đã duyệt{decided}",
                PaymentStatus.Paid => $"Đã chi; người duyệt{decided}",
                PaymentStatus.Rejected => $"Bị từ chối{decided}",
                PaymentStatus.Withdrawn => $"Đã rút lại{decided}",
            };
        }
    }
}

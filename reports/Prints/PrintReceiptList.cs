using KeToanChung.App.Pipeline;
using KeToanChung.App.ReceiptLists;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.Reports.Prints;

/// <summary>
/// Bảng kê dữ liệu biên lai điện tử (01/TH-BLĐT; NĐ 254/2026, Điều 29.3b), in each form that reports have. Its statutory layout isn't published: the columns say what is
/// asked for.
/// </summary>
public static class PrintReceiptList
{
    [Needs(Right.ReadBooks, Right.IssueReceipts)]
    public sealed record Query(AgencyCode Agency, DocumentId List) : IQuery<Outcome<Report>>, IRequest<Outcome<Report>>, IInAgency;

    internal sealed class Handler(IMediator mediator, CallContext context, BusinessClock clock) : IRequestHandler<Query, Outcome<Report>>
    {
        private static readonly ReportForm Form = new("Bảng kê dữ liệu biên lai điện tử", "01/TH-BLĐT", [Signers.Maker, Signers.Head]);

        private static readonly ReportColumn[] Columns =
        [
            new("order", "STT", ColumnType.Number) { Width = 4 },
            new("form", "Mẫu số", ColumnType.Text) { Width = 6, IsCode = true },
            new("series", "Ký hiệu", ColumnType.Text) { Width = 6, IsCode = true },
            new("number", "Số", ColumnType.Number) { Width = 6 },
            new("date", "Ngày lập", ColumnType.Date),
            new("payer", "Người nộp", ColumnType.Text) { Width = 18 },
            new("payerIdentity", "Số định danh, mã số thuế", ColumnType.Text) { Width = 10, IsCode = true },
            new("fee", "Loại phí, lệ phí", ColumnType.Text) { Width = 20 },
            new("amount", "Số tiền", ColumnType.Money) { Width = 9.5 },
            new("kind", "Trạng thái", ColumnType.Text) { Width = 10 },
            new("concerns", "Biên lai liên quan, nội dung sai", ColumnType.Text) { Width = 14 },
        ];

        public async Task<Outcome<Report>> Handle(Query request, CancellationToken cancellationToken)
        {
            var outcome = await mediator.Send(new ShowReceiptList.Query(request.Agency, request.List), cancellationToken);
            if (outcome.Value is not { } told)
                return Outcome<Report>.Refused(outcome.Refusals);

            var scope = new ReportScope(context.Agencies, told.List.Day, told.List.Day, null, null, BusinessClock.InVietnam(clock.Now));
            return new Report(Form, scope)
            {
                Name = $"bang-ke-bien-lai-{told.List.Id}", Columns = Columns,
                Rows = told.Entries.Select((e, i) => new ReportRow(
                    Columns,
                    [
                        (long)i + 1, e.Form, e.Series, (long)e.Number, e.Date, e.Payer ?? "(dữ liệu cá nhân đã xóa)", e.PayerIdentity, e.FeeName, e.Amount, KindOf(e.Kind), e.Concerns,
                    ])).ToAsyncEnumerable(),
                Totals = new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["amount"] = told.Entries.Where(e => e.Kind is not ShowReceiptList.EntryKind.Notice).Sum(e => e.Amount),
                },
            };
        }

        private static string KindOf(ShowReceiptList.EntryKind kind) => kind switch
        {
            ShowReceiptList.EntryKind.New => "Mới",
            ShowReceiptList.EntryKind.Replacement => "Thay thế",
            ShowReceiptList.EntryKind.Notice => "Thông báo sai sót",
        };
    }
}

using KeToanChung.App.PaperReceipts;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.Reports.Prints;

/// <summary>Bảng theo dõi, kiểm kê biên lai giấy as of today: what came, was used, spoiled and destroyed, and which numbers must still be there.</summary>
public static class PrintPaperBooks
{
    [Needs(Right.ReadBooks, Right.IssueReceipts)]
    public sealed record Query(AgencyCode Agency) : IQuery<Outcome<Report>>, IRequest<Outcome<Report>>, IInAgency;

    internal sealed class Handler(IMediator mediator, CallContext context, BusinessClock clock) : IRequestHandler<Query, Outcome<Report>>
    {
        private static readonly ReportForm Form = new("Bảng theo dõi, kiểm kê biên lai giấy", "", [Signers.Maker, Signers.Head]);

        private static readonly ReportColumn[] Columns =
        [
            new("form", "Mẫu số", ColumnType.Text) { Width = 9, IsCode = true },
            new("series", "Ký hiệu", ColumnType.Text) { Width = 8, IsCode = true },
            new("first", "Từ số", ColumnType.Number) { Width = 7 },
            new("final", "Đến số", ColumnType.Number) { Width = 7 },
            new("received", "Ngày nhập", ColumnType.Date),
            new("holder", "Người giữ", ColumnType.Text) { Width = 12 },
            new("used", "Đã dùng", ColumnType.Number) { Width = 7 },
            new("spoiled", "Xóa bỏ", ColumnType.Number) { Width = 7 },
            new("destroyed", "Đã hủy", ColumnType.Number) { Width = 7 },
            new("left", "Còn lại", ColumnType.Number) { Width = 7 },
            new("next", "Còn từ số", ColumnType.Number) { Width = 8 },
        ];

        public async Task<Outcome<Report>> Handle(Query request, CancellationToken cancellationToken)
        {
            var outcome = await mediator.Send(new ListPaperReceipts.Query(request.Agency), cancellationToken);
            if (outcome.Value is not { } found)
                return Outcome<Report>.Refused(outcome.Refusals);

            var books = found.Books;
            var scope = new ReportScope(context.Agencies, clock.Today, clock.Today, null, null, BusinessClock.InVietnam(clock.Now));
            return new Report(Form, scope)
            {
                Name = "bien-lai-giay", Columns = Columns,
                Rows = books.Select(b => new ReportRow(
                    Columns,
                    [
                        b.Form, b.Series, (long)b.First, (long)b.Final, b.ReceivedOn, b.Holder ?? "", (long)b.Used, (long)b.Spoiled, (long)b.Destroyed, (long)b.Left,
                        (long?)b.Next,
                    ])).ToAsyncEnumerable(),
                Totals = new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["used"] = books.Sum(b => (long)b.Used), ["spoiled"] = books.Sum(b => (long)b.Spoiled), ["destroyed"] = books.Sum(b => (long)b.Destroyed),
                    ["left"] = books.Sum(b => (long)b.Left),
                },
            };
        }
    }
}

using KeToanChung.App.PaperReceipts;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.Reports.Prints;

/// <summary>
/// Thông báo kết quả hủy biên lai giấy (02/HUY-HĐBLG; TT 91/2026, Điều 16), in each form that reports have. Its statutory layout isn't published with the law's text
/// here: the columns say which forms were destroyed.
/// </summary>
public static class PrintPaperDestruction
{
    [Needs(Right.ReadBooks, Right.IssueReceipts)]
    public sealed record Query(AgencyCode Agency, DocumentId Destruction) : IQuery<Outcome<Report>>, IRequest<Outcome<Report>>, IInAgency;

    internal sealed class Handler(IMediator mediator, CallContext context, BusinessClock clock) : IRequestHandler<Query, Outcome<Report>>
    {
        private static readonly ReportForm Form = new("Thông báo kết quả hủy biên lai giấy", "02/HUY-HĐBLG", [Signers.Maker, Signers.Head]);

        private static readonly ReportColumn[] Columns =
        [
            new("order", "STT", ColumnType.Number) { Width = 4 },
            new("form", "Mẫu số", ColumnType.Text) { Width = 10, IsCode = true },
            new("series", "Ký hiệu", ColumnType.Text) { Width = 8, IsCode = true },
            new("first", "Từ số", ColumnType.Number) { Width = 8 },
            new("final", "Đến số", ColumnType.Number) { Width = 8 },
            new("forms", "Số lượng", ColumnType.Number) { Width = 8 },
            new("way", "Phương pháp hủy", ColumnType.Text) { Width = 14 },
            new("witnesses", "Thành phần chứng kiến", ColumnType.Text) { Width = 20 },
        ];

        public async Task<Outcome<Report>> Handle(Query request, CancellationToken cancellationToken)
        {
            var outcome = await mediator.Send(new ListPaperReceipts.Query(request.Agency), cancellationToken);
            if (outcome.Value is not { } found)
                return Outcome<Report>.Refused(outcome.Refusals);
            if (found.Destructions.FirstOrDefault(d => d.Id == request.Destruction.ToString()) is not { } told)
                return new Refusal(Codes.NotFound, "id");

            var scope = new ReportScope(context.Agencies, told.On, told.On, null, null, BusinessClock.InVietnam(clock.Now));
            return new Report(Form, scope)
            {
                Name = $"huy-bien-lai-giay-{told.Id}", Columns = Columns,
                Rows = told.Items.Select((item, i) => new ReportRow(
                    Columns, [(long)i + 1, item.Form, item.Series, (long)item.First, (long)item.Final, (long)item.Forms, told.Way, told.Witnesses])).ToAsyncEnumerable(),
                Totals = new Dictionary<string, object?>(StringComparer.Ordinal) { ["forms"] = (long)told.Forms },
            };
        }
    }
}

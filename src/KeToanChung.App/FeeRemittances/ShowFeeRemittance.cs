using KeToanChung.App.CashDesks;
using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Periods;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Payments;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.FeeRemittances;

/// <summary>Phí, lệ phí phải nộp của một tháng: by fee what was collected, what may be kept and what goes to the budget, and how far that has come.</summary>
public static class ShowFeeRemittance
{
    [Needs(Right.ReadBooks)]
    public sealed record Query(AgencyCode Agency, BookMonth Month) : IQuery<Outcome<RemittanceView>>, IRequest<Outcome<RemittanceView>>, IInAgency;

    internal sealed class Handler(AppDb db, RemittanceBooks books, DeskBooks desks, CallContext context, BusinessClock clock) : IRequestHandler<Query, Outcome<RemittanceView>>
    {
        /// <summary>Fees are remitted by the 5th of the next month at the latest (TT 226/2016, Điều 6).</summary>
        private const int DueDay = 5;

        public async Task<Outcome<RemittanceView>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (agency, month) = (context.Agency.Id, request.Month);
            if (month.Year is < 2000 or > 2100)
                return new Refusal(Codes.RequestInvalid, "month", "dateOutOfRange");

            var record = await db.Set<FeeRemittanceRecord>().AsNoTracking()
                .FirstOrDefaultAsync(r => r.AgencyId == agency && r.Year == month.Year && r.Month == month.Month, cancellationToken);
            var lines = record is null ? await Collected(month, cancellationToken) : await Kept(month, cancellationToken);
            return new RemittanceView(
                context.Agency.Code.Value, month.ToString(), month.Last.AddDays(DueDay), clock.Today > month.Last, lines.Sum(l => l.Collected),
                await books.NotYetSharedOut(cancellationToken), lines, record is null ? null : await Preparation(record, cancellationToken));
        }

        private async Task<List<RemittanceView.Line>> Collected(BookMonth month, CancellationToken cancel) =>
            [.. (await books.Read(month, await desks.LastEvent(cancel), cancel)).Select(l => new RemittanceView.Line(
                l.FeeType, l.FeeName, l.SubItem, l.Receipts, l.Collected, l.RetainedPercent, l.Retained, l.Refunded, l.Collected - l.Retained + l.Refunded))];

        private async Task<List<RemittanceView.Line>> Kept(BookMonth month, CancellationToken cancel)
        {
            var agency = context.Agency.Id;
            var lines = await db.Set<FeeRemittanceLineRecord>().AsNoTracking().Where(l => l.AgencyId == agency && l.Year == month.Year && l.Month == month.Month).ToListAsync(cancel);
            return [.. lines.OrderBy(l => l.FeeType, StringComparer.Ordinal).Select(l => new RemittanceView.Line(
                l.FeeType, l.FeeName, l.SubItem, l.Receipts, l.Collected, l.RetainedPercent, l.Retained, l.Refunded, l.Collected - l.Retained + l.Refunded))];
        }

        private async Task<RemittanceView.Preparation> Preparation(FeeRemittanceRecord record, CancellationToken cancel)
        {
            var request = record.RequestNo is { } no
                ? await db.Set<PaymentRequestRecord>().AsNoTracking().FirstAsync(r => r.AgencyId == record.AgencyId && r.No == no, cancel)
                : null;
            return new RemittanceView.Preparation(
                BusinessClock.InVietnam(record.PreparedAt), record.PreparedBy, record.RetentionDecision, record.Retained, record.ToRemit, IdOf(record.RemittedVoucherNo),
                IdOf(record.RetainedVoucherNo), IdOf(record.RequestNo), request?.Status.ToString(), request is { Status: PaymentStatus.Paid } ? request.Total : 0);
        }

        private string? IdOf(long? no) => no is { } known ? context.IdOf(known).ToString() : null;
    }
}

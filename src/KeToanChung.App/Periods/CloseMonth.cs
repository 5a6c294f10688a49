using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Periods;

/// <summary>
/// Khóa sổ một tháng: nothing more is posted into it (TT 24/2024, Điều 6.8). Refused with every blocker: what bank or treasury took in
/// that month and the head hasn't approved yet.
/// </summary>
public static class CloseMonth
{
    [Needs(Right.CloseMonths)]
    public sealed record Command(AgencyCode Agency, BookMonth Month) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    public sealed record Result(string Agency, string Month, string Status) : IHasSubject
    {
        string IHasSubject.Subject => $"month {Month}";
    }

    internal sealed class Handler(AppDb db, Months months, CallContext context) : IRequestHandler<Command, Outcome<Result>>
    {
        private const int MostBlockers = 100;

        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var (refusal, record) = await months.Hold(request.Month, cancellationToken);
            if (refusal is not null)
                return refusal;
            if (record is { IsClosed: true })
                return new Refusal(Codes.RequestWrongState, "month", "monthClosed").With("month", request.Month.First);

            var blockers = await NotYetApproved(request.Month).Take(MostBlockers).ToListAsync(cancellationToken);
            if (blockers.Count > 0)
            {
                return Outcome<Result>.Refused(blockers.ConvertAll(v => new Refusal(Codes.PeriodBlocked, $"vouchers/{context.IdOf(v.No)}", "awaitsApproval")
                    .With("number", v.Number).With("date", v.Date)
                    .With("link", $"/api/v1/agencies/{context.Agency.Code}/vouchers/{context.IdOf(v.No)}")));
            }

            await months.Set(request.Month, record, closed: true, reason: null, cancellationToken);
            return new Result(context.Agency.Code.Value, request.Month.ToString(), "closed");
        }

        private IQueryable<VoucherRecord> NotYetApproved(BookMonth month)
        {
            var (agency, first, last) = (context.Agency.Id, month.First, month.Last);
            return db.Set<VoucherRecord>().AsNoTracking()
                .Where(v => v.AgencyId == agency && v.Date >= first && v.Date <= last && v.AwaitsApproval
                    && !db.Set<ApprovalRecord>().Any(a => a.AgencyId == agency && a.VoucherNo == v.No))
                .OrderBy(v => v.No);
        }
    }
}

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.FeeDays;

/// <summary>Thủ quỹ ký a closed fee day, once, and never who closed it.</summary>
public static class SignFeeDay
{
    [Needs(Right.IssueReceipts)]
    public sealed record Command(AgencyCode Agency, DateOnly Date) : ICommand<Outcome<FeeDayView>>, IRequest<Outcome<FeeDayView>>, IInAgency;

    internal sealed class Handler(AppDb db, LedgerHeads heads, DayBooks days, CallContext context, BusinessClock clock) : IRequestHandler<Command, Outcome<FeeDayView>>
    {
        public async Task<Outcome<FeeDayView>> Handle(Command request, CancellationToken cancellationToken)
        {
            var (agency, date, caller) = (context.Agency.Id, request.Date, context.CallerOrThrow);
            var head = await heads.Hold(agency, cancellationToken);
            var record = await db.Set<FeeDayRecord>().FindAsync([agency, date], cancellationToken);
            if (record is null)
                return new Refusal(Codes.RequestWrongState, "date", "feeDayNotClosed").With("date", date);
            if (record.CashierAt is not null)
                return new Refusal(Codes.RequestWrongState, "date", "feeDaySigned").With("by", record.Cashier);
            if (!context.Roles[0].Contains(Role.Cashier) || record.ClosedById == caller.UserId)
                return new Refusal(Codes.RequestWrongState, "date", "onlyCashierSigns");

            (record.CashierAt, record.CashierId, record.Cashier) = (clock.Now, caller.UserId, caller.UserName);
            var signed = await db.Set<FeeDayDifferenceRecord>().AsNoTracking().Where(d => d.AgencyId == agency && d.Date == date).ToListAsync(cancellationToken);
            return FeeDayView.Of(date, await days.Read(date, head.LastEvent, cancellationToken), record, signed, [], context);
        }
    }
}

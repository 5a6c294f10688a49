using FluentValidation;

using KeToanChung.App.CashDesks;
using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.FeeDays;

/// <summary>Đối chiếu ngày thu phí: receipts = platform = bank = books, with every difference.</summary>
public static class ShowFeeDay
{
    [Needs(Right.ReadBooks, Right.IssueReceipts)]
    public sealed record Query(AgencyCode Agency, DateOnly Date) : IQuery<Outcome<FeeDayView>>, IRequest<Outcome<FeeDayView>>, IInAgency;

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Date).IsDay();
    }

    internal sealed class Handler(AppDb db, DayBooks days, DeskBooks books, CallContext context) : IRequestHandler<Query, Outcome<FeeDayView>>
    {
        public async Task<Outcome<FeeDayView>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (agency, date) = (context.Agency.Id, request.Date);
            var closed = await db.Set<FeeDayRecord>().AsNoTracking().FirstOrDefaultAsync(d => d.AgencyId == agency && d.Date == date, cancellationToken);
            var signed = closed is null
                ? []
                : await db.Set<FeeDayDifferenceRecord>().AsNoTracking().Where(d => d.AgencyId == agency && d.Date == date).ToListAsync(cancellationToken);
            var now = await days.Read(date, await books.LastEvent(cancellationToken), cancellationToken);
            return FeeDayView.Of(date, now, closed, signed, closed is null ? await days.OpenDesks(date, cancellationToken) : [], context);
        }
    }
}

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Fees.Points;

/// <summary>Các điểm lập biên lai của đơn vị, with who sits there and the ranges of numbers that they gave and still have.</summary>
public static class ListIssuingPoints
{
    [Needs(Right.ReadBooks, Right.Administer)]
    public sealed record Query(AgencyCode Agency) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    public sealed record Result(IReadOnlyList<IssuingPointView> Items);

    internal sealed class Handler(AppDb db, CallContext context) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var agency = context.Agency.Id;
            var points = await db.Set<IssuingPointRecord>().AsNoTracking().Where(p => p.AgencyId == agency).OrderBy(p => p.Code).ToListAsync(cancellationToken);
            var cashiers = await db.Set<IssuingPointCashierRecord>().AsNoTracking().Where(c => c.AgencyId == agency).ToListAsync(cancellationToken);
            var ranges = await db.Set<ReceiptRangeRecord>().AsNoTracking().Where(r => r.AgencyId == agency).ToListAsync(cancellationToken);
            return new Result(points.ConvertAll(p => IssuingPointView.Of(context.Agency.Code.Value, p, cashiers, ranges)));
        }
    }
}

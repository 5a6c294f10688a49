using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Vouchers;

/// <summary>Nghiệp vụ dùng gần đây of an agency's newest vouchers, the last first: what she enters next is likely one of them.</summary>
public static class ListUsedOperations
{
    private const int Newest = 200;

    [Needs(Right.PostVouchers)]
    public sealed record Query(AgencyCode Agency) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    public sealed record Result(IReadOnlyList<string> Operations);

    internal sealed class Handler(AppDb db, CallContext context) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var agency = context.Agency.Id;
            var newest = await db.Set<VoucherRecord>().Where(v => v.AgencyId == agency).OrderByDescending(v => v.No)
                .Select(v => new { v.Operation, v.ReversalOf }).Take(Newest).ToListAsync(cancellationToken);
            return new Result([.. newest.Where(v => v.ReversalOf is null).Select(v => v.Operation).OfType<string>().Distinct(StringComparer.Ordinal)]);
        }
    }
}

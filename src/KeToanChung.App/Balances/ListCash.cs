using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Balances;

/// <summary>Tồn quỹ: what is in the cash box (111) and on deposit (112) as the books stand, of the agencies named or of all that the caller may read.</summary>
public static class ListCash
{
    [Needs(Right.ReadBooks)]
    public sealed record Query(IReadOnlyList<AgencyCode> Agencies) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgencies;

    public sealed record Result(IReadOnlyList<Item> Items);

    /// <param name="Cash">Whole đồng; below 0 where more was paid than received.</param>
    public sealed record Item(string Agency, long Cash, long Deposits);

    internal sealed class Handler(AppDb db, CallContext context) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var ids = context.Agencies.Select(a => a.Agency.Id).ToList();
            var found = await db.Set<AccountBalanceRecord>()
                .Where(b => ids.Contains(b.AgencyId) && (b.Account.StartsWith("111") || b.Account.StartsWith("112")))
                .GroupBy(b => new { b.AgencyId, b.Account })
                .Select(g => new { g.Key, Balance = g.Sum(b => b.Debit - b.Credit) })
                .ToListAsync(cancellationToken);
            var balances = found.ToLookup(b => (b.Key.AgencyId, b.Key.Account[..3]), b => b.Balance);
            return new Result([.. context.Agencies.Select(a => new Item(
                a.Agency.Code.Value, balances[(a.Agency.Id, "111")].Sum(), balances[(a.Agency.Id, "112")].Sum()))]);
        }
    }
}

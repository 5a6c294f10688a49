using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Agencies;

/// <summary>Số liệu để chia hóa đơn of the agencies named, or of all whose requests the caller makes: by name.</summary>
public static class ListMeasures
{
    public const int MostAgencies = 1_000;

    public const long Largest = 1_000_000_000;

    [Needs(Right.MakeRequests)]
    public sealed record Query(IReadOnlyList<AgencyCode> Agencies) : IQuery<Outcome<Listing<Item>>>, IRequest<Outcome<Listing<Item>>>, IInAgencies;

    public sealed record Item(string Name, IReadOnlyList<Item.Count> Counts)
    {
        public sealed record Count(string Agency, long Value);
    }

    internal sealed class Handler(AppDb db, CallContext context) : IRequestHandler<Query, Outcome<Listing<Item>>>
    {
        public async Task<Outcome<Listing<Item>>> Handle(Query request, CancellationToken cancellationToken)
        {
            var codes = context.Agencies.ToDictionary(a => a.Agency.Id, a => a.Agency.Code.Value);
            var ids = codes.Keys.ToList();
            var kept = await db.Set<AgencyMeasureRecord>().AsNoTracking().Where(m => ids.Contains(m.AgencyId)).ToListAsync(cancellationToken);
            return new Listing<Item>(
                [.. kept.GroupBy(m => m.NameKey, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new Item(
                    g.MaxBy(m => m.SavedAt)!.Name,
                    [.. g.Select(m => new Item.Count(codes[m.AgencyId], m.Value)).OrderBy(c => c.Agency, StringComparer.Ordinal)]))],
                null);
        }
    }
}

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Reconciliation;

/// <summary>Tình hình đối chiếu of each agency that has statements: how many lines, how many of them are open, and since when.</summary>
public static class SummariseReconciliation
{
    /// <param name="Agencies">None: all that the caller reads.</param>
    [Needs(Right.ReadBooks)]
    public sealed record Query(IReadOnlyList<AgencyCode> Agencies) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgencies;

    public sealed record Result(IReadOnlyList<Item> Items);

    /// <param name="OpenAmount">Money in and out that nothing explains, without regard to its side, in đồng.</param>
    public sealed record Item(string Agency, int Lines, int Matched, long OpenAmount, DateOnly? OldestOpen, DateOnly Last);

    internal sealed class Handler(AppDb db, CallContext context) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var codes = context.Agencies.ToDictionary(a => a.Agency.Id, a => a.Agency.Code.Value);
            var ids = codes.Keys.ToList();
            var lines = db.Set<StatementLineRecord>().AsNoTracking().Where(l => ids.Contains(l.AgencyId));
            var all = await lines.GroupBy(l => l.AgencyId).Select(g => new { g.Key, Lines = g.Count(), Last = g.Max(l => l.Date) }).ToListAsync(cancellationToken);
            var open = await lines.Where(l => l.MatchNo == null).GroupBy(l => l.AgencyId)
                .Select(g => new { g.Key, Lines = g.Count(), Oldest = g.Min(l => l.Date), Amount = g.Sum(l => l.Amount < 0 ? -l.Amount : l.Amount) })
                .ToDictionaryAsync(g => g.Key, cancellationToken);
            return new Result([.. all.OrderBy(a => codes[a.Key], StringComparer.Ordinal).Select(a =>
            {
                var left = open.GetValueOrDefault(a.Key);
                return new Item(codes[a.Key], a.Lines, a.Lines - (left?.Lines ?? 0), left?.Amount ?? 0, left?.Oldest, a.Last);
            })]);
        }
    }
}

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Periods;

/// <summary>Các tháng của sổ: every month of the open fiscal years, open or closed, of the agencies named or of all that the caller may read.</summary>
public static class ListMonths
{
    [Needs(Right.ReadBooks)]
    public sealed record Query(IReadOnlyList<AgencyCode> Agencies) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgencies;

    public sealed record Result(IReadOnlyList<Item> Items);

    /// <param name="Status"><c>open</c>, <c>closed</c> or <c>reopenAsked</c>.</param>
    public sealed record Item(string Agency, string Month, string Status, string? ReopenReason);

    internal sealed class Handler(AppDb db, CallContext context) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var codes = context.Agencies.ToDictionary(a => a.Agency.Id, a => a.Agency.Code.Value);
            var ids = codes.Keys.ToList();
            var years = await db.Set<FiscalYearRecord>().Where(y => ids.Contains(y.AgencyId)).Select(y => new { y.AgencyId, y.Year }).ToListAsync(cancellationToken);
            var records = await db.Set<MonthRecord>().AsNoTracking().Where(m => ids.Contains(m.AgencyId))
                .ToDictionaryAsync(m => (m.AgencyId, new BookMonth(m.Year, m.Month)), cancellationToken);
            return new Result([.. from year in years
                                  orderby codes[year.AgencyId], year.Year
                                  from month in Enumerable.Range(1, 12)
                                  let key = new BookMonth(year.Year, month)
                                  select ItemOf(codes[year.AgencyId], key, records.GetValueOrDefault((year.AgencyId, key)))]);
        }

        private static Item ItemOf(string agency, BookMonth month, MonthRecord? record) => new(
            agency, month.ToString(), record is not { IsClosed: true } ? "open" : record.ReopenAskedBy is null ? "closed" : "reopenAsked",
            record?.ReopenReason);
    }
}

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Periods;

/// <summary>Các tháng của sổ: every month of the open fiscal years, open or closed.</summary>
public static class ListMonths
{
    [Needs(Right.ReadBooks)]
    public sealed record Query(AgencyCode Agency) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    public sealed record Result(IReadOnlyList<Item> Items);

    /// <param name="Status"><c>open</c>, <c>closed</c> or <c>reopenAsked</c>.</param>
    public sealed record Item(string Month, string Status, string? ReopenReason);

    internal sealed class Handler(AppDb db, CallContext context) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var agency = context.Agency.Id;
            var years = await db.Set<FiscalYearRecord>().Where(y => y.AgencyId == agency).Select(y => y.Year).Order().ToListAsync(cancellationToken);
            var records = await db.Set<MonthRecord>().AsNoTracking().Where(m => m.AgencyId == agency)
                .ToDictionaryAsync(m => new BookMonth(m.Year, m.Month), cancellationToken);
            return new Result([.. from year in years
                                  from month in Enumerable.Range(1, 12)
                                  let key = new BookMonth(year, month)
                                  select ItemOf(key, records.GetValueOrDefault(key))]);
        }

        private static Item ItemOf(BookMonth month, MonthRecord? record) => new(
            month.ToString(),
            record is not { IsClosed: true } ? "open" : record.ReopenAskedBy is null ? "closed" : "reopenAsked",
            record?.ReopenReason);
    }
}

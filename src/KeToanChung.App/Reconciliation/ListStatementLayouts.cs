using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Reconciliation.Formats;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Reconciliation;

/// <summary>Các cách đọc sao kê đã lưu of an agency, the latest first; a bank has one or two.</summary>
public static class ListStatementLayouts
{
    [Needs(Right.ReadBooks)]
    public sealed record Query(AgencyCode Agency) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    public sealed record Result(IReadOnlyList<Item> Items);

    /// <param name="Columns">The number of each column that is read, from 1, by its name as it is given when a layout is saved.</param>
    public sealed record Item(string Id, IReadOnlyList<string> Headings, IReadOnlyDictionary<string, int> Columns, DateTimeOffset SavedAt, string SavedBy);

    internal sealed class Handler(AppDb db, CallContext context) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var agency = context.Agency.Id;
            var found = await db.Set<StatementLayoutRecord>().AsNoTracking().Where(l => l.AgencyId == agency).OrderByDescending(l => l.SavedAt).ToListAsync(cancellationToken);
            return new Result([.. found.Select(ItemOf)]);
        }

        private static Item ItemOf(StatementLayoutRecord record)
        {
            var layout = StatementLayouts.LayoutOf(record);
            return new Item(
                record.Key, layout.Headings, layout.Columns.ToDictionary(c => StatementLayout.NameOf(c.Key), c => c.Value + 1), BusinessClock.InVietnam(record.SavedAt), record.SavedBy);
        }
    }
}

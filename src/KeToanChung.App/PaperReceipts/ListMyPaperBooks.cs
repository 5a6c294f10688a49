using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Fees;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.PaperReceipts;

/// <summary>Các quyển biên lai giấy tôi đang giữ: what the caller may write receipts out of today.</summary>
public static class ListMyPaperBooks
{
    [Needs(Right.IssueReceipts)]
    public sealed record Query(AgencyCode Agency) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    public sealed record Result(IReadOnlyList<Item> Items);

    /// <param name="Next">The number that comes next.</param>
    public sealed record Item(string Id, string Form, string Series, int Next, int Final);

    internal sealed class Handler(AppDb db, CallContext context, BusinessClock clock) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            if (clock.Today > PaperDeadlines.LastDay)
                return new Result([]);

            var (agency, user) = (context.Agency.Id, context.CallerOrThrow.UserId);
            var books = await db.Set<PaperBookRecord>().AsNoTracking().Where(b => b.AgencyId == agency && b.HolderId == user && b.Next <= b.Final)
                .OrderBy(b => b.No).ToListAsync(cancellationToken);
            return new Result(books.ConvertAll(b => new Item(context.IdOf(b.No).ToString(), b.Form, b.Series, b.Next, b.Final)));
        }
    }
}

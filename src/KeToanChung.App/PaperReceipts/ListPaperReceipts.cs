using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Fees;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.PaperReceipts;

/// <summary>Sổ theo dõi biên lai giấy: each book with what came, was used, spoiled, destroyed and is left; and the destructions.</summary>
public static class ListPaperReceipts
{
    [Needs(Right.ReadBooks, Right.IssueReceipts)]
    public sealed record Query(AgencyCode Agency) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    /// <param name="LastDay">The last day on which one may be written out.</param>
    public sealed record Result(IReadOnlyList<PaperBookView> Books, IReadOnlyList<PaperDestructionView> Destructions, DateOnly LastDay);

    internal sealed class Handler(AppDb db, CallContext context) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var agency = context.Agency.Id;
            var books = await db.Set<PaperBookRecord>().AsNoTracking().Where(b => b.AgencyId == agency).OrderBy(b => b.No).ToListAsync(cancellationToken);
            var moves = (await db.Set<PaperMoveRecord>().AsNoTracking().Where(m => m.AgencyId == agency).OrderBy(m => m.No).ToListAsync(cancellationToken)).ToLookup(m => m.BookNo);
            var destructions = await db.Set<PaperDestructionRecord>().AsNoTracking().Where(d => d.AgencyId == agency).OrderByDescending(d => d.No).ToListAsync(cancellationToken);
            return new Result(
                books.ConvertAll(b => PaperBookView.Of(b, moves[b.No].First().Note, Forms(moves[b.No], PaperMove.Spoiled), Forms(moves[b.No], PaperMove.Destroyed))),
                destructions.ConvertAll(d => PaperDestructionView.Of(
                    d, books.SelectMany(b => moves[b.No].Where(m => m.DestructionNo == d.No).Select(m => (b, m))))),
                PaperDeadlines.LastDay);
        }

        private static int Forms(IEnumerable<PaperMoveRecord> moves, PaperMove kind) => moves.Where(m => m.Kind == kind).Sum(m => m.Final - m.First + 1);
    }
}

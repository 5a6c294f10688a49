using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Fees.Signing;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.ReceiptLists;

/// <summary>Các bảng kê biên lai of an agency, newest first, and what no list tells of yet.</summary>
public static class ListReceiptLists
{
    private const int Most = 200;

    [Needs(Right.ReadBooks, Right.IssueReceipts)]
    public sealed record Query(AgencyCode Agency) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    /// <param name="Unlisted">Signed receipts and notices that are in no list.</param>
    /// <param name="Unsigned">Receipts without a signature.</param>
    /// <param name="Signs">Whether the agency has a certificate.</param>
    public sealed record Result(IReadOnlyList<ReceiptListView> Items, int Unlisted, int Unsigned, bool Signs);

    internal sealed class Handler(AppDb db, ReceiptSigner signer, CallContext context) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var agency = context.Agency.Id;
            var lists = await db.Set<ReceiptListRecord>().AsNoTracking().Where(l => l.AgencyId == agency)
                .OrderByDescending(l => l.No).Take(Most).ToListAsync(cancellationToken);
            return new Result(
                lists.ConvertAll(ReceiptListView.Of),
                await Unlisted.Receipts(db).CountAsync(s => s.AgencyId == agency, cancellationToken)
                    + await Unlisted.Notices(db).CountAsync(c => c.AgencyId == agency, cancellationToken),
                await SignReceipts.Unsigned(db, agency).CountAsync(cancellationToken), await signer.Issuing(cancellationToken) is not null);
        }
    }
}

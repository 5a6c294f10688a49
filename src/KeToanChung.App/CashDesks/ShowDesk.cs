using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.App.CashDesks;

/// <summary>Một ca quỹ with its counts, cash and hand-overs. Who doesn't read the agency's books sees their own.</summary>
public static class ShowDesk
{
    [Needs(Right.ReadOwnReceipts)]
    public sealed record Query(AgencyCode Agency, DocumentId Desk) : IQuery<Outcome<DeskView>>, IRequest<Outcome<DeskView>>, IInAgency;

    internal sealed class Handler(DeskBooks books, CallContext context) : IRequestHandler<Query, Outcome<DeskView>>
    {
        public async Task<Outcome<DeskView>> Handle(Query request, CancellationToken cancellationToken)
        {
            var desk = await books.Find(request.Desk, cancellationToken);
            if (desk is null || !(context.Has(Right.ReadBooks) || desk.HolderId == context.CallerOrThrow.UserId))
                return new Refusal(Codes.NotFound, "id");

            return await books.View(desk, cancellationToken);
        }
    }
}

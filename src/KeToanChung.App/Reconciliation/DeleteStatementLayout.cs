using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.App.Reconciliation;

/// <summary>Bỏ một cách đọc sao kê. What was imported by it stays.</summary>
public static class DeleteStatementLayout
{
    [Needs(Right.PostVouchers)]
    public sealed record Command(AgencyCode Agency, string Layout) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    public sealed record Result(string Id) : IHasSubject
    {
        string IHasSubject.Subject => $"statement layout {Id}";
    }

    internal sealed class Handler(AppDb db, LedgerHeads heads, CallContext context) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            await heads.Hold(context.Agency.Id, cancellationToken);
            if (await db.Set<StatementLayoutRecord>().FindAsync([context.Agency.Id, request.Layout], cancellationToken) is not { } known)
                return new Refusal(Codes.NotFound, "id");

            db.Remove(known);
            return new Result(request.Layout);
        }
    }
}

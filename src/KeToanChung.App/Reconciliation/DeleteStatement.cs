using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Reconciliation;

/// <summary>Xóa một lần nhập sao kê none of whose lines is matched. The file stays in store; sending it again imports it again.</summary>
public static class DeleteStatement
{
    [Needs(Right.PostVouchers)]
    public sealed record Command(AgencyCode Agency, DocumentId Statement) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    public sealed record Result(string Id) : IHasSubject
    {
        string IHasSubject.Subject => $"statement {Id}";
    }

    internal sealed class Handler(AppDb db, LedgerHeads heads, CallContext context) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var (agency, no) = (context.Agency.Id, request.Statement.Number);
            await heads.Hold(agency, cancellationToken); // who matches lines holds it too
            var lines = db.Set<StatementLineRecord>().Where(l => l.AgencyId == agency && l.StatementNo == no);
            if (request.Statement.Agency == agency && await lines.AnyAsync(l => l.MatchNo != null, cancellationToken))
                return new Refusal(Codes.StatementMatched);

            if (request.Statement.Agency != agency || !await db.Set<StatementRecord>().AnyAsync(s => s.AgencyId == agency && s.No == no, cancellationToken))
                return new Refusal(Codes.NotFound, "id");

            await lines.ExecuteDeleteAsync(cancellationToken);
            var ownLines = $"{request.Statement}-";
            await db.Set<ItemOwnerRecord>().Where(o => o.AgencyId == agency && o.Item.StartsWith(ownLines)).ExecuteDeleteAsync(cancellationToken);
            await db.Set<StatementRecord>().Where(s => s.AgencyId == agency && s.No == no).ExecuteDeleteAsync(cancellationToken);
            return new Result(request.Statement.ToString());
        }
    }
}

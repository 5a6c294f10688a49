using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.CashDesks;

/// <summary>Whether the caller has an open desk in the agency: what the counter asks at every receipt, so it is one look-up.</summary>
public static class FindOpenDesk
{
    [Needs(Right.IssueReceipts)]
    public sealed record Query(AgencyCode Agency) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    /// <param name="Desk">Its id, or null.</param>
    public sealed record Result(string? Desk);

    internal sealed class Handler(AppDb db, CallContext context) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (agency, self) = (context.Agency.Id, context.CallerOrThrow.UserId);
            var no = await db.Set<CashDeskRecord>().Where(d => d.AgencyId == agency && d.HolderId == self && d.ClosedAt == null)
                .Select(d => (long?)d.No).FirstOrDefaultAsync(cancellationToken);
            return new Result(no is { } open ? context.IdOf(open).ToString() : null);
        }
    }
}

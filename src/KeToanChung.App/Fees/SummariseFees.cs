using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Fees;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Fees;

/// <summary>
/// Số thu theo ngày và hình thức: what the receipts that count add up to, of the agencies named or of all whose receipts the caller may see. Who doesn't read an agency's
/// books sees their own.
/// </summary>
public static class SummariseFees
{
    [Needs(Right.ReadOwnReceipts)]
    public sealed record Query(IReadOnlyList<AgencyCode> Agencies, DateOnly From, DateOnly To) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgencies;

    public sealed record Result(IReadOnlyList<Item> Items);

    /// <param name="Amount">Whole đồng.</param>
    public sealed record Item(string Agency, DateOnly Date, FeeMethod Method, int Receipts, long Amount);

    internal sealed class Validator : AbstractValidator<Query>
    {
        private const int MostDays = 370;

        public Validator()
        {
            RuleFor(q => q.From).IsDay();
            RuleFor(q => q.To).IsDay().Must((q, to) => to >= q.From && to.DayNumber - q.From.DayNumber <= MostDays).WithErrorCode("dateOutOfRange");
        }
    }

    internal sealed class Handler(AppDb db, CallContext context) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var codes = context.Agencies.ToDictionary(a => a.Agency.Id, a => a.Agency.Code.Value);
            var ids = codes.Keys.ToList();
            var readsBooks = context.Agencies.Where((_, i) => context.Roles[i].Any(role => role.Allows(Right.ReadBooks))).Select(a => a.Agency.Id).ToList();
            var (own, from, to) = (context.CallerOrThrow.UserId, request.From, request.To);
            var found = await db.Set<FeeCaseRecord>().Where(f => ids.Contains(f.AgencyId) && f.ReceiptNo != null && (readsBooks.Contains(f.AgencyId) || f.MadeById == own))
                .Join(
                    db.Set<ReceiptRecord>().Where(r => r.Date >= from && r.Date <= to), f => new { f.AgencyId, No = f.ReceiptNo!.Value }, r => new { r.AgencyId, r.No },
                    (f, r) => new { f.AgencyId, r.Date, f.Method, r.Amount })
                .GroupBy(r => new { r.AgencyId, r.Date, r.Method })
                .Select(g => new { g.Key, Receipts = g.Count(), Amount = g.Sum(r => r.Amount) })
                .ToListAsync(cancellationToken);
            return new Result([.. found.Select(g => new Item(codes[g.Key.AgencyId], g.Key.Date, g.Key.Method, g.Receipts, g.Amount))
                .OrderBy(i => i.Date).ThenBy(i => i.Agency, StringComparer.Ordinal).ThenBy(i => i.Method)]);
        }
    }
}

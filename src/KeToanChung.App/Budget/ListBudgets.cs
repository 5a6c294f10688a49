using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Budget;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Budget;

/// <summary>Dự toán của từng cơ quan: the totals of a budget year, of the agencies named or of all that the caller may read.</summary>
public static class ListBudgets
{
    [Needs(Right.ReadBooks)]
    public sealed record Query(IReadOnlyList<AgencyCode> Agencies, int Year) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgencies;

    public sealed record Result(int Year, IReadOnlyList<Item> Items);

    /// <param name="Given">Assigned and adjusted, in whole đồng.</param>
    /// <param name="Drawn">Spent, advanced and committed.</param>
    public sealed record Item(string Agency, long Given, long Withheld, long Reserved, long Drawn, long Available);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Year).InclusiveBetween(2000, 2100).WithErrorCode("dateOutOfRange");
    }

    internal sealed class Handler(AppDb db, CallContext context) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (ids, year) = (context.Agencies.Select(a => a.Agency.Id).ToList(), request.Year);
            var totals = await db.Set<BudgetLineRecord>()
                .Where(b => ids.Contains(b.AgencyId) && b.BudgetYear == year && b.Fund == BudgetKey.Estimate)
                .GroupBy(b => b.AgencyId)
                .Select(g => new
                {
                    Agency = g.Key, Given = g.Sum(b => b.Assigned + b.Adjusted), Withheld = g.Sum(b => b.Withheld), Reserved = g.Sum(b => b.Reserved),
                    Drawn = g.Sum(b => b.Spent + b.Advanced + b.Committed),
                })
                .ToDictionaryAsync(t => t.Agency, cancellationToken);
            return new Result(year, [.. context.Agencies.Select(a => totals.TryGetValue(a.Agency.Id, out var t)
                ? new Item(a.Agency.Code.Value, t.Given, t.Withheld, t.Reserved, t.Drawn, t.Given - t.Withheld - t.Reserved - t.Drawn)
                : new Item(a.Agency.Code.Value, 0, 0, 0, 0, 0))]);
        }
    }
}

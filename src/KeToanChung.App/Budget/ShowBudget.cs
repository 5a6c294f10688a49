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

/// <summary>
/// Dự toán: each line of a budget year as it stands, or as it stood at the end of a day. Posted lines only.
/// <c>available = assigned + adjusted − withheld − reserved − committed − advanced − spent</c>, never negative.
/// </summary>
public static class ShowBudget
{
    [Needs(Right.ReadBooks)]
    public sealed record Query(AgencyCode Agency, int Year, DateOnly? AsAt = null) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    public sealed record Result(int Year, IReadOnlyList<Line> Lines, Amounts Totals);

    /// <param name="SubItem">Null on a line given without one.</param>
    public sealed record Line(
        string FundingSource, string Chapter, string SubCategory, string? SubItem, long Assigned, long Adjusted, long Withheld, long Reserved,
        long Committed, long Advanced, long Spent, long Available);

    public sealed record Amounts(
        long Assigned, long Adjusted, long Withheld, long Reserved, long Committed, long Advanced, long Spent, long Available);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Year).InclusiveBetween(2000, 2100).WithErrorCode("dateOutOfRange");
    }

    internal sealed class Handler(AppDb db, CallContext context) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var positions = request.AsAt is { } day
                ? await OnDay(request.Year, day, cancellationToken)
                : await Now(request.Year, cancellationToken);
            var lines = positions
                .OrderBy(p => p.Key.FundingSource, StringComparer.Ordinal).ThenBy(p => p.Key.Chapter, StringComparer.Ordinal)
                .ThenBy(p => p.Key.SubCategory, StringComparer.Ordinal).ThenBy(p => p.Key.SubItem, StringComparer.Ordinal)
                .Select(p => LineOf(p.Key, p.Value)).ToList();
            return new Result(request.Year, lines, new Amounts(
                lines.Sum(l => l.Assigned), lines.Sum(l => l.Adjusted), lines.Sum(l => l.Withheld), lines.Sum(l => l.Reserved),
                lines.Sum(l => l.Committed), lines.Sum(l => l.Advanced), lines.Sum(l => l.Spent), lines.Sum(l => l.Available)));
        }

        private async Task<Dictionary<BudgetKey, BudgetPosition>> Now(int year, CancellationToken cancel)
        {
            var agency = context.Agency.Id;
            var rows = await db.Set<BudgetLineRecord>().AsNoTracking()
                .Where(b => b.AgencyId == agency && b.BudgetYear == year && b.Fund == BudgetKey.Estimate).ToListAsync(cancel);
            return rows.ToDictionary(r => r.Key, r => r.Position);
        }

        private async Task<Dictionary<BudgetKey, BudgetPosition>> OnDay(int year, DateOnly day, CancellationToken cancel)
        {
            var agency = context.Agency.Id;
            var moves = await db.Set<BudgetMovementRecord>().AsNoTracking()
                .Where(m => m.AgencyId == agency && m.BudgetYear == year && m.Fund == BudgetKey.Estimate && m.Date <= day)
                .GroupBy(m => new { m.Fund, m.BudgetYear, m.FundingSource, m.Chapter, m.SubCategory, m.SubItem, m.Column })
                .Select(g => new { g.Key, Amount = g.Sum(m => m.Amount) })
                .ToListAsync(cancel);
            var positions = new Dictionary<BudgetKey, BudgetPosition>();
            foreach (var move in moves)
            {
                var key = new BudgetKey(
                    move.Key.Fund, move.Key.BudgetYear, move.Key.FundingSource, move.Key.Chapter, move.Key.SubCategory, move.Key.SubItem);
                positions[key] = positions.GetValueOrDefault(key).After(move.Key.Column, move.Amount);
            }

            return positions;
        }
    }

    internal static Line LineOf(BudgetKey key, BudgetPosition p) => new(
        key.FundingSource, key.Chapter, key.SubCategory, key.SubItem.Length == 0 ? null : key.SubItem, p.Assigned, p.Adjusted, p.Withheld,
        p.Reserved, p.Committed, p.Advanced, p.Spent, p.Available);
}

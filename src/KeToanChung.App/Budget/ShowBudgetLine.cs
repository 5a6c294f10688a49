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

/// <summary>Diễn biến một dòng dự toán: what was given, held back, drawn and given back, in the order of the books, with what was left after each.</summary>
public static class ShowBudgetLine
{
    /// <summary>More movements than a line has in a year.</summary>
    private const int MostSteps = 20_000;

    [Needs(Right.ReadBooks)]
    public sealed record Query(AgencyCode Agency, int Year, string FundingSource, string Chapter, string SubCategory, string? SubItem)
        : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    public sealed record Result(int Year, ShowBudget.Line Line, IReadOnlyList<Step> Steps);

    /// <param name="Amount">Whole đồng; below 0 where it was taken back.</param>
    /// <param name="AvailableAfter">What was left of the line then.</param>
    /// <param name="Origin">The decision or payment request that moved it, where there is one.</param>
    public sealed record Step(DateOnly Date, BudgetColumn Column, long Amount, long AvailableAfter, Reference? Voucher, Origin? Origin);

    public sealed record Reference(string Id, string Number);

    /// <param name="Id">Set for a payment request.</param>
    public sealed record Origin(string? Id, string Title);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Year).InclusiveBetween(2000, 2100).WithErrorCode("dateOutOfRange");
            RuleFor(q => q.FundingSource).IsGiven().IsText(Shape.Code);
            RuleFor(q => q.Chapter).IsGiven().IsText(Shape.Code);
            RuleFor(q => q.SubCategory).IsGiven().IsText(Shape.Code);
            RuleFor(q => q.SubItem).IsText(Shape.Code);
        }
    }

    internal sealed class Handler(AppDb db, CallContext context) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var key = new BudgetKey(
                BudgetKey.Estimate, request.Year, request.FundingSource, request.Chapter, request.SubCategory, request.SubItem ?? "");
            var moves = await MovesOf(key, cancellationToken);
            if (moves.Count == 0)
                return new Refusal(Codes.NotFound, "subItem");

            var vouchers = await Vouchers(moves, cancellationToken);
            var origins = await Origins(moves, cancellationToken);
            var position = default(BudgetPosition);
            var steps = new List<Step>(moves.Count);
            foreach (var move in moves)
            {
                position = position.After(move.Column, move.Amount);
                steps.Add(new Step(
                    move.Date, move.Column, move.Amount, position.Available,
                    move.VoucherNo is { } voucher ? vouchers.GetValueOrDefault(voucher) : null,
                    move.DocumentNo is { } document ? origins.GetValueOrDefault(document) : null));
            }

            return new Result(request.Year, ShowBudget.LineOf(key, position), steps);
        }

        private async Task<List<BudgetMovementRecord>> MovesOf(BudgetKey key, CancellationToken cancel)
        {
            var (agency, fund, year, source, chapter, category, item) =
                (context.Agency.Id, key.Fund, key.BudgetYear, key.FundingSource, key.Chapter, key.SubCategory, key.SubItem);
            return await db.Set<BudgetMovementRecord>().AsNoTracking()
                .Where(m => m.AgencyId == agency && m.Fund == fund && m.BudgetYear == year && m.FundingSource == source && m.Chapter == chapter
                    && m.SubCategory == category && m.SubItem == item)
                .OrderBy(m => m.No).Take(MostSteps).ToListAsync(cancel);
        }

        private async Task<Dictionary<long, Reference>> Vouchers(List<BudgetMovementRecord> moves, CancellationToken cancel)
        {
            var agency = context.Agency.Id;
            var found = new Dictionary<long, Reference>();
            foreach (var numbers in moves.Select(m => m.VoucherNo).OfType<long>().Distinct().Chunk(500))
            {
                foreach (var v in await db.Set<VoucherRecord>().Where(v => v.AgencyId == agency && numbers.Contains(v.No))
                    .Select(v => new { v.No, v.Number }).ToListAsync(cancel))
                {
                    found[v.No] = new Reference(context.IdOf(v.No).ToString(), v.Number);
                }
            }

            return found;
        }

        // Decisions and requests have their numbers from one row of documents, so a number is one or the other.
        private async Task<Dictionary<long, Origin>> Origins(List<BudgetMovementRecord> moves, CancellationToken cancel)
        {
            var agency = context.Agency.Id;
            var found = new Dictionary<long, Origin>();
            foreach (var numbers in moves.Select(m => m.DocumentNo).OfType<long>().Distinct().Chunk(500))
            {
                foreach (var r in await db.Set<PaymentRequestRecord>().Where(r => r.AgencyId == agency && numbers.Contains(r.No))
                    .Select(r => new { r.No, r.Description }).ToListAsync(cancel))
                {
                    found[r.No] = new Origin(context.IdOf(r.No).ToString(), r.Description);
                }

                foreach (var e in await db.Set<BudgetEntryRecord>().Where(e => e.AgencyId == agency && numbers.Contains(e.No))
                    .Select(e => new { e.No, e.DecisionNumber }).ToListAsync(cancel))
                {
                    found[e.No] = new Origin(null, e.DecisionNumber);
                }
            }

            return found;
        }
    }
}

using System.Runtime.CompilerServices;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.Ledger.Budget;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.Reports.BudgetExecution;

/// <summary>What moved the estimate of a budget year, and where its lines stood on a day.</summary>
internal sealed class BudgetMovements(AppDb db)
{
    /// <summary>The lines as they stood at the end of a day, summed over the agencies.</summary>
    public async Task<Dictionary<BudgetKey, BudgetPosition>> PositionsOn(ReportScope scope, DateOnly day, CancellationToken cancel)
    {
        var moves = await Of(scope).Where(m => m.Date <= day)
            .GroupBy(m => new { m.BudgetYear, m.FundingSource, m.Chapter, m.SubCategory, m.SubItem, m.Column })
            .Select(g => new { g.Key, Amount = g.Sum(m => m.Amount) })
            .ToListAsync(cancel);
        var positions = new Dictionary<BudgetKey, BudgetPosition>();
        foreach (var move in moves)
        {
            var key = new BudgetKey(
                BudgetKey.Estimate, move.Key.BudgetYear, move.Key.FundingSource, move.Key.Chapter, move.Key.SubCategory, move.Key.SubItem);
            positions[key] = positions.GetValueOrDefault(key).After(move.Key.Column, move.Amount);
        }

        return positions;
    }

    /// <summary>The movements between the days, line by line in the order of days, with the paper that made them.</summary>
    public async IAsyncEnumerable<Movement> Between(ReportScope scope, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (first, last) = (scope.From, scope.To);
        var moves =
            from move in Of(scope).Where(m => m.Date >= first && m.Date <= last)
            from voucher in db.Set<VoucherRecord>().Where(v => v.AgencyId == move.AgencyId && v.No == move.VoucherNo).DefaultIfEmpty()
            from request in db.Set<PaymentRequestRecord>().Where(r => r.AgencyId == move.AgencyId && r.No == move.DocumentNo).DefaultIfEmpty()
            from entry in db.Set<BudgetEntryRecord>().Where(e => e.AgencyId == move.AgencyId && e.No == move.DocumentNo).DefaultIfEmpty()
            orderby move.FundingSource, move.Chapter, move.SubCategory, move.SubItem, move.Date, move.AgencyId, move.No
            select new
            {
                Move = move, Number = voucher == null ? null : voucher.Number, VoucherText = voucher == null ? null : voucher.Description,
                Tracking = request == null ? null : request.TrackingCode, RequestText = request == null ? null : request.Description,
                Decision = entry == null ? null : entry.DecisionNumber,
            };
        await foreach (var m in moves.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
        {
            yield return new Movement(
                m.Move.AgencyId, m.Move.Key, m.Move.Date, m.Move.Column, m.Move.Amount, m.Move.VoucherNo, m.Move.DocumentNo,
                m.Decision ?? m.Number ?? m.Tracking, m.VoucherText ?? m.RequestText);
        }
    }

    private IQueryable<BudgetMovementRecord> Of(ReportScope scope)
    {
        var (ids, year) = (scope.Ids, scope.To.Year);
        return db.Set<BudgetMovementRecord>().Where(m => ids.Contains(m.AgencyId) && m.BudgetYear == year && m.Fund == BudgetKey.Estimate);
    }

    /// <param name="Number">The decision's, voucher's or request's.</param>
    public sealed record Movement(
        int Agency, BudgetKey Key, DateOnly Date, BudgetColumn Column, long Amount, long? Voucher, long? Document, string? Number, string? Text);
}

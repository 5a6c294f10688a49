using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.FeeDays;

/// <summary>Các ngày thu phí: the days of a span that had receipts or payments, newest first, and whether they are closed.</summary>
public static class ListFeeDays
{
    [Needs(Right.ReadBooks, Right.IssueReceipts)]
    public sealed record Query(AgencyCode Agency, DateOnly From, DateOnly To) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    public sealed record Result(IReadOnlyList<Item> Items);

    /// <param name="Receipts">By the receipts, of a closed day as it was signed.</param>
    public sealed record Item(DateOnly Date, long Receipts, bool IsClosed, string? ClosedBy, string? Cashier);

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
            var (agency, first, last) = (context.Agency.Id, request.From, request.To);
            var receipts = await db.Set<ReceiptRecord>().Where(r => r.AgencyId == agency && r.Date >= first && r.Date <= last)
                .GroupBy(r => r.Date).Select(g => new { g.Key, Amount = g.Sum(r => r.Amount) }).ToDictionaryAsync(g => g.Key, g => g.Amount, cancellationToken);
            var replaced = await (
                from receipt in db.Set<ReceiptRecord>().Where(r => r.AgencyId == agency && r.Date >= first && r.Date <= last)
                join old in db.Set<ReceiptRecord>() on new { receipt.AgencyId, No = receipt.Replaces } equals new { old.AgencyId, No = (long?)old.No }
                group old by receipt.Date into g
                select new { g.Key, Amount = g.Sum(r => r.Amount) }).ToDictionaryAsync(g => g.Key, g => g.Amount, cancellationToken);
            var paid = await db.Set<OnlinePaymentRecord>().Where(p => p.AgencyId == agency && p.PaidOn >= first && p.PaidOn <= last).Select(p => p.PaidOn).Distinct()
                .ToListAsync(cancellationToken);
            var closed = await db.Set<FeeDayRecord>().AsNoTracking().Where(d => d.AgencyId == agency && d.Date >= first && d.Date <= last)
                .ToDictionaryAsync(d => d.Date, cancellationToken);
            return new Result([.. receipts.Keys.Concat(paid).Concat(closed.Keys).Distinct().OrderDescending().Select(day =>
            {
                var record = closed.GetValueOrDefault(day);
                return new Item(
                    day, record is null ? receipts.GetValueOrDefault(day) - replaced.GetValueOrDefault(day) : record.CashReceipts + record.OnlineReceipts, record is not null,
                    record?.ClosedBy, record?.Cashier);
            })]);
        }
    }
}

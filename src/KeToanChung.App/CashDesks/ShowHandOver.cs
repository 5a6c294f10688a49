using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Fees;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.CashDesks;

/// <summary>Một lần bàn giao with its list, for giver, receiver, and whoever reads the agency's books.</summary>
public static class ShowHandOver
{
    [Needs(Right.ReadOwnReceipts)]
    public sealed record Query(AgencyCode Agency, DocumentId HandOver) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    public sealed record Result(HandOverView HandOver, IReadOnlyList<Item> Receipts);

    /// <param name="Id">The fee's.</param>
    public sealed record Item(string Id, string Series, string Number, DateOnly Date, string FeeName, string? CaseNumber, long Amount);

    internal sealed class Handler(AppDb db, HandOvers handOvers, CallContext context) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (agency, self) = (context.Agency.Id, context.CallerOrThrow.UserId);
            var record = await handOvers.Find(request.HandOver, cancellationToken);
            if (record is null || !(context.Has(Right.ReadBooks) || record.FromId == self || record.ToId == self))
                return new Refusal(Codes.NotFound, "id");

            var no = record.No;
            var receipts = await (
                from listed in db.Set<HandedOverReceiptRecord>().Where(l => l.AgencyId == agency && l.HandOverNo == no)
                join receipt in db.Set<ReceiptRecord>() on new { listed.AgencyId, No = listed.ReceiptNo } equals new { receipt.AgencyId, receipt.No }
                orderby receipt.No
                select new { listed.Amount, Receipt = receipt }).AsNoTracking().ToListAsync(cancellationToken);
            return new Result(HandOverView.Of(record, context), receipts.ConvertAll(r => new Item(
                context.IdOf(r.Receipt.CaseNo).ToString(), r.Receipt.Series, ReceiptView.NumberOf(r.Receipt)!, r.Receipt.Date, r.Receipt.FeeName, r.Receipt.CaseNumber, r.Amount)));
        }
    }
}

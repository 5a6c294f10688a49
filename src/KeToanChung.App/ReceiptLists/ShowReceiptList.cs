using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.ReceiptLists;

/// <summary>Xem bảng kê biên lai with every entry, in the order in which they happened.</summary>
public static class ShowReceiptList
{
    [Needs(Right.ReadBooks, Right.IssueReceipts)]
    public sealed record Query(AgencyCode Agency, DocumentId List) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    public sealed record Result(ReceiptListView List, string Agency, string IssuerName, string? IssuerTaxCode, IReadOnlyList<Entry> Entries);

    /// <param name="Kind">What is told of the receipt.</param>
    /// <param name="Payer">Null where the person's data was deleted.</param>
    /// <param name="Concerns">Series and number of the receipt that this one replaces; for a notice what was wrong.</param>
    public sealed record Entry(
        EntryKind Kind, string Form, string Series, int Number, DateOnly Date, string? Payer, string? PayerIdentity, string FeeType, string FeeName, long Amount, string? Concerns);

    public enum EntryKind
    {
        New,
        Replacement,
        Notice,
    }

    internal sealed class Handler(AppDb db, CallContext context) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (agency, no) = (context.Agency.Id, request.List.Number);
            var list = request.List.Agency == agency
                ? await db.Set<ReceiptListRecord>().AsNoTracking().FirstOrDefaultAsync(l => l.AgencyId == agency && l.No == no, cancellationToken)
                : null;
            if (list is null)
                return new Refusal(Codes.NotFound, "id");

            var items = db.Set<ReceiptListItemRecord>().Where(i => i.AgencyId == agency && i.ListNo == no);
            var issued = await Told(items.Join(db.Set<ReceiptRecord>(), i => new { i.AgencyId, No = i.EventNo }, r => new { r.AgencyId, r.No }, (i, r) => new Event(i.EventNo, r, null)), cancellationToken);
            var notices = await Told(
                items.Join(db.Set<ReceiptCorrectionRecord>(), i => new { i.AgencyId, No = i.EventNo }, c => new { c.AgencyId, c.No }, (i, c) => c)
                    .Join(db.Set<ReceiptRecord>(), c => new { c.AgencyId, No = c.ReceiptNo }, r => new { r.AgencyId, r.No }, (c, r) => new Event(c.No, r, c)),
                cancellationToken);
            var own = await db.Set<AgencyRecord>().AsNoTracking().FirstAsync(a => a.Id == agency, cancellationToken);
            return new Result(
                ReceiptListView.Of(list), context.Agency.Code.Value, own.Name, own.TaxCode, [.. issued.Concat(notices).OrderBy(e => e.No).Select(e => e.Entry)]);
        }

        private sealed record Event(long No, ReceiptRecord Receipt, ReceiptCorrectionRecord? Notice);

        private async Task<List<(long No, Entry Entry)>> Told(IQueryable<Event> events, CancellationToken cancel)
        {
            var found = await events.AsNoTracking().ToListAsync(cancel);
            var agency = context.Agency.Id;
            var payers = found.Select(e => e.Notice?.PayerNo ?? e.Receipt.PayerNo).Distinct().ToList();
            var names = await db.Set<PayerRecord>().AsNoTracking().Where(p => p.AgencyId == agency && payers.Contains(p.No)).ToDictionaryAsync(p => p.No, cancel);
            var replaced = found.Select(e => e.Receipt.Replaces).OfType<long>().ToList();
            var before = await db.Set<ReceiptRecord>().AsNoTracking().Where(r => r.AgencyId == agency && replaced.Contains(r.No)).ToDictionaryAsync(r => r.No, cancel);
            return found.ConvertAll(e =>
            {
                var (receipt, payer) = (e.Receipt, names.GetValueOrDefault(e.Notice?.PayerNo ?? e.Receipt.PayerNo));
                var wrong = receipt.Replaces is { } old ? before[old] : null;
                return (e.No, new Entry(
                    e.Notice is not null ? EntryKind.Notice : wrong is not null ? EntryKind.Replacement : EntryKind.New,
                    receipt.Form, receipt.Series, receipt.Number, receipt.Date, payer?.Name, payer?.IdentityNumber, receipt.FeeType, receipt.FeeName, receipt.Amount,
                    e.Notice?.Reason ?? (wrong is null ? null : $"{wrong.Series}-{Fees.ReceiptView.NumberOf(wrong)}")));
            });
        }
    }
}

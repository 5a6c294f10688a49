using KeToanChung.App.Data.Records;
using KeToanChung.App.Posting;
using KeToanChung.Ledger.Payments;

namespace KeToanChung.App.Payments;

/// <summary>What a request does to the budget as the books stand: what is left in each line before and after it.</summary>
public sealed class BudgetEffects(Requests requests, LedgerWriter ledger)
{
    public async Task<IReadOnlyList<BudgetEffectView>> Of(
        PaymentRequestRecord record, IReadOnlyList<PaymentRequestLineRecord> lines, CancellationToken cancel)
    {
        var terms = Requests.TermsOf(record, lines);
        var (draft, _, books) = await requests.Preview(terms, record.Operation, record.Date, cancel);
        var draws = PaymentPosting.Reservation(books, draft);

        // While it waits, what it holds back is not available to others but is to itself; once paid, it is spent already.
        var own = (await ledger.ReservedBy(terms.Id, cancel)).ToDictionary(m => m.Key, m => m.Amount);
        return [.. draws.GroupBy(d => d.Key).Select(g => BudgetEffectView.Of(
            g.Key, g.Sum(d => d.Amount),
            books.Position(g.Key).Available + (record.Status is PaymentStatus.Paid ? g.Sum(d => d.Amount) : own.GetValueOrDefault(g.Key))))];
    }
}

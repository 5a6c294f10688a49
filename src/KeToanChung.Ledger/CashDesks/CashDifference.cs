using KeToanChung.Ledger.Posting;

namespace KeToanChung.Ledger.CashDesks;

/// <summary>
/// Thừa, thiếu quỹ whose cause isn't known (posting-rules.csv, KK-01 and KK-02): a surplus is owed until it is explained, a shortage is asked back.
/// A shortage takes money out of the books, so the head approves it afterwards.
/// </summary>
public static class CashDifference
{
    private const string Cash = "1111";

    private const string SurplusWaiting = "3381";

    private const string ShortageWaiting = "1381";

    /// <param name="amount">Counted less what the books say: above 0 a surplus, below 0 a shortage, never 0.</param>
    public static (VoucherType Type, string Operation, IReadOnlyList<DraftLine> Lines) Posting(long amount) => amount > 0
        ? (VoucherType.CashReceipt, "KK-01", [new(Cash, amount, Money.Zero), new(SurplusWaiting, Money.Zero, amount)])
        : (VoucherType.CashPayment, "KK-02", [new(ShortageWaiting, -amount, Money.Zero), new(Cash, Money.Zero, -amount)]);
}

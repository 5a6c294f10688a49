namespace KeToanChung.Ledger.Fees;

/// <summary>
/// Phí được để lại: an agency that works under a lump sum keeps the fee's share of what it collected, the rest and every lệ phí goes to the budget (Luật Phí và lệ phí
/// 97/2015, Điều 12). The kept share is rounded down to whole đồng, so that a rounding is never at the budget's cost.
/// </summary>
public static class Retention
{
    /// <param name="collected">Below 0 where corrections took back more than was collected.</param>
    public static long Of(long collected, int percent) => (long)Math.Floor((decimal)collected * percent / 100);
}

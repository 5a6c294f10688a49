namespace KeToanChung.Ledger.Payments;

/// <summary>
/// Chia một số tiền theo tỷ trọng: whole đồng, and nothing lost or found. What doesn't divide goes đồng by đồng to those whose share was cut most, the first of equals first.
/// </summary>
public static class Spread
{
    /// <param name="weights">Such as heads or square metres; none below 0, not all 0.</param>
    public static IReadOnlyList<long> Of(long amount, IReadOnlyList<long> weights)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        var whole = weights.Aggregate((Int128)0, (sum, weight) => sum + (weight >= 0 ? weight : throw new ArgumentOutOfRangeException(nameof(weights))));
        ArgumentOutOfRangeException.ThrowIfZero(whole, nameof(weights));

        var shares = weights.Select(weight => (long)((Int128)amount * weight / whole)).ToArray();
        var left = amount - shares.Sum();
        foreach (var i in Enumerable.Range(0, shares.Length).OrderByDescending(i => (Int128)amount * weights[i] % whole).Take((int)left))
            shares[i]++;
        return shares;
    }
}

namespace KeToanChung.Ledger.Fees.BankLists;

/// <summary>Holds a bank's list against the payments that we were told of before it came.</summary>
public sealed class BankListComparison(IReadOnlyDictionary<string, ListedPayment> ours)
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    /// <param name="key">The payment's transaction, as ours are looked up by.</param>
    public BankListResult Of(ListedPayment theirs, string key)
    {
        var isFirst = seen.Add(key);
        return !ours.TryGetValue(key, out var own) ? isFirst ? BankListResult.BankOnly : BankListResult.Differs
            : isFirst && own.IsSameAs(theirs) ? BankListResult.Matched
            : BankListResult.Differs;
    }

    /// <summary>Those of ours that the list should have and hasn't.</summary>
    public IEnumerable<ListedPayment> Missing(IEnumerable<KeyValuePair<string, ListedPayment>> expected) =>
        expected.Where(e => !seen.Contains(e.Key)).Select(e => e.Value);
}

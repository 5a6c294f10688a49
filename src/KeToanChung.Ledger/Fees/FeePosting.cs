using KeToanChung.Ledger.Posting;

namespace KeToanChung.Ledger.Fees;

/// <summary>How a fee is paid.</summary>
public enum FeeMethod
{
    /// <summary>Tiền mặt at the desk: issued at once.</summary>
    Cash,

    /// <summary>Trực tuyến: issued when its payment is reported.</summary>
    Online,
}

/// <summary>What a fee does to the books (posting-rules.csv, PHI-*). Money paid online is on its way (113) until the bank's advice (TT 24/2024, S12-H).</summary>
public static class FeePosting
{
    private const string Cash = "1111";

    private const string OnItsWay = "113";

    private const string FeesCollected = "3383";

    private const string OwedToOthers = "3388";

    public static string Operation(FeeMethod method) => method switch
    {
        FeeMethod.Cash => "PHI-02",
        FeeMethod.Online => "PHI-02B",
    };

    public static IReadOnlyList<DraftLine> Collected(FeeMethod method, Money amount) => [Debit(MoneyAccount(method), amount), Credit(FeesCollected, amount)];

    /// <summary>
    /// What was taken beyond the right amount: still in the agency's hands, owed to the payer until a payment request gives it back.
    /// </summary>
    public static IReadOnlyList<DraftLine> OwedToPayer(FeeMethod method, Money amount) => [Debit(MoneyAccount(method), amount), Credit(OwedToOthers, amount)];

    private static string MoneyAccount(FeeMethod method) => method switch
    {
        FeeMethod.Cash => Cash,
        FeeMethod.Online => OnItsWay,
    };

    private static DraftLine Debit(string account, Money amount) => new(account, amount, Money.Zero);

    private static DraftLine Credit(string account, Money amount) => new(account, Money.Zero, amount);
}

namespace KeToanChung.Ledger.Fees;

/// <summary>Trạng thái of a fee that was asked for.</summary>
public enum FeeCaseStatus
{
    /// <summary>Its payment hasn't been reported yet.</summary>
    Pending,

    /// <summary>Paid, receipted and posted.</summary>
    Issued,

    /// <summary>Nothing is due: recorded, without a receipt.</summary>
    Exempt,

    Cancelled,
}

/// <summary>Why a reported payment waits for a person.</summary>
public enum WaitReason
{
    /// <summary>No fee case of the agency has that number.</summary>
    UnknownCase,

    WrongAmount,

    /// <summary>The case has its receipt: this money is to be given back or used for something else.</summary>
    AlreadyPaid,

    CancelledCase,

    /// <summary>The provider says that the payment didn't succeed.</summary>
    FailedStatus,

    /// <summary>Several pending fees of that number have that amount: which one, a person must say.</summary>
    SeveralCases,

    /// <summary>Paid in the future: the provider's clock is wrong.</summary>
    PaidInFuture,

    /// <summary>The books don't take it: the month is closed, or the year isn't open.</summary>
    FeeNotPostable,

    /// <summary>The transfer names no fee of the agency, or none that can be told.</summary>
    NoCaseNumber,

    /// <summary>Money that left the account: no payment of a fee.</summary>
    Outgoing,

    /// <summary>Paid into another account than the channel's.</summary>
    OtherAccount,
}

/// <summary>Which fee a reported payment pays. Only what is certain is confirmed by itself; everything else waits, and nothing is lost.</summary>
public static class PaymentFit
{
    // A provider that reports at all reports success; these are the words that say so in so many letters.
    private static readonly HashSet<string> Successes =
        new(StringComparer.OrdinalIgnoreCase) { "success", "succeeded", "successful", "completed", "paid", "00" };

    public static bool IsSuccess(string? status) => string.IsNullOrWhiteSpace(status) || Successes.Contains(status.Trim());

    /// <param name="cases">The fees of the agency that have the reported number.</param>
    /// <returns>The fee that is paid, or why the payment waits.</returns>
    public static (T? Case, WaitReason? Reason) Decide<T>(
        string? status, Money amount, IReadOnlyCollection<T> cases, Func<T, (FeeCaseStatus Status, Money Amount)> look)
        where T : class
    {
        if (!IsSuccess(status))
            return (null, WaitReason.FailedStatus);
        if (cases.Count == 0)
            return (null, WaitReason.UnknownCase);

        var pending = cases.Where(c => look(c).Status is FeeCaseStatus.Pending).ToList();
        return pending.FindAll(c => look(c).Amount == amount) switch
        {
            [var only] => (only, null),
            [] => (null, pending.Count > 0 ? WaitReason.WrongAmount : ReasonWithoutPending(cases, look)),
            _ => (null, WaitReason.SeveralCases),
        };
    }

    private static WaitReason ReasonWithoutPending<T>(IReadOnlyCollection<T> cases, Func<T, (FeeCaseStatus Status, Money Amount)> look) =>
        cases.Any(c => look(c).Status is FeeCaseStatus.Issued) ? WaitReason.AlreadyPaid
        : cases.Any(c => look(c).Status is FeeCaseStatus.Exempt) ? WaitReason.WrongAmount
        : WaitReason.CancelledCase;
}

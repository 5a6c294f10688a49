namespace KeToanChung.Ledger.Reconciliation.Matching;

/// <summary>What is done with money that came in and isn't kept.</summary>
public enum FollowUp
{
    /// <summary>It goes back to who paid it, from the collection account (NĐ 347/2025, Điều 14.2): what no entry explains was never handed over to the budget.</summary>
    Refund,

    /// <summary>It goes on to the agency whose case it pays; nobody's books are posted anew.</summary>
    Transfer,
}

/// <summary>Which lines have a payment as their next step, and how long money may be on its way.</summary>
public static class FollowUps
{
    /// <summary>A bank credits on the next working day, after a weekend later; then somebody must ask.</summary>
    private const int WorkingDaysOnItsWay = 2;

    /// <returns>Null where another step comes first: choosing, importing, posting, or waiting.</returns>
    public static FollowUp? For(MatchReason cause, Money amount) => cause switch
    {
        _ when amount <= Money.Zero => null,
        MatchReason.OtherAgency => FollowUp.Transfer,
        MatchReason.PaidTwice or MatchReason.CaseCancelled or MatchReason.WrongAmount or MatchReason.OtherPayer or MatchReason.Nothing => FollowUp.Refund,
        _ => null,
    };

    /// <summary>Whether a payment should have been credited by now.</summary>
    public static bool IsLate(DateOnly paid, DateOnly today) => today >= WorkingDays.After(paid, WorkingDaysOnItsWay + 1);
}

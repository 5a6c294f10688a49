using System.Globalization;

using KeToanChung.Ledger.Reconciliation.Matching;

namespace KeToanChung.Ledger.Tests.Reconciliation;

/// <summary>Which money goes back, and since when a payment is late.</summary>
public sealed class FollowUpsTests
{
    [Theory]
    [InlineData(MatchReason.PaidTwice, 8_000, FollowUp.Refund)]
    [InlineData(MatchReason.CaseCancelled, 8_000, FollowUp.Refund)]
    [InlineData(MatchReason.WrongAmount, 8_000, FollowUp.Refund)]
    [InlineData(MatchReason.Nothing, 8_000, FollowUp.Refund)]
    [InlineData(MatchReason.OtherAgency, 8_000, FollowUp.Transfer)]
    [InlineData(MatchReason.Nothing, -8_000, null)] // what left the account doesn't go back
    [InlineData(MatchReason.SeveralExplanations, 8_000, null)] // a choice comes first
    [InlineData(MatchReason.NotReported, 8_000, null)]
    [InlineData(MatchReason.ForNextRun, 8_000, null)]
    [InlineData(MatchReason.Interest, 8_000, null)]
    public void Only_money_that_is_not_ours_goes_back(MatchReason cause, long amount, FollowUp? expected) =>
        Assert.Equal(expected, FollowUps.For(cause, amount));

    [Theory]
    [InlineData("2026-03-30", "2026-03-31", false)] // Monday, one working day
    [InlineData("2026-03-30", "2026-04-01", false)]
    [InlineData("2026-03-30", "2026-04-02", true)]
    [InlineData("2026-03-27", "2026-03-31", false)] // Friday: the weekend doesn't count
    [InlineData("2026-03-27", "2026-04-01", true)]
    [InlineData("2026-03-28", "2026-03-31", false)] // Saturday
    [InlineData("2026-03-31", "2026-03-31", false)]
    public void A_payment_is_late_after_two_working_days(string paid, string today, bool expected) =>
        Assert.Equal(expected, FollowUps.IsLate(DateOnly.Parse(paid, CultureInfo.InvariantCulture), DateOnly.Parse(today, CultureInfo.InvariantCulture)));
}

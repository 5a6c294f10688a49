using CsCheck;

using KeToanChung.Ledger.Payments;

namespace KeToanChung.Ledger.Tests;

/// <summary>A bill is divided to the đồng.</summary>
public sealed class SpreadTests
{
    private static readonly Gen<(long Amount, long[] Weights)> Bills = Gen.Select(
        Gen.Long[0, 9_007_199_254_740_991], Gen.Long[0, 1_000_000].Array[1, 60].Where(w => w.Any(x => x > 0)));

    [Fact]
    public void Nothing_is_lost_or_found() => Bills.Sample(bill => Spread.Of(bill.Amount, bill.Weights).Sum() == bill.Amount);

    [Fact]
    public void Nobody_is_a_dong_away_from_the_fair_share() => Bills.Sample(bill =>
    {
        var whole = bill.Weights.Sum();
        return Spread.Of(bill.Amount, bill.Weights).Zip(bill.Weights)
            .All(s => Int128.Abs(((Int128)s.First * whole) - ((Int128)bill.Amount * s.Second)) < whole);
    });

    [Fact]
    public void Who_has_no_weight_pays_nothing() => Bills.Sample(bill =>
        Spread.Of(bill.Amount, bill.Weights).Zip(bill.Weights).All(s => s.Second != 0 || s.First == 0));

    [Theory]
    [InlineData(100, new long[] { 1, 1, 1 }, new long[] { 34, 33, 33 })]
    [InlineData(1_000_001, new long[] { 12, 0, 30 }, new long[] { 285_715, 0, 714_286 })]
    [InlineData(0, new long[] { 5 }, new long[] { 0 })]
    public void The_odd_dong_goes_to_whom_was_cut_most(long amount, long[] weights, long[] shares) => Assert.Equal(shares, Spread.Of(amount, weights));

    [Theory]
    [InlineData(10, new long[] { 0, 0 })]
    [InlineData(10, new long[] { 3, -1 })]
    [InlineData(-1, new long[] { 1 })]
    public void What_cannot_be_divided_is_not(long amount, long[] weights) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Spread.Of(amount, weights));
}

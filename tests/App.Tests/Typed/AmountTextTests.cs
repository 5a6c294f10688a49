using KeToanChung.App.Typed;

namespace KeToanChung.App.Tests.Typed;

/// <summary>What people type and paste for an amount.</summary>
public sealed class AmountTextTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("   ", 0)]
    [InlineData("–", 0)]
    [InlineData("0", 0)]
    [InlineData("1250000", 1_250_000)]
    [InlineData("1.250.000", 1_250_000)]
    [InlineData("1,250,000", 1_250_000)]
    [InlineData("1 250 000", 1_250_000)]
    [InlineData("1\u00a0250\u00a0000\t", 1_250_000)]
    [InlineData("1\u202f250\u202f000", 1_250_000)]
    [InlineData("\u200e1.250.000\u200b", 1_250_000)]
    [InlineData("1'250'000", 1_250_000)]
    [InlineData("1.250.000,00", 1_250_000)]
    [InlineData("1,250,000.00", 1_250_000)]
    [InlineData("1.250", 1_250)]
    [InlineData("1,250", 1_250)]
    [InlineData("1.250.000 đ", 1_250_000)]
    [InlineData("1.250.000đồng", 1_250_000)]
    [InlineData("1250000 VND", 1_250_000)]
    [InlineData("１２５００００", 1_250_000)]
    [InlineData("1,25tr", 1_250_000)]
    [InlineData("1.25 triệu", 1_250_000)]
    [InlineData("1,5tỷ", 1_500_000_000)]
    [InlineData("2 ty", 2_000_000_000)]
    [InlineData("250k", 250_000)]
    [InlineData("250 nghìn đồng", 250_000)]
    [InlineData("12tr", 12_000_000)]
    [InlineData("3*125000", 375_000)]
    [InlineData("3 × 125.000", 375_000)]
    [InlineData("3x125.000", 375_000)]
    [InlineData("100.000+50.000-1", 149_999)]
    [InlineData("(100 + 50) * 1.000", 150_000)]
    [InlineData("2*1,5tr+500k", 3_500_000)]
    [InlineData("1.000.000/4", 250_000)]
    [InlineData("-1.200", -1_200)]
    [InlineData("−1.200", -1_200)]
    [InlineData("(1.200)", -1_200)]
    [InlineData("9.007.199.254.740.991", 9_007_199_254_740_991)]
    public void Is_read_as_meant(string text, long dong)
    {
        Assert.Null(AmountText.Read(text, out var read));
        Assert.Equal(dong, read);
    }

    [Theory]
    [InlineData("abc", "amountText")]
    [InlineData("12 34", "amountText")]
    [InlineData("1.25.000", "amountText")]
    [InlineData("1.2500.000", "amountText")]
    [InlineData("1.250,000.000", "amountText")]
    [InlineData(".5", "amountText")]
    [InlineData("5.", "amountText")]
    [InlineData("3*", "amountText")]
    [InlineData("(3*2", "amountText")]
    [InlineData("3)", "amountText")]
    [InlineData("1/0", "amountText")]
    [InlineData("1e9", "amountText")]
    [InlineData("0x10", "amountText")]
    [InlineData("1.000 đ 5", "amountText")]
    [InlineData("<script>1</script>", "amountText")]
    [InlineData("1.250tr", "amountAmbiguous")]
    [InlineData("1,250tr", "amountAmbiguous")]
    [InlineData("0,5", "amountFraction")]
    [InlineData("1.25", "amountFraction")]
    [InlineData("200000/3", "amountFraction")]
    [InlineData("9.007.199.254.740.992", "amountTooLarge")]
    [InlineData("99999999999999999999999999999999999", "amountTooLarge")]
    [InlineData("999999999999 tỷ * 999999999999 tỷ", "amountTooLarge")]
    public void Is_refused_with_a_reason(string text, string reason)
    {
        Assert.Equal(reason, AmountText.Read(text, out var read)?.Reason);
        Assert.Equal(0, read);
    }

    [Theory]
    [InlineData('(')]
    [InlineData('-')]
    [InlineData('9')]
    public void However_long_it_is_it_is_read_at_once(char sign) =>
        Assert.NotNull(AmountText.Read(new string(sign, 100_000), out _));
}

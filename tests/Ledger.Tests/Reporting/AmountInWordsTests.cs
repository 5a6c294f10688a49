using KeToanChung.Ledger.Reporting;

namespace KeToanChung.Ledger.Tests.Reporting;

/// <summary>Số tiền bằng chữ, as an accountant would write it by hand.</summary>
public sealed class AmountInWordsTests
{
    [Theory]
    [InlineData(0, "Không đồng")]
    [InlineData(1, "Một đồng")]
    [InlineData(4, "Bốn đồng")]
    [InlineData(5, "Năm đồng")]
    [InlineData(10, "Mười đồng")]
    [InlineData(11, "Mười một đồng")]
    [InlineData(14, "Mười bốn đồng")]
    [InlineData(15, "Mười lăm đồng")]
    [InlineData(20, "Hai mươi đồng")]
    [InlineData(21, "Hai mươi mốt đồng")]
    [InlineData(24, "Hai mươi bốn đồng")]
    [InlineData(25, "Hai mươi lăm đồng")]
    [InlineData(91, "Chín mươi mốt đồng")]
    [InlineData(100, "Một trăm đồng")]
    [InlineData(101, "Một trăm linh một đồng")]
    [InlineData(105, "Một trăm linh năm đồng")]
    [InlineData(110, "Một trăm mười đồng")]
    [InlineData(111, "Một trăm mười một đồng")]
    [InlineData(115, "Một trăm mười lăm đồng")]
    [InlineData(121, "Một trăm hai mươi mốt đồng")]
    [InlineData(555, "Năm trăm năm mươi lăm đồng")]
    [InlineData(1_000, "Một nghìn đồng")]
    [InlineData(1_001, "Một nghìn không trăm linh một đồng")]
    [InlineData(1_010, "Một nghìn không trăm mười đồng")]
    [InlineData(1_015, "Một nghìn không trăm mười lăm đồng")]
    [InlineData(1_100, "Một nghìn một trăm đồng")]
    [InlineData(5_005, "Năm nghìn không trăm linh năm đồng")]
    [InlineData(10_000, "Mười nghìn đồng")]
    [InlineData(15_000, "Mười lăm nghìn đồng")]
    [InlineData(21_021, "Hai mươi mốt nghìn không trăm hai mươi mốt đồng")]
    [InlineData(105_000, "Một trăm linh năm nghìn đồng")]
    [InlineData(1_000_000, "Một triệu đồng")]
    [InlineData(1_000_005, "Một triệu không trăm linh năm đồng")]
    [InlineData(1_005_000, "Một triệu không trăm linh năm nghìn đồng")]
    [InlineData(1_250_000, "Một triệu hai trăm năm mươi nghìn đồng")]
    [InlineData(171_000_000, "Một trăm bảy mươi mốt triệu đồng")]
    [InlineData(1_000_000_000, "Một tỷ đồng")]
    [InlineData(1_000_000_001, "Một tỷ không trăm linh một đồng")]
    [InlineData(1_002_000_000, "Một tỷ không trăm linh hai triệu đồng")]
    [InlineData(21_000_000_015, "Hai mươi mốt tỷ không trăm mười lăm đồng")]
    [InlineData(1_000_000_000_000, "Một nghìn tỷ đồng")]
    [InlineData(1_005_000_000_000, "Một nghìn không trăm linh năm tỷ đồng")]
    [InlineData(1_000_000_000_000_000, "Một triệu tỷ đồng")]
    [InlineData(
        9_007_199_254_740_991,
        "Chín triệu không trăm linh bảy nghìn một trăm chín mươi chín tỷ hai trăm năm mươi bốn triệu bảy trăm bốn mươi nghìn chín trăm chín mươi mốt đồng")]
    [InlineData(-1, "Âm một đồng")]
    [InlineData(-1_250_000, "Âm một triệu hai trăm năm mươi nghìn đồng")]
    public void Says_an_amount_as_it_is_said(long dong, string words) => Assert.Equal(words, AmountInWords.Of(dong));

    [Fact]
    public void The_smallest_number_has_words_too() => Assert.StartsWith("Âm chín tỷ hai trăm", AmountInWords.Of(long.MinValue), StringComparison.Ordinal);
}

using KeToanChung.Ledger.Fees;

namespace KeToanChung.Ledger.Tests.Fees;

/// <summary>What a bank leaves of a case number in a transfer's content.</summary>
public sealed class CaseKeyTests
{
    [Theory]
    [InlineData("H19.001-260331-0001", "H190012603310001")]
    [InlineData(" h19.001-260331-0001 ", "H190012603310001")]
    [InlineData("HĐ 12/2026", "HD122026")]
    public void A_number_is_its_letters_and_digits(string caseNumber, string key) => Assert.Equal(key, CaseKey.Of(caseNumber));

    [Theory]
    [InlineData("H19.001-260331-0001", true)]
    [InlineData("MBVCB.123456.H19 001 260331 0001.CT tu 001100", true)]
    [InlineData("nop le phi h190012603310001 nguyen van an", true)]
    [InlineData("H19.001-260331-00011", false)]
    [InlineData("XH190012603310001", false)] // run together with something else: not certain
    [InlineData("H19.001-260331-0002", false)]
    [InlineData("", false)]
    public void Content_names_a_case_however_it_is_parted(string content, bool named) =>
        Assert.Equal(named, CaseKey.In(content).Contains(CaseKey.Of("H19.001-260331-0001")));

    [Theory]
    [InlineData("nop tien phi ho so")]
    [InlineData("12 345")]
    public void Words_and_small_numbers_name_nothing(string content) => Assert.Empty(CaseKey.In(content));

    [Fact]
    public void A_long_content_stays_bounded() =>
        Assert.InRange(CaseKey.In(string.Join(' ', Enumerable.Range(0, 5_000))).Count, 1, 600);

    [Fact]
    public void The_longer_number_is_the_one_that_is_meant()
    {
        Assert.True(CaseKey.IsPieceOfAnother("HS2600", ["HS2600", "HS26001"]));
        Assert.False(CaseKey.IsPieceOfAnother("HS26001", ["HS2600", "HS26001"]));
    }
}

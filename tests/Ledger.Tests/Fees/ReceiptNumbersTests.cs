using KeToanChung.Ledger.Fees;

namespace KeToanChung.Ledger.Tests.Fees;

public sealed class ReceiptNumbersTests
{
    [Fact]
    public void A_year_begins_with_its_own_series() => Assert.Equal("26TAA", ReceiptNumbers.FirstSeries(2026));

    [Theory]
    [InlineData("26TAA", 0, "26TAA", 1)]
    [InlineData("26TAA", 99_999_998, "26TAA", 99_999_999)]
    [InlineData("26TAA", 99_999_999, "26TAB", 1)] // eight digits are the most
    [InlineData("26TAE", 99_999_999, "26TAG", 1)] // F is none of the twenty letters
    [InlineData("26TAY", 99_999_999, "26TBA", 1)]
    public void A_full_series_is_followed_by_the_next(string series, int last, string nextSeries, int nextNumber)
    {
        var next = ReceiptNumbers.After(series, last);

        Assert.Equal((nextSeries, nextNumber), next);
        Assert.True(ReceiptNumbers.IsSeries(next.Series));
    }

    [Theory]
    [InlineData("26TAB", true)]
    [InlineData("26TAF", false)]
    [InlineData("26SAB", false)]
    [InlineData("26TA", false)]
    [InlineData("26TABC", false)]
    public void Only_the_laws_letters_make_a_series(string series, bool isOne) => Assert.Equal(isOne, ReceiptNumbers.IsSeries(series));
}

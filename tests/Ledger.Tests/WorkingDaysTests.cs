namespace KeToanChung.Ledger.Tests;

public sealed class WorkingDaysTests
{
    [Theory]
    [InlineData("2027-01-04", 5, "2027-01-11")] // Monday to Monday
    [InlineData("2027-01-01", 1, "2027-01-04")] // over a weekend
    [InlineData("2027-01-02", 1, "2027-01-04")] // from a Saturday
    [InlineData("2027-01-06", 0, "2027-01-06")]
    public void Saturdays_and_Sundays_do_not_count(string day, int count, string expected) =>
        Assert.Equal(DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), WorkingDays.After(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), count));
}

using KeToanChung.App.Typed;

namespace KeToanChung.App.Tests.Typed;

/// <summary>What people type and paste for a day.</summary>
public sealed class DayTextTests
{
    private static readonly DateOnly Today = new(2026, 3, 31);

    [Theory]
    [InlineData("31/3/2026", "2026-03-31")]
    [InlineData("31/03/26", "2026-03-31")]
    [InlineData("31-3-2026", "2026-03-31")]
    [InlineData("31.03.2026", "2026-03-31")]
    [InlineData("2026-03-31", "2026-03-31")]
    [InlineData("31032026", "2026-03-31")]
    [InlineData("310326", "2026-03-31")]
    [InlineData("3103", "2026-03-31")]
    [InlineData("1/4", "2026-04-01")]
    [InlineData("29/2/2028", "2028-02-29")]
    [InlineData(" 31 / 03 / 2026\t", "2026-03-31")]
    [InlineData("31/03/2026\u00a0", "2026-03-31")]
    public void Is_read_as_meant(string text, string day)
    {
        Assert.Null(DayText.Read(text, Today, out var read));
        Assert.Equal(DateOnly.ParseExact(day, "yyyy-MM-dd", null), read);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t")]
    [InlineData(null)]
    public void Nothing_typed_is_no_day(string? text)
    {
        Assert.Null(DayText.Read(text, Today, out var read));
        Assert.Null(read);
    }

    [Theory]
    [InlineData("31/02/2026", "dayNotInMonth")]
    [InlineData("29/2/2026", "dayNotInMonth")]
    [InlineData("0/1/2026", "dayNotInMonth")]
    [InlineData("32/1/2026", "dayNotInMonth")]
    [InlineData("3/31/2026", "dayText")]
    [InlineData("2026-13-01", "dayText")]
    [InlineData("1/1/0000", "dayText")]
    [InlineData("hôm qua", "dayText")]
    [InlineData("31/03/2026; DROP TABLE", "dayText")]
    [InlineData("46112", "dayText")]
    public void Is_refused_with_a_reason(string text, string reason)
    {
        Assert.Equal(reason, DayText.Read(text, Today, out var read)?.Reason);
        Assert.Null(read);
    }
}

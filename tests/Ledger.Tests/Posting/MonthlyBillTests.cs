using KeToanChung.Ledger.Posting;

namespace KeToanChung.Ledger.Tests.Posting;

public sealed class MonthlyBillTests
{
    /// <summary>Day, since, today, months posted, and what is due.</summary>
    public static TheoryData<string, int, string, string, string[], string?> Cases => new()
    {
        { "before its day", 20, "2026-01-01", "2026-01-19", [], null },
        { "on its day", 20, "2026-01-01", "2026-01-20", [], "2026-01-20" },
        { "posted for this month", 20, "2026-01-01", "2026-01-25", ["2026-01"], null },
        { "posted for the month before only", 20, "2026-01-01", "2026-02-25", ["2026-01"], "2026-02-20" },
        { "a month was missed", 20, "2026-01-01", "2026-03-25", ["2026-01", "2026-03"], "2026-02-20" },
        { "not before it was saved", 20, "2026-01-21", "2026-01-31", [], null },
        { "the 31st of a short month", 31, "2026-01-01", "2026-02-28", ["2026-01"], "2026-02-28" },
        { "the 31st of a leap February", 31, "2028-02-01", "2028-02-28", [], null },
        { "over the turn of the year", 5, "2026-12-01", "2027-01-05", ["2026-12"], "2027-01-05" },
        { "the year before is forgotten", 5, "2020-01-01", "2027-01-05", [], "2026-01-05" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Is_due_from_its_day_until_it_is_posted_for_that_month(string name, int day, string since, string today, string[] posted, string? due)
    {
        var found = MonthlyBill.Due(day, Day(since), Day(today), (year, month) => posted.Contains($"{year}-{month:00}"));

        Assert.True(found == (due is null ? null : Day(due)), $"{name}: {found}");
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

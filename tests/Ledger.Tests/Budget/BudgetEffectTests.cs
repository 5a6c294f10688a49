using KeToanChung.Ledger.Budget;
using KeToanChung.Ledger.Tests.Given;

namespace KeToanChung.Ledger.Tests.Budget;

/// <summary>What a class-0 line does to the budget, and how a budget year is called on the day of a report.</summary>
public sealed class BudgetEffectTests
{
    [Theory]
    [InlineData("008122", -1)]
    [InlineData("008222", 0)]
    [InlineData("00931", 1)]
    [InlineData("00521", 0)]
    [InlineData("0062", 0)]
    [InlineData("01011", -1)]
    [InlineData("01133", 1)]
    [InlineData("0121", -1)]
    [InlineData("0132", 0)]
    [InlineData("008", null)]
    [InlineData("0211", null)] // assets off balance are not kept by budget year
    [InlineData("002", null)]
    [InlineData("1121", null)]
    public void Reads_last_this_or_next_year_off_the_account(string account, int? offset) => Assert.Equal(offset, BudgetEffect.YearOffset(account));

    [Theory]
    [InlineData("008222", 2025, 2026, "008122")] // the roll on 1 January moves no row (CNNB-01)
    [InlineData("008122", 2025, 2025, "008222")]
    [InlineData("008222", 2024, 2026, "008122")]
    [InlineData("008222", 2026, 2026, "008222")]
    [InlineData("00931", 2027, 2026, "00931")]
    [InlineData("00931", 2027, 2027, "00921")]
    [InlineData("0122", 2025, 2026, "0121")]
    [InlineData("008", 2025, 2026, "008")]
    [InlineData("0211", 2025, 2026, "0211")]
    [InlineData("1121", 0, 2026, "1121")]
    public void Calls_a_budget_year_as_the_report_sees_it(string account, int budgetYear, int reportYear, string seen) =>
        Assert.Equal(seen, BudgetEffect.AccountSeenFrom(account, budgetYear, reportYear));

    [Theory]
    [InlineData("C 008221 100", "008", "6551", BudgetColumn.Advanced, 100)]
    [InlineData("C 008222 100", "008", "6551", BudgetColumn.Spent, 100)]
    [InlineData("C 008211 -100", "008", "6551", BudgetColumn.Advanced, -100)]
    [InlineData("C 00922 100", "009", "6551", BudgetColumn.Spent, 100)]
    [InlineData("C 01021 100", "010", "6551", BudgetColumn.Advanced, 100)]
    [InlineData("N 0122 100", "012", "", BudgetColumn.Assigned, 100)]
    [InlineData("N 0122 -100", "012", "", BudgetColumn.Assigned, -100)]
    [InlineData("C 0132 100", "013", "", BudgetColumn.Spent, 100)]
    [InlineData("N 01121 100", "011-1", "", BudgetColumn.Assigned, 100)]
    [InlineData("C 01122 100", "011-2", "", BudgetColumn.Spent, 100)]
    public void Moves_one_column_of_one_line(string entry, string fund, string subItem, BudgetColumn column, long amount) =>
        Assert.Equal(
            new BudgetMovement(new BudgetKey(fund, 2026, fund is "012" or "013" ? "" : "13", "830", "341", subItem), column, amount),
            BudgetEffect.Of(Entry.Line(entry), 2026));

    [Theory]
    [InlineData("N 00822 100")] // by decision only
    [InlineData("C 00521 100")]
    [InlineData("N 002 100")]
    public void Leaves_alone_what_it_does_not_control(string entry) => Assert.Null(BudgetEffect.Of(Entry.Line(entry), 2026));

    [Theory]
    [InlineData("004", false)]
    [InlineData("00521", true)]
    [InlineData("0102", true)]
    [InlineData("0132", true)]
    [InlineData("0211", false)]
    [InlineData("5311", false)]
    public void Keeps_005_to_013_by_budget_year(string account, bool isKept) => Assert.Equal(isKept, BudgetEffect.IsKeptByBudgetYear(account));
}

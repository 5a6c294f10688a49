using KeToanChung.Ledger.Catalogs;
using KeToanChung.Ledger.Tests.Given;

namespace KeToanChung.Ledger.Tests.Catalogs;

/// <summary>The catalogues that ship, and how dated rows and posting rules are read.</summary>
public sealed class CatalogTests
{
    [Theory]
    [InlineData(Dimension.Chapter, "830", 2026, null)]
    [InlineData(Dimension.Chapter, "600", 2026, Codes.DimensionRetired)] // TT 130/2025, Điều 2
    [InlineData(Dimension.Chapter, "799", 2027, Codes.DimensionRetired)]
    [InlineData(Dimension.Chapter, "612", 2025, Codes.DimensionUnknown)] // the catalogue of that year is not here
    [InlineData(Dimension.Chapter, "599", 2026, null)]
    [InlineData(Dimension.Chapter, "998", 2026, Codes.DimensionUnknown)]
    [InlineData(Dimension.Chapter, "6123", 2026, Codes.DimensionUnknown)]
    [InlineData(Dimension.SubCategory, "341", 2026, null)]
    [InlineData(Dimension.SubCategory, "340", 2026, Codes.DimensionUnknown)]
    [InlineData(Dimension.SubCategory, "612", 2026, Codes.DimensionUnknown)]
    [InlineData(Dimension.SubItem, "6551", 2026, null)]
    [InlineData(Dimension.SubItem, "6550", 2026, Codes.DimensionUnknown)]
    [InlineData(Dimension.SubItem, "TN0130", 2026, Codes.DimensionUnknown)]
    [InlineData(Dimension.FundingSource, "13", 2026, null)]
    [InlineData(Dimension.FundingSource, "13", 2016, Codes.DimensionUnknown)]
    public void Takes_the_codes_of_the_budget_year(Dimension dimension, string code, int year, string? refusal) =>
        Assert.Equal(refusal, RealCatalog.Instance.RefusalOf(dimension, code, year));

    [Fact]
    public void The_newest_version_in_force_counts()
    {
        ClassificationCode first = new("830", "Trước", "XA", new(2025, 1, 1), new(2025, 12, 31)), second = new("830", "Sau", "XA", new(2026, 1, 1), null);
        var rows = new DatedRows<ClassificationCode>([first, second]);

        Assert.Null(rows.On("830", new(2024, 12, 31)));
        Assert.Same(first, rows.On("830", new(2025, 12, 31)));
        Assert.Same(second, rows.On("830", new(2026, 1, 1)));
        Assert.Same(first, rows.In("830", 2025));
        Assert.Same(second, rows.In("830", 2030));
    }

    [Fact]
    public void Every_account_that_may_be_posted_hangs_in_the_chart()
    {
        var chart = RealCatalog.Instance.Accounts;

        Assert.Equal(235, chart.All.Count());
        Assert.All(chart.All, a => Assert.True(a.Parent is null || (chart.Knows(a.Parent) && a.Code.StartsWith(a.Parent, StringComparison.Ordinal)), a.Code));
        Assert.All(chart.All, a => Assert.Equal(a.Code[0] == '0', a.OffBalance));
    }

    [Theory]
    [InlineData("RDT-01", "C:008221|008222", false, false)]
    [InlineData("RDT-04", "C:-008211|-008221; C:008212|008222", false, false)]
    [InlineData("PHI-09", "N:-0122", false, false)]
    [InlineData("NCC-03", "C:011|012|013", true, false)]
    [InlineData("TU-03", "C:011|012|013", true, false)]
    [InlineData("CHI-03", "C:-011|-012|-013|-008", true, false)]
    [InlineData("NB-13", "N:0132", true, false)]
    [InlineData("NB-01", "C:008", true, false)]
    [InlineData("NCC-05", "C:008|009", false, false)]
    [InlineData("CN-02", "C:00811|00812", false, false)]
    [InlineData("CNNB-05", "N:-0051; N:0052", false, false)]
    [InlineData("CNNB-01", "", false, true)]
    [InlineData("SC-01", "", false, true)]
    [InlineData("SC-02", "", false, true)]
    public void Reads_the_off_balance_part_of_a_rule(string rule, string clauses, bool isOptional, bool isDescriptive)
    {
        var read = RealCatalog.Rule(rule);

        Assert.Equal(clauses, string.Join("; ", read.OffBalance.Select(c =>
            $"{(c.IsDebit ? "N" : "C")}:{string.Join("|", c.Accounts.Select(a => c.IsNegative ? $"-{a}" : a))}")));
        Assert.All(read.OffBalance, c => Assert.Equal(isOptional, c.IsOptional));
        Assert.Equal(isDescriptive, read.IsDescriptive);
    }

    [Fact]
    public void Every_account_that_a_rule_in_force_names_is_in_the_chart()
    {
        var chart = RealCatalog.Instance.Accounts.All.Select(a => a.Code).ToList();
        var named = RealCatalog.Instance.Operations.All.Where(r => r.ValidTo is null)
            .SelectMany(r => r.Debit.Concat(r.Credit).Concat(r.OffBalance.SelectMany(c => c.Accounts)).Select(a => (r.Code, Account: a)))
            .Where(n => n.Account != PostingRule.Any);

        Assert.All(named, n => Assert.True(chart.Exists(a => a.StartsWith(n.Account, StringComparison.Ordinal)), $"{n.Code}: {n.Account}"));
    }
}

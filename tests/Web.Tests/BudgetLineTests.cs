using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests;

/// <summary>The story of a budget line: every movement, and what was left after it.</summary>
public sealed class BudgetLineTests(TestDatabases databases)
{
    private const string Line = $"/agencies/{TestServer.Office}/budget/line?year=2026&fundingSource=13&chapter=830&subCategory=341&subItem=6551";

    [Fact]
    public async Task A_line_tells_what_moved_it_and_what_was_left()
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        await server.Appoint("thutruong", Role.AgencyHead, TestServer.Office);
        using var accountant = await server.SignedIn("ketoan");
        using var head = await server.SignedIn("thutruong");
        await Enter(accountant, "assign", "1/QĐ", 1_000_000);
        await Enter(accountant, "withhold", "2/QĐ", 100_000);
        var id = (await accountant.Post($"/agencies/{TestServer.Office}/payment-requests", new
        {
            date = "2026-03-30", payee = new { name = "Nhà sách" }, method = "treasury", operation = "RDT-01", description = "Văn phòng phẩm",
            lines = new[] { new { fundingSource = "13", chapter = "830", subCategory = "341", subItem = "6551", account = "6122", amount = 300_000 } },
        })).Text("id");
        await accountant.Post($"/payment-requests/{id}/submit");
        await head.Post($"/payment-requests/{id}/approve");
        await accountant.Post($"/payment-requests/{id}/pay");

        var story = (await accountant.Get(Line)).Body;

        Assert.Equal(
            [("assigned", 1_000_000, 1_000_000), ("withheld", 100_000, 900_000), ("reserved", 300_000, 600_000), ("reserved", -300_000, 900_000), ("spent", 300_000, 600_000)],
            story.GetProperty("steps").EnumerateArray().Select(s =>
                (s.GetProperty("column").GetString()!, s.GetProperty("amount").GetInt64(), s.GetProperty("availableAfter").GetInt64())));
        Assert.Equal(600_000, story.GetProperty("line").GetProperty("available").GetInt64());
        Assert.Equal(
            ["1/QĐ", "2/QĐ", "Văn phòng phẩm", "Văn phòng phẩm", "Văn phòng phẩm"],
            story.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("origin").GetProperty("title").GetString()));
    }

    [Fact]
    public async Task A_line_that_isn_t_there_or_isn_t_named_is_said()
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        using var accountant = await server.SignedIn("ketoan");

        var missing = await accountant.Get($"/agencies/{TestServer.Office}/budget/line?year=2026");

        Assert.Equal("404 notFound", (await accountant.Get(Line)).ToString());
        Assert.Equal("422 request.invalid", missing.ToString());
        Assert.Equal(["chapter", "fundingSource", "subCategory"], missing.Errors.Keys.Order());
    }

    private static async Task Enter(HttpClient accountant, string kind, string decision, long amount)
    {
        var entered = await accountant.Post($"/agencies/{TestServer.Office}/budget-entries", new
        {
            kind, decisionNumber = decision, decisionDate = "2026-01-02", effectiveDate = "2026-01-02",
            lines = new[] { new { fundingSource = "13", chapter = "830", subCategory = "341", subItem = "6551", amount } },
        });
        Assert.Equal("201", entered.ToString());
    }
}

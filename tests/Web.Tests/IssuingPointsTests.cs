using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests;

/// <summary>Điểm lập biên lai: each place numbers in ranges of its own, and the agency's series stays whole.</summary>
public sealed class IssuingPointsTests(TestDatabases databases)
{
    private const string Office = $"/agencies/{TestServer.Office}";

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_point_numbers_in_its_ranges_and_the_next_is_set_apart_when_one_is_used_up(DatabaseKind kind)
    {
        await using var server = await Server(kind);
        using var administrator = await server.SignedIn("quantri");
        using var office = await server.SignedIn("ketoan");
        using var desk = await server.SignedIn("thuquy");
        var before = await Take(desk);

        var set = await Set(administrator, "q1", new { name = "Quầy một cửa", address = "1 Trần Phú", rangeSize = 2, cashiers = new[] { "thuquy" } });
        var numbers = new List<string?>();
        foreach (var who in new[] { desk, office, desk, desk, office, desk })
            numbers.Add((await Take(who)).Text("number"));
        var points = await administrator.Get($"{Office}/issuing-points");

        Assert.Equal(("1", "Q1"), (before.Text("number"), set.Text("code")));
        Assert.Equal(["2", "4", "3", "5", "7", "6"], numbers);
        Assert.Equal(
            ["5-6 6", "2-3 3"],
            points.Body.GetProperty("items")[0].GetProperty("ranges").EnumerateArray().Select(r => $"{r.GetProperty("first")}-{r.GetProperty("final")} {r.GetProperty("last")}"));
        Assert.True((await office.Get($"{Office}/integrity")).Body.GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task What_a_closed_point_has_left_stays_unused_and_the_books_still_hold()
    {
        await using var server = await Server();
        using var administrator = await server.SignedIn("quantri");
        using var desk = await server.SignedIn("thuquy");
        var point = new { name = "Trạm y tế", address = "2 Trần Phú", authorisedBody = "Trạm y tế xã, 2 Trần Phú", rangeSize = 100, cashiers = new[] { "thuquy" } };
        await Set(administrator, "TYT", point);
        var first = await Take(desk);
        await Set(administrator, "TYT", new { point.name, point.address, point.rangeSize, point.cashiers, isOpen = false });
        var second = await Take(desk);
        using var office = await server.SignedIn("ketoan");

        Assert.Equal(("1", "101"), (first.Text("number"), second.Text("number")));
        Assert.True((await office.Get($"{Office}/integrity")).Body.GetProperty("ok").GetBoolean());
        var shown = await office.Get($"{Office}/fee-receipts/{first.Text("id")}");
        Assert.Equal("Trạm y tế", shown.Body.GetProperty("receipts")[0].GetProperty("point").GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_receipt_names_the_point_and_the_body_that_was_authorised()
    {
        await using var server = await Server();
        using var administrator = await server.SignedIn("quantri");
        using var desk = await server.SignedIn("thuquy");
        await Set(administrator, "TYT", new { name = "Quầy trạm y tế", address = "2 Trần Phú", authorisedBody = "Trạm y tế xã Minh Hòa", cashiers = new[] { "thuquy" } });
        var issued = await Take(desk);

        var paper = await desk.GetStringAsync($"/api/v1{Office}/fee-receipts/{issued.Text("id")}/print?format=html", TestContext.Current.CancellationToken);

        Assert.Contains("Quầy trạm y tế, 2 Trần Phú", System.Net.WebUtility.HtmlDecode(paper), StringComparison.Ordinal);
        Assert.Contains("Trạm y tế xã Minh Hòa", System.Net.WebUtility.HtmlDecode(paper), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_sits_at_one_point_and_what_is_wrong_with_one_is_said()
    {
        await using var server = await Server();
        using var administrator = await server.SignedIn("quantri");
        using var cashier = await server.SignedIn("thuquy");
        await Set(administrator, "Q1", new { name = "Quầy 1", address = "1", cashiers = new[] { "thuquy" } });
        await Set(administrator, "Q2", new { name = "Quầy 2", address = "2", cashiers = new[] { "THUQUY", "ketoan" } });
        var points = await administrator.Get($"{Office}/issuing-points");

        Assert.Equal(["Q1 0", "Q2 2"], points.Body.GetProperty("items").EnumerateArray().Select(p => $"{p.GetProperty("code")} {p.GetProperty("cashiers").GetArrayLength()}"));
        Assert.Equal(["cashiers"], (await Set(administrator, "Q1", new { name = "Quầy 1", address = "1", cashiers = new[] { "aido" } })).Errors.Keys);
        Assert.Equal(["rangeSize"], (await Set(administrator, "Q1", new { name = "Quầy 1", address = "1", rangeSize = 0 })).Errors.Keys);
        Assert.Equal(["address", "name"], (await Set(administrator, "Q1", new { })).Errors.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("403 right.missing", (await Set(cashier, "Q1", new { name = "Quầy 1", address = "1" })).ToString());
    }

    private async Task<TestServer> Server(DatabaseKind? kind = null)
    {
        var server = await TestServer.Start(databases, kind);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        await server.Appoint("thuquy", Role.Cashier, TestServer.Office);
        return server;
    }

    private static Task<Answer> Set(HttpClient who, string code, object point) => who.Send(HttpMethod.Put, $"{Office}/issuing-points/{code}", point);

    private static Task<Answer> Take(HttpClient who) =>
        who.Post($"{Office}/fee-receipts", new { feeType = "HT-TRICHLUC", quantity = 1, payer = new { name = "Nguyễn Văn An" }, method = "cash" });
}

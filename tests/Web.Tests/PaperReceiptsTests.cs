using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;
using KeToanChung.Web.Tests.Pages;

namespace KeToanChung.Web.Tests;

/// <summary>Biên lai giấy: books that come, are given out, used in order, and destroyed when their time is over.</summary>
public sealed class PaperReceiptsTests(TestDatabases databases)
{
    private const string Office = $"/agencies/{TestServer.Office}";

    private const string Papers = $"{Office}/paper-receipts";

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_book_is_used_in_order_and_what_is_left_is_destroyed_and_told_of(DatabaseKind kind)
    {
        await using var server = await Server(kind);
        using var accountant = await server.SignedIn("ketoan");
        using var cashier = await server.SignedIn("thuquy");
        var book = (await Add(accountant, "AA/26P", 101, 150)).Text("id")!;
        Assert.Equal("200", (await accountant.Post($"{Papers}/{book}/give", new { to = "thuquy" })).ToString());

        var first = await Take(cashier, book);
        var spoiled = await cashier.Post($"{Papers}/{book}/spoil", new { reason = "Viết nhầm tên" });
        var second = await Take(cashier, book);
        var electronic = await Take(cashier, null);
        var held = await accountant.Post($"{Papers}/destructions", new { way = "Cắt vụn", witnesses = "Ông A, Bà B" });
        await accountant.Post($"{Papers}/{book}/give", new { });
        var destroyed = await accountant.Post($"{Papers}/destructions", new { way = "Cắt vụn", witnesses = "Ông A, Bà B" });
        var listed = (await accountant.Get(Papers)).Body.GetProperty("books")[0];

        Assert.Equal(("AA/26P", "101", "102", "103"), (first.Text("series"), first.Text("number"), spoiled.Text("number"), second.Text("number")));
        Assert.Equal(("26TAA", "1"), (electronic.Text("series"), electronic.Text("number")));
        Assert.Equal("409 request.wrongState", held.ToString());
        Assert.Equal(("47", "2026-04-07"), (destroyed.Text("forms"), destroyed.Text("sendBy")));
        Assert.Equal((2, 1, 47, 0), (Number(listed, "used"), Number(listed, "spoiled"), Number(listed, "destroyed"), Number(listed, "left")));
        Assert.True((await accountant.Get($"{Office}/integrity")).Body.GetProperty("ok").GetBoolean());

        Assert.True(await IsWork(server));
        var notice = await accountant.Get($"{Papers}/destructions/{destroyed.Text("id")}/print?format=json");
        Assert.Equal([104, 150, 47], new[] { "first", "final", "forms" }.Select(k => Number(notice.Body.GetProperty("rows")[0], k)));
        Assert.Equal("200", (await accountant.Post($"{Papers}/destructions/{destroyed.Text("id")}/sent", new { reference = "TB-12" })).ToString());
        Assert.Equal("409 request.wrongState", (await accountant.Post($"{Papers}/destructions/{destroyed.Text("id")}/sent", new { reference = "TB-13" })).ToString());
        Assert.False(await IsWork(server));
    }

    [Fact]
    public async Task Nobody_writes_out_of_a_book_that_he_does_not_hold_or_that_is_used_up()
    {
        await using var server = await Server();
        using var accountant = await server.SignedIn("ketoan");
        using var cashier = await server.SignedIn("thuquy");
        var book = (await Add(accountant, "AA/26P", 1, 1)).Text("id")!;

        var inKeeping = await Take(cashier, book);
        await accountant.Post($"{Papers}/{book}/give", new { to = "thuquy" });
        var byAnother = await Take(accountant, book);
        var online = await cashier.Post($"{Office}/fee-receipts", Fee(book, "online"));
        var last = await Take(cashier, book);
        var none = await Take(cashier, book);
        var unknown = await Take(cashier, "3021001-999999");

        Assert.Equal(["paperBook"], inKeeping.Errors.Keys);
        Assert.Equal(["paperBook"], byAnother.Errors.Keys);
        Assert.Equal(["paperBook"], online.Errors.Keys);
        Assert.Equal(("201", "1"), (last.ToString(), last.Text("number")));
        Assert.Equal("409 request.wrongState", none.ToString());
        Assert.Equal("404 notFound", unknown.ToString());
        Assert.Equal("409 request.wrongState", (await accountant.Post($"{Papers}/{book}/give", new { })).ToString());
        Assert.Empty((await cashier.Get($"{Papers}/mine")).Body.GetProperty("items").EnumerateArray());
        Assert.True((await accountant.Get($"{Office}/integrity")).Body.GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task After_their_last_day_none_is_written_out_and_what_is_left_waits_to_be_destroyed()
    {
        await using var server = await Server();
        string book;
        using (var before = await server.SignedIn("ketoan"))
        {
            book = (await Add(before, "AA/26P", 1, 50)).Text("id")!;
            await before.Post($"{Papers}/{book}/give", new { to = "thuquy" });
            Assert.False(await IsWork(server));
        }

        server.Clock.Advance(new DateTime(2027, 1, 4, 10, 0, 0, DateTimeKind.Unspecified) - new DateTime(2026, 3, 31, 10, 0, 0, DateTimeKind.Unspecified));
        using var accountant = await server.SignedIn("ketoan");
        using var cashier = await server.SignedIn("thuquy");

        var late = await Take(cashier, book);
        var more = await Add(accountant, "AB/26P", 1, 50);

        Assert.Equal(["paperBook", "form"], late.Errors.Keys.Concat(more.Errors.Keys));
        Assert.Empty((await cashier.Get($"{Papers}/mine")).Body.GetProperty("items").EnumerateArray());
        Assert.True(await IsWork(server));
    }

    [Fact]
    public async Task What_is_wrong_with_a_book_is_said()
    {
        await using var server = await Server();
        using var accountant = await server.SignedIn("ketoan");
        using var cashier = await server.SignedIn("thuquy");
        await Add(accountant, "AA/26P", 101, 150);

        Assert.Equal(["first"], (await Add(accountant, "aa/26p", 150, 160)).Errors.Keys);
        Assert.Equal(["series"], (await Add(accountant, "26TAA", 1, 50)).Errors.Keys);
        Assert.Equal(["final"], (await Add(accountant, "AB/26P", 50, 1)).Errors.Keys);
        Assert.Equal(["first"], (await Add(accountant, "AB/26P", 0, 50)).Errors.Keys);
        Assert.Equal(["receivedOn"], (await accountant.Post(Papers, new { form = "02BLP1-001", series = "AB/26P", first = 1, final = 50, receivedOn = "2026-04-01" })).Errors.Keys);
        Assert.Equal("403 right.missing", (await Add(cashier, "AB/26P", 1, 50)).ToString());
        Assert.Equal("201", (await accountant.Post($"{Papers}/destructions", new { way = "Đốt", witnesses = "A" })).ToString());
        Assert.Equal("409 request.wrongState", (await accountant.Post($"{Papers}/destructions", new { way = "Đốt", witnesses = "A" })).ToString());
    }

    private async Task<TestServer> Server(DatabaseKind? kind = null)
    {
        var server = await TestServer.Start(databases, kind);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        await server.Appoint("thuquy", Role.Cashier, TestServer.Office);
        return server;
    }

    private static Task<Answer> Add(HttpClient who, string series, int first, int final) => who.Post(Papers, new { form = "02BLP1-001", series, first, final });

    private static Task<Answer> Take(HttpClient who, string? paperBook) => who.Post($"{Office}/fee-receipts", Fee(paperBook, "cash"));

    private static object Fee(string? paperBook, string method) =>
        new { feeType = "HT-TRICHLUC", quantity = 1, payer = new { name = "Nguyễn Văn An" }, method, paperBook };

    private static async Task<bool> IsWork(TestServer server)
    {
        var pages = await PageClient.SignedIn(server, "ketoan");
        return (await pages.Get("/")).Links.Contains(Papers);
    }

    private static int Number(System.Text.Json.JsonElement element, string property) => element.GetProperty(property).GetInt32();
}

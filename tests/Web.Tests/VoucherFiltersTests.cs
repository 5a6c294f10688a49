using System.Net;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;
using KeToanChung.Web.Tests.Pages;

namespace KeToanChung.Web.Tests;

/// <summary>Searches of vouchers that a user keeps: each their own, by name, until they are deleted.</summary>
public sealed class VoucherFiltersTests(TestDatabases databases)
{
    private const string Path = "/me/voucher-filters";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [InlineData(DatabaseKind.SqlServer)]
    public async Task A_search_is_kept_under_its_name_saved_anew_and_deleted(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(databases, kind);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        await server.Appoint("khac", Role.Accountant, TestServer.Office);
        using var accountant = await server.SignedIn("ketoan");
        using var other = await server.SignedIn("khac");

        await accountant.Post(Path, new { name = "Lương tháng 3", filter = new { operation = "lg-01", from = "2026-03-01", agency = TestServer.Office } });
        await accountant.Post(Path, new { name = "Ảnh hưởng", filter = new { words = "ảnh", about = true, amount = 5_000 } });
        var again = await accountant.Post(Path, new { name = " lương THÁNG 3 ", filter = new { operation = "LG-10" } });

        Assert.Equal("201", again.ToString());
        Assert.Equal([("Ảnh hưởng", null), ("lương THÁNG 3", "LG-10")], await Names(accountant));
        Assert.Empty(await Names(other));

        var id = again.Text("id");
        Assert.Equal("404 notFound", (await other.Send(HttpMethod.Delete, $"{Path}/{id}", null)).ToString());
        Assert.Equal(HttpStatusCode.NoContent, (await accountant.Send(HttpMethod.Delete, $"{Path}/{id}", null)).Status);
        Assert.Equal("404 notFound", (await accountant.Send(HttpMethod.Delete, $"{Path}/{id}", null)).ToString());
        Assert.Equal([("Ảnh hưởng", null)], await Names(accountant));
    }

    public static TheoryData<string, object, string> Wrong => new()
    {
        { "", new { operation = "LG-01" }, "name" },
        { new string('x', 61), new { operation = "LG-01" }, "name" },
        { "hai\ndòng", new { operation = "LG-01" }, "name" },
        { "trống", new { }, "filter" },
        { "chỉ có dấu cách", new { words = "   " }, "filter" },
        { "tài khoản dài", new { account = "12345678901234567" }, "filter.account" },
        { "lời dài", new { words = new string('x', 201) }, "filter.words" },
        { "đơn vị", new { agency = "302" }, "filter.agency" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_with_it_is_said_at_its_field(string name, object filter, string field)
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        using var accountant = await server.SignedIn("ketoan");

        var refused = await accountant.Post(Path, new { name, filter });

        Assert.Equal("422 request.invalid", refused.ToString());
        Assert.Contains(field, refused.Errors.Keys);
        Assert.Empty(await Names(accountant));
    }

    [Fact]
    public async Task Without_a_filter_or_a_sign_in_nothing_is_saved_and_fifty_are_enough()
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        using var accountant = await server.SignedIn("ketoan");
        using var nobody = server.Anybody();

        Assert.Equal("401 auth.required", (await nobody.Post(Path, new { name = "x", filter = new { operation = "LG-01" } })).ToString());
        Assert.Equal("422 request.invalid", (await accountant.Post(Path, new { name = "x" })).ToString());
        Assert.Equal("400 request.invalid", (await accountant.Post(Path, new { name = "x", filter = new { nghiepVu = "LG-01" } })).ToString());
        for (var i = 0; i < 50; i++)
            Assert.Equal("201", (await accountant.Post(Path, new { name = $"số {i}", filter = new { operation = "LG-01" } })).ToString());
        Assert.Equal("422 request.invalid", (await accountant.Post(Path, new { name = "một nữa", filter = new { operation = "LG-01" } })).ToString());
        Assert.Equal("201", (await accountant.Post(Path, new { name = "số 7", filter = new { operation = "LG-02" } })).ToString());
    }

    [Fact]
    public async Task On_the_page_the_present_search_is_saved_led_to_and_deleted()
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        var accountant = await PageClient.SignedIn(server, "ketoan");
        const string search = $"/vouchers?agency={TestServer.Office}&from=2026-03-01&operation=LG-01";

        Assert.Null((await accountant.Get("/vouchers")).Value("Form.Name"));
        var nameless = await accountant.Submit(await accountant.Get(search), $"{search}&handler=Save", ("Form.Name", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.Status);
        Assert.Contains("operation=LG-01", nameless.Html, StringComparison.Ordinal);

        var saved = await accountant.Submit(await accountant.Get(search), $"{search}&handler=Save", ("Form.Name", "Lương <năm nay>"));
        Assert.Equal((HttpStatusCode.Redirect, search), (saved.Status, saved.Location));
        var list = await accountant.Get("/vouchers");
        Assert.Contains("Lương <năm nay>", list.Text, StringComparison.Ordinal);
        Assert.Contains(search, list.Links);

        var deleted = await accountant.Submit(list, "/vouchers?handler=Forget");
        Assert.Equal(HttpStatusCode.Redirect, deleted.Status);
        Assert.DoesNotContain(search, (await accountant.Get("/vouchers")).Links);
    }

    private static async Task<List<(string?, string?)>> Names(HttpClient client) =>
    [
        .. (await client.Get(Path)).Body.GetProperty("items").EnumerateArray()
            .Select(f => (f.GetProperty("name").GetString(), f.GetProperty("filter").GetProperty("operation").GetString())),
    ];
}

using System.Net;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;
using KeToanChung.Web.Tests.Pages;

namespace KeToanChung.Web.Tests;

/// <summary>Vouchers to start from: kept per agency, due on their day each month until posted once, and again when that is reversed.</summary>
public sealed class VoucherTemplatesTests(TestDatabases databases)
{
    private const string Path = $"/agencies/{TestServer.Office}/voucher-templates";

    private const string Vouchers = $"/agencies/{TestServer.Office}/vouchers";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [InlineData(DatabaseKind.SqlServer)]
    public async Task A_monthly_one_waits_on_its_day_is_posted_once_and_waits_again_when_that_is_reversed(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(databases, kind);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        using var accountant = await server.SignedIn("ketoan");
        var saved = await accountant.Post(Path, new { name = "Tiền điện", voucher = Voucher("2026-03-31"), dayOfMonth = 31 });
        Assert.Equal("201", saved.ToString());
        await accountant.Post(Path, new { name = "Không lặp", voucher = Voucher("2026-03-31") });
        var template = saved.Text("id");
        Assert.Equal([("Tiền điện", "2026-03-31"), ("Không lặp", null)], await Due(accountant));

        var posted = await accountant.Post(Vouchers, Voucher("2026-03-31", template));
        Assert.Equal("201", posted.ToString());
        Assert.Equal([("Không lặp", null), ("Tiền điện", null)], await Due(accountant));
        var twice = await accountant.Post(Vouchers, Voucher("2026-03-15", template));
        Assert.Equal("409 request.wrongState", twice.ToString());
        Assert.Contains(posted.Text("number")!, twice.Errors["template"], StringComparison.Ordinal);
        Assert.Equal(1, (await accountant.Get(Vouchers)).Body.GetProperty("items").GetArrayLength());

        Assert.Equal("201", (await accountant.Post($"{Vouchers}/{posted.Text("id")}/reverse", new { date = "2026-03-31", reason = "Nhầm số" })).ToString());
        Assert.Contains(("Tiền điện", "2026-03-31"), await Due(accountant));
        Assert.Equal("201", (await accountant.Post(Vouchers, Voucher("2026-03-31", template))).ToString());

        server.Clock.Advance(TimeSpan.FromDays(30)); // 30 April is its last day
        using var later = await server.SignedIn("ketoan");
        Assert.Contains(("Tiền điện", "2026-04-30"), await Due(later));
        Assert.Equal("201", (await later.Post(Path, new { name = "tiền ĐIỆN", voucher = Voucher("2026-04-30"), dayOfMonth = 5 })).ToString());
        Assert.Equal([("tiền ĐIỆN", "2026-04-05"), ("Không lặp", null)], await Due(later));
        Assert.Equal(HttpStatusCode.NoContent, (await later.Send(HttpMethod.Delete, $"{Path}/{template}", null)).Status);
        Assert.Equal([("Không lặp", null)], await Due(later));
        Assert.Equal("404 notFound", (await later.Post(Vouchers, Voucher("2026-04-30", template))).ToString());
    }

    public static TheoryData<object, string> Wrong => new()
    {
        { new { name = "", voucher = Voucher("2026-03-31") }, "name" },
        { new { name = new string('x', 61), voucher = Voucher("2026-03-31") }, "name" },
        { new { name = "x", voucher = Voucher("2026-03-31"), dayOfMonth = 0 }, "dayOfMonth" },
        { new { name = "x", voucher = Voucher("2026-03-31"), dayOfMonth = 32 }, "dayOfMonth" },
        { new { name = "x" }, "voucher" },
        { new { name = "x", voucher = new { type = "general", date = "2026-03-31", description = "", lines = new[] { new { account = "334", debit = 1, credit = 0 } } } }, "voucher.description" },
        { new { name = "x", voucher = new { type = "general", date = "2026-03-31", description = "x", lines = Array.Empty<object>() } }, "voucher.lines" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_with_it_is_said_at_its_field(object body, string field)
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        using var accountant = await server.SignedIn("ketoan");

        var refused = await accountant.Post(Path, body);

        Assert.Equal("422 request.invalid", refused.ToString());
        Assert.Contains(field, refused.Errors.Keys);
        Assert.Empty(await Due(accountant));
    }

    [Fact]
    public async Task Another_agencys_templates_are_as_if_they_were_not_there()
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        await server.Appoint("khac", Role.Accountant, TestServer.School);
        await server.Appoint("kiemtoan", Role.Auditor, TestServer.Office);
        using var accountant = await server.SignedIn("ketoan");
        using var other = await server.SignedIn("khac");
        using var auditor = await server.SignedIn("kiemtoan");
        var template = (await accountant.Post(Path, new { name = "Tiền điện", voucher = Voucher("2026-03-31"), dayOfMonth = 31 })).Text("id");

        Assert.Equal(HttpStatusCode.NotFound, (await other.Get(Path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Send(HttpMethod.Delete, $"{Path}/{template}", null)).Status);
        Assert.Equal("404 notFound", (await other.Send(HttpMethod.Delete, $"/agencies/{TestServer.School}/voucher-templates/{template}", null)).ToString());
        Assert.Equal("404 notFound", (await other.Post($"/agencies/{TestServer.School}/vouchers", Voucher("2026-03-31", template))).ToString());
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.Get(Path)).Status);
        Assert.Equal([("Tiền điện", "2026-03-31")], await Due(accountant));
    }

    [Fact]
    public async Task On_the_pages_from_a_posted_voucher_to_the_work_list_the_filled_form_and_done()
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        using var api = await server.SignedIn("ketoan");
        var first = (await api.Post(Vouchers, Voucher("2026-03-31"))).Text("id");
        var accountant = await PageClient.SignedIn(server, "ketoan");
        var details = $"/agencies/{TestServer.Office}/vouchers/{first}";

        var wrong = await accountant.Submit(await accountant.Get(details), $"{details}?handler=Template", ("Form.Name", "Điện"), ("Form.DayOfMonth", "32"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("1 đến 31", wrong.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await accountant.Submit(
            await accountant.Get(details), $"{details}?handler=Template", ("Form.Name", "Điện"), ("Form.DayOfMonth", "31"))).Status);

        const string templates = $"/agencies/{TestServer.Office}/vouchers/templates";
        Assert.Contains(templates, (await accountant.Get("/")).Links);
        var list = await accountant.Get(templates);
        Assert.Contains("Đến hạn 31/03/2026", list.Text, StringComparison.Ordinal);
        var form = await accountant.Get(list.Links.First(l => l.Contains("?template=", StringComparison.Ordinal)));
        Assert.Equal(("LG-01", "6121", "31/03/2026"), (form.Value("Form.Operation"), form.Value("Form.Lines[0].Account"), form.Value("Form.Date")));

        var posted = await accountant.Submit(form);
        Assert.Equal(HttpStatusCode.Redirect, posted.Status);
        Assert.DoesNotContain(templates, (await accountant.Get("/")).Links);
        var again = await accountant.Submit(await accountant.Get(form.Address));
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("đã ghi sổ cho tháng 03/2026", again.Text, StringComparison.Ordinal);
        Assert.Equal("6121", again.Value("Form.Lines[0].Account"));

        var id = list.Links.First(l => l.Contains("?template=", StringComparison.Ordinal)).Split('=')[^1];
        Assert.Equal(HttpStatusCode.Redirect, (await accountant.Submit(await accountant.Get(templates), $"{templates}?handler=Delete&template={id}")).Status);
        Assert.Contains("Chưa có mẫu nào", (await accountant.Get(templates)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_operations_used_last_come_first_where_the_agency_posts()
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        await server.Appoint("khac", Role.Accountant, TestServer.School);
        using var api = await server.SignedIn("ketoan");
        await api.Post(Vouchers, Voucher("2026-03-31"));
        var accountant = await PageClient.SignedIn(server, "ketoan");
        var other = await PageClient.SignedIn(server, "khac");

        Assert.StartsWith("{\"items\":[{\"code\":\"LG-01\"", (await accountant.Get($"/lookups/operations?agency={TestServer.Office}")).Html, StringComparison.Ordinal);
        var without = (await accountant.Get("/lookups/operations")).Html;
        Assert.DoesNotContain("LG-01", without[..60], StringComparison.Ordinal);
        Assert.Equal(without, (await other.Get($"/lookups/operations?agency={TestServer.Office}")).Html);
        Assert.Equal(without, (await other.Get($"/lookups/operations?agency={TestServer.School}")).Html);
    }

    private static object Voucher(string date, string? template = null)
    {
        object[] lines = [new { account = "6121", debit = 1_000, credit = 0 }, new { account = "334", debit = 0, credit = 1_000 }];
        return template is null
            ? new { type = "general", date, description = "Tiền điện tháng", operation = "LG-01", lines }
            : new { type = "general", date, description = "Tiền điện tháng", operation = "LG-01", lines, template };
    }

    private static async Task<List<(string?, string?)>> Due(HttpClient client) =>
    [
        .. (await client.Get(Path)).Body.GetProperty("items").EnumerateArray()
            .Select(t => (t.GetProperty("name").GetString(), t.GetProperty("due").GetString())),
    ];
}

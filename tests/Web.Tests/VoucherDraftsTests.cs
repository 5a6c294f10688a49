using System.Net;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;
using KeToanChung.Web.Tests.Pages;

namespace KeToanChung.Web.Tests;

/// <summary>Vouchers that are not finished: kept for whoever keeps the books, posted once, and never over somebody else's change unseen.</summary>
public sealed class VoucherDraftsTests(TestDatabases databases)
{
    private const string Path = $"/agencies/{TestServer.Office}/voucher-drafts";

    private const string Vouchers = $"/agencies/{TestServer.Office}/vouchers";

    private const string Entry = $"{Vouchers}/new";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [InlineData(DatabaseKind.SqlServer)]
    public async Task What_one_began_another_goes_on_with_and_posts_once(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(databases, kind);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        await server.Appoint("ketoan2", Role.Accountant, TestServer.Office);
        using var first = await server.SignedIn("ketoan");
        using var second = await server.SignedIn("ketoan2");

        var begun = await first.Post(Path, new { type = "general", date = "2026-03-31", description = "Tiền" });
        Assert.Equal("201", begun.ToString());
        var one = $"{Path}/{begun.Text("id")}";
        Assert.Equal("\"1\"", (await second.Get(one)).Headers["ETag"]);
        var changed = await second.Send(HttpMethod.Put, one, Voucher(1_000), ("If-Match", "\"1\""));
        Assert.Equal(("200", "\"2\"", "ketoan2"), (changed.ToString(), changed.Headers["ETag"], changed.Text("savedBy")));

        var stale = await first.Send(HttpMethod.Put, one, Voucher(2_000), ("If-Match", "\"1\""));
        Assert.Equal("412 draft.stale", stale.ToString());
        Assert.Contains("ketoan2", stale.Errors["id"], StringComparison.Ordinal);
        Assert.Equal("412 draft.stale", (await first.Send(HttpMethod.Delete, one, null, ("If-Match", "\"1\""))).ToString());
        Assert.Equal("412 draft.stale", (await first.Post(Vouchers, Voucher(2_000, begun.Text("id"), 1))).ToString());
        Assert.Equal(0, (await first.Get(Vouchers)).Body.GetProperty("items").GetArrayLength());
        Assert.Equal(1_000, (await first.Get(Path)).Body.GetProperty("items")[0].GetProperty("total").GetInt64());

        var posted = await Task.WhenAll(
            first.Post(Vouchers, Voucher(1_000, begun.Text("id"), 2)), second.Post(Vouchers, Voucher(1_000, begun.Text("id"), 2)));
        Assert.Equal(["201", "404 notFound"], posted.Select(p => p.ToString()).Order());
        Assert.Equal(1, (await first.Get(Vouchers)).Body.GetProperty("items").GetArrayLength());
        Assert.Empty((await first.Get(Path)).Body.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task One_that_may_not_be_posted_yet_stays_as_it_was()
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        using var accountant = await server.SignedIn("ketoan");
        var id = (await accountant.Post(Path, Voucher(1_000))).Text("id");

        var refused = await accountant.Post(Vouchers, new
        {
            type = "general", date = "2026-03-31", description = "Lệch", operation = "LG-01", draft = new { id, version = 1 },
            lines = new[] { new { account = "6121", debit = 1_000, credit = 0 }, new { account = "334", debit = 0, credit = 999 } },
        });

        Assert.Equal("422 voucher.unbalanced", refused.ToString());
        Assert.Equal(id, (await accountant.Get(Path)).Body.GetProperty("items")[0].GetProperty("id").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await accountant.Send(HttpMethod.Delete, $"{Path}/{id}", null, ("If-Match", "\"1\""))).Status);
        Assert.Equal("404 notFound", (await accountant.Get($"{Path}/{id}")).ToString());
        Assert.Equal("404 notFound", (await accountant.Send(HttpMethod.Put, $"{Path}/{id}", Voucher(1), ("If-Match", "\"1\""))).ToString());
    }

    public static TheoryData<object, string> Wrong => new()
    {
        { new { date = "2026-03-31" }, "type" },
        { new { type = "general", date = "1999-01-01" }, "date" },
        { new { type = "general", date = "2026-03-31", description = new string('x', 501) }, "description" },
        { new { type = "general", date = "2026-03-31", lines = new object?[] { null } }, "lines[0]" },
        { new { type = "general", date = "2026-03-31", lines = new[] { new { account = new string('1', 40), debit = 1, credit = 0 } } }, "lines[0].account" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_can_be_no_voucher_is_no_draft_either(object body, string field)
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        using var accountant = await server.SignedIn("ketoan");

        var refused = await accountant.Post(Path, body);

        Assert.Equal("422 request.invalid", refused.ToString());
        Assert.Contains(field, refused.Errors.Keys);
        Assert.Empty((await accountant.Get(Path)).Body.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Another_agencys_drafts_are_as_if_they_were_not_there()
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        await server.Appoint("khac", Role.Accountant, TestServer.School);
        await server.Appoint("kiemtoan", Role.Auditor, TestServer.Office);
        using var accountant = await server.SignedIn("ketoan");
        using var other = await server.SignedIn("khac");
        using var auditor = await server.SignedIn("kiemtoan");
        var id = (await accountant.Post(Path, Voucher(1_000))).Text("id");
        const string school = $"/agencies/{TestServer.School}/voucher-drafts";

        Assert.Equal(HttpStatusCode.NotFound, (await other.Get(Path)).Status);
        Assert.Equal("404 notFound", (await other.Get($"{school}/{id}")).ToString());
        Assert.Equal("404 notFound", (await other.Send(HttpMethod.Delete, $"{school}/{id}", null, ("If-Match", "\"1\""))).ToString());
        Assert.Equal("404 notFound", (await other.Post($"/agencies/{TestServer.School}/vouchers", Voucher(1_000, id, 1))).ToString());
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.Post(Path, Voucher(1))).Status);
        Assert.Equal("400 request.invalid", (await accountant.Send(HttpMethod.Put, $"{Path}/{id}", Voucher(1))).ToString());
        Assert.Equal("1", (await accountant.Get($"{Path}/{id}")).Body.GetProperty("version").ToString());
    }

    [Fact]
    public async Task The_second_of_two_pages_shows_what_the_first_changed_and_loses_nothing()
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        await server.Appoint("ketoan2", Role.Accountant, TestServer.Office);
        var first = await PageClient.SignedIn(server, "ketoan");
        var second = await PageClient.SignedIn(server, "ketoan2");

        Assert.Equal(HttpStatusCode.Redirect, (await first.Submit(
            await first.Get(Entry), $"{Entry}?handler=Keep", ("Form.Description", "Tiền điện"), ("Form.Party", "Điện lực"), ("Form.Lines[0].Account", "6121"), ("Form.Lines[0].Debit", "1.000"))).Status);
        Assert.Contains($"{Vouchers}/drafts", (await second.Get("/")).Links);
        var list = await second.Get($"{Vouchers}/drafts");
        var draft = list.Links.First(l => l.Contains("?draft=", StringComparison.Ordinal));
        var (mine, theirs) = (await second.Get(draft), await first.Get(draft));
        Assert.Equal(("Tiền điện", "6121", "1.000"), (mine.Value("Form.Description"), mine.Value("Form.Lines[0].Account"), mine.Value("Form.Lines[0].Debit")));
        Assert.Equal(HttpStatusCode.Redirect, (await first.Submit(
            theirs, $"{Entry}?handler=Keep", ("Form.Description", "Tiền điện tháng 3"), ("Form.Party", "Điện lực Minh Hoa"))).Status);

        var told = await second.Submit(mine, $"{Entry}?handler=Keep", ("Form.Description", "Tiền điện quý I"), ("Form.Reference", "HD 12"));

        Assert.Equal(HttpStatusCode.PreconditionFailed, told.Status);
        Assert.Contains("ketoan đã sửa bản này lúc", told.Text, StringComparison.Ordinal);
        Assert.Contains("Tiền điện tháng 3", told.Text, StringComparison.Ordinal);
        Assert.Equal(("Tiền điện quý I", "Điện lực Minh Hoa", "HD 12"), (told.Value("Form.Description"), told.Value("Form.Party"), told.Value("Form.Reference")));
        Assert.Equal(HttpStatusCode.Redirect, (await second.Submit(told, $"{Entry}?handler=Keep")).Status);
        var kept = await first.Get(draft);
        Assert.Equal(("Tiền điện quý I", "Điện lực Minh Hoa", "HD 12"), (kept.Value("Form.Description"), kept.Value("Form.Party"), kept.Value("Form.Reference")));

        kept = await second.Get(draft);
        Assert.Equal(HttpStatusCode.Redirect, (await first.Submit(await first.Get($"{Vouchers}/drafts"), $"{Vouchers}/drafts?handler=Drop&draft={draft.Split('=')[^1]}")).Status);
        var gone = await second.Submit(kept, $"{Entry}?handler=Keep");
        Assert.Equal(HttpStatusCode.NotFound, gone.Status);
        Assert.Contains("Chứng từ nháp này không còn", gone.Text, StringComparison.Ordinal);
        Assert.Equal("Tiền điện quý I", gone.Value("Form.Description"));
    }

    private static object Voucher(long amount, string? draft = null, int version = 0)
    {
        object[] lines = [new { account = "6121", debit = amount, credit = 0L }, new { account = "334", debit = 0L, credit = amount }];
        return draft is null
            ? new { type = "general", date = "2026-03-31", description = "Tiền điện tháng", operation = "LG-01", lines }
            : new { type = "general", date = "2026-03-31", description = "Tiền điện tháng", operation = "LG-01", lines, draft = new { id = draft, version } };
    }
}

using System.Net;
using System.Text;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests.Pages;

/// <summary>Sao kê on pages, without script: imported with what was read shown, matched from there, undone; a broken file says why beside its field.</summary>
public sealed class StatementPagesTests(TestDatabases databases)
{
    private const string Page = $"/agencies/{TestServer.Office}/bank-statements";

    private const string Import = Page + "?handler=Import";

    private const string Header = "Ngày giao dịch,Số tham chiếu,Ghi nợ,Ghi có,Số dư,Nội dung\n";

    private const string Whole = Header + "05/01/2026,FT1,,1.000.000,3.000.000,Nop phi\n06/01/2026,FT2,400.000,,2.600.000,Rut tien\n";

    [Fact]
    public async Task What_was_read_is_shown_listed_and_matched_from_there()
    {
        await using var server = await Start();
        var accountant = await PageClient.SignedIn(server, "ketoan");

        var read = await Send(accountant, Whole);

        Assert.Equal(HttpStatusCode.OK, read.Status);
        foreach (var said in new[] { "2 dòng mới", "2.000.000", "1.000.000", "(400.000)", "2.600.000", "số dư đầu cộng phát sinh bằng số dư cuối", "05/01/2026 – 06/01/2026" })
            Assert.Contains(said, read.Text, StringComparison.Ordinal);
        var ran = await accountant.Submit(read); // the first form offers to match those days
        Assert.Equal(HttpStatusCode.Redirect, ran.Status);
        Assert.StartsWith($"/agencies/{TestServer.Office}/reconciliation", ran.Location, StringComparison.Ordinal);
        Assert.Contains("2 dòng chưa có khoản phù hợp", (await accountant.Get(ran.Location!)).Text, StringComparison.Ordinal);

        var lines = await accountant.Get((await accountant.Get(Page)).Links.First(l => l.StartsWith(Page + "/", StringComparison.Ordinal)));
        Assert.Contains("Nop phi", lines.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sao ke.csv")]
    [InlineData("ten khac.xml")]
    public async Task The_same_file_again_under_whatever_name_imports_nothing(string name)
    {
        await using var server = await Start();
        var accountant = await PageClient.SignedIn(server, "ketoan");
        await Send(accountant, Whole);

        var again = await Send(accountant, "\uFEFF" + Whole, name); // with the mark that Excel puts in front

        Assert.Contains("0 dòng mới · 2 dòng đã có từ trước", again.Text, StringComparison.Ordinal);
        Assert.Contains("không có gì thay đổi", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejected_rows_are_told_and_what_they_moved()
    {
        await using var server = await Start();
        var accountant = await PageClient.SignedIn(server, "ketoan");

        var read = await Send(accountant, Header + "05/01/2026,FT1,,1.000,1.000,A\n30/02/2026,,,700,1.700,B\n06/01/2026,,500,,1.200,C\n");

        Assert.Contains("2 dòng mới · 1 dòng không đọc được", read.Text, StringComparison.Ordinal);
        Assert.Contains("30/02/2026", read.Text, StringComparison.Ordinal);
        Assert.Matches(@"Chênh lệch do dòng không đọc được\s+700\s", read.Text);
    }

    [Fact]
    public async Task An_import_is_undone_while_none_of_its_lines_is_matched()
    {
        await using var server = await Start();
        var accountant = await PageClient.SignedIn(server, "ketoan");
        await Send(accountant, Whole);
        var listed = await accountant.Get(Page);
        var id = listed.Links.First(l => l.StartsWith(Page + "/", StringComparison.Ordinal))[(Page.Length + 1)..];

        var undone = await accountant.Submit(listed, $"{Page}?handler=Undo", ("statement", id));
        var twice = await accountant.Submit(await accountant.Get(Page), $"{Page}?handler=Undo", ("statement", id));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.NotFound), (undone.Status, twice.Status));
        Assert.Contains("Chưa có sao kê nào", (await accountant.Get(Page)).Text, StringComparison.Ordinal);
        Assert.Contains("2 dòng mới", (await Send(accountant, Whole)).Text, StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[], string> Broken => new()
    {
        { "another currency", Utf8(Header.Replace("Nội dung", "Nội dung,Loại tiền") + "05/01/2026,FT1,,10,10,A,USD\n"), "USD" },
        { "another account", Utf8("Số tài khoản: 3713.4.3021001.00000,,\n" + Whole), "3713.4.3021001.00000" },
        { "a gap in the balances", Utf8(Whole + "07/01/2026,FT3,,1.000,2.700.000,C\n"), "2.601.000" },
        { "30 February and no balances", Utf8("Ngày,Số tiền,Nội dung\n30/02/2026,1.000,A\n"), "30/02/2026" },
        { "cut off inside a quote", Utf8(Header + "05/01/2026,FT1,,1.000,1.000,\"Nop phi"), "Dòng 2" },
        { "XML with entities", Utf8("<!DOCTYPE Document [<!ENTITY a \"b\">]><Document><BkToCstmrStmt>&a;</BkToCstmrStmt></Document>"), "DTD" },
        { "a picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 1], "" },
        { "nothing", [], "trống" },
    };

    [Theory, MemberData(nameof(Broken))]
    public async Task A_file_that_can_not_be_trusted_is_refused_whole_beside_its_field(string broken, byte[] content, string said)
    {
        await using var server = await Start();
        var accountant = await PageClient.SignedIn(server, "ketoan");

        var refused = await accountant.Upload(await accountant.Get(Page), Import, "Form.File", $"{broken}.csv", content);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var error = refused.Html[refused.Html.IndexOf("id=\"Form_File-error\"", StringComparison.Ordinal)..];
        Assert.Contains(said, WebUtility.HtmlDecode(error[..error.IndexOf('<', StringComparison.Ordinal)]), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Chưa có sao kê nào", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_a_file_says_so()
    {
        await using var server = await Start();
        var accountant = await PageClient.SignedIn(server, "ketoan");

        var refused = await accountant.Submit(await accountant.Get(Page), Import);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("id=\"Form_File-error\"", refused.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_keeps_no_books_sees_statements_and_imports_none()
    {
        await using var server = await Start();
        await server.Appoint("thutruong", Role.AgencyHead, TestServer.Office);
        var accountant = await PageClient.SignedIn(server, "ketoan");
        var head = await PageClient.SignedIn(server, "thutruong");
        await Send(accountant, Whole);

        var shown = await head.Get(Page);

        Assert.Contains("sao ke.csv", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("type=\"file\"", shown.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Undo", shown.Html, StringComparison.Ordinal);
        Assert.Contains(Page, (await accountant.Get($"/agencies/{TestServer.Office}/reconciliation")).Links);
    }

    private static async Task<TestServer> Start(TestDatabases databases)
    {
        var server = await TestServer.Start(databases);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        return server;
    }

    private Task<TestServer> Start() => Start(databases);

    private static async Task<ShownPage> Send(PageClient client, string file, string name = "sao ke.csv") =>
        await client.Upload(await client.Get(Page), Import, "Form.File", name, Utf8(file));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}

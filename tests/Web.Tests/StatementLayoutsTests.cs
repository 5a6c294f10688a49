using System.Net;
using System.Text;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;
using KeToanChung.Web.Tests.Pages;

namespace KeToanChung.Web.Tests;

/// <summary>A bank whose headings nobody knows: a person says once which column is which, and it is read by itself from then on.</summary>
public sealed class StatementLayoutsTests(TestDatabases databases)
{
    private const string Path = $"/agencies/{TestServer.Office}/bank-statements";

    private const string File = "Khi nào;Vì sao;Thu;Chi;Còn lại\n05/01/2026;Nop phi;1.000;;1.000\n06/01/2026;Rut;;400;600\n";

    private static readonly string[] Headings = ["Khi nào", "Vì sao", "Thu", "Chi", "Còn lại"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_said_once_is_known_from_then_on_in_that_agency()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await Accountant(server);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Send(accountant, TestServer.Office, File));

        var saved = await accountant.Post($"{Path}/layouts", new { headings = Headings, columns = new { date = 1, text = 2, credit = 3, debit = 4, balance = 5 } });

        Assert.Equal("200", saved.ToString());
        Assert.Equal(HttpStatusCode.Created, await Send(accountant, TestServer.Office, File));
        var statement = (await accountant.Get(Path)).Body.GetProperty("items")[0];
        Assert.Equal((2, 600), (statement.GetProperty("lines").GetInt32(), statement.GetProperty("closingBalance").GetInt64()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Send(accountant, TestServer.School, File)); // another agency, perhaps another bank

        // Said again it is replaced; forgotten it is unknown again.
        var again = await accountant.Post($"{Path}/layouts", new { headings = Headings, columns = new { date = 1, credit = 3, debit = 4 } });
        var layout = Assert.Single((await accountant.Get($"{Path}/layouts")).Body.GetProperty("items").EnumerateArray());
        Assert.Equal((saved.Text("id"), 3), (again.Text("id"), layout.GetProperty("columns").EnumerateObject().Count()));
        Assert.Equal("204", (await accountant.Send(HttpMethod.Delete, $"{Path}/layouts/{saved.Text("id")}", null)).ToString());
        Assert.Equal("404 notFound", (await accountant.Send(HttpMethod.Delete, $"{Path}/layouts/{saved.Text("id")}", null)).ToString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Send(accountant, TestServer.Office, File.Replace("Rut", "Chi", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_can_not_be_read_by_is_refused_at_its_field()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await Accountant(server);
        await server.Appoint("thutruong", Role.AgencyHead, TestServer.Office);
        using var head = await server.SignedIn("thutruong");
        const string layouts = $"{Path}/layouts";

        Assert.Equal(["columns.date"], (await accountant.Post(layouts, new { headings = Headings, columns = new { credit = 3 } })).Errors.Keys);
        Assert.Equal(["columns.amount"], (await accountant.Post(layouts, new { headings = Headings, columns = new { date = 1, amount = 9 } })).Errors.Keys);
        Assert.Equal(["columns.balance"], (await accountant.Post(layouts, new { headings = Headings, columns = new { date = 1, amount = 3, balance = 3 } })).Errors.Keys);
        Assert.Equal(["headings"], (await accountant.Post(layouts, new { columns = new { date = 1, amount = 3 } })).Errors.Keys);
        Assert.Equal("422 request.invalid", (await accountant.Post(layouts, new { headings = Headings })).ToString());
        Assert.Equal("403 right.missing", (await head.Post(layouts, new { headings = Headings, columns = new { date = 1, amount = 3 } })).ToString());
        Assert.Empty((await accountant.Get(layouts)).Body.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task On_its_page_a_person_says_which_column_is_which()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await Accountant(server);
        var pages = await PageClient.SignedIn(server, "ketoan");

        var unknown = await Choose(pages);
        Assert.Contains("Chỉ cột của sao kê này", unknown.Text, StringComparison.Ordinal);
        (string, string)[] said = [("Layout.Headings", string.Join('\t', Headings)), ("Layout.Columns[0]", "Date"), ("Layout.Columns[1]", "Text"), ("Layout.Columns[2]", "Credit"),
            ("Layout.Columns[3]", "Debit"), ("Layout.Columns[4]", "Debit")];
        var twice = await pages.Submit(unknown, $"{Path}?handler=Layout", said);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.Status);
        Assert.Contains("Cột thứ 4 và cột thứ 5", twice.Text, StringComparison.Ordinal);
        Assert.Contains("Khi nào", twice.Text, StringComparison.Ordinal);

        var saved = await pages.Submit(twice, $"{Path}?handler=Layout", [.. said[..^1], ("Layout.Columns[4]", "Balance")]);
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Contains("2 dòng mới", (await Choose(pages)).Text, StringComparison.Ordinal);
    }

    private static async Task<ShownPage> Choose(PageClient pages) =>
        await pages.Upload(await pages.Get(Path), $"{Path}?handler=Import", "Form.File", "la.csv", Encoding.UTF8.GetBytes(File));

    private static async Task<HttpClient> Accountant(TestServer server)
    {
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        await server.Appoint("ketoan", Role.Accountant, TestServer.School);
        return await server.SignedIn("ketoan");
    }

    private static async Task<HttpStatusCode> Send(HttpClient client, string agency, string file)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(file)), "file", "la.csv" } };
        using var answer = await client.PostAsync($"/api/v1/agencies/{agency}/bank-statements", form, Cancel);
        return answer.StatusCode;
    }
}

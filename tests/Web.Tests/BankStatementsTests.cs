using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests;

/// <summary>Bank statements over HTTP, as the contract names them.</summary>
public sealed class BankStatementsTests(TestDatabases databases)
{
    private const string Path = $"/api/v1/agencies/{TestServer.Office}/bank-statements";

    private const string Header = "Ngày giao dịch,Số tham chiếu,Ghi nợ,Ghi có,Số dư,Nội dung\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_imported_once_listed_shown_and_undone()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await Accountant(server);
        var file = Header + "05/01/2026,FT1,,1.000,1.000,A\n31/02/2026,,,1.000,2.000,B\n06/01/2026,,500,,1.500,C\n";

        using var first = await Send(accountant, file);
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        var result = await Json(first);
        Assert.Equal("csv", result.GetProperty("format").GetString());
        Assert.Equal((2, 0), (result.GetProperty("imported").GetInt32(), result.GetProperty("duplicates").GetInt32()));
        var rejected = Assert.Single(result.GetProperty("rejected").EnumerateArray());
        Assert.Equal((3, "Ngày giao dịch"), (rejected.GetProperty("row").GetInt32(), rejected.GetProperty("column").GetString()));
        Assert.Contains("31/02/2026", rejected.GetProperty("reason").GetString(), StringComparison.Ordinal);

        using var second = await Send(accountant, file);
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        var repeated = await Json(second);
        Assert.Equal((0, 2), (repeated.GetProperty("imported").GetInt32(), repeated.GetProperty("duplicates").GetInt32()));

        var list = await accountant.GetFromJsonAsync<JsonElement>(Path, Cancel);
        Assert.Equal("sao ke.csv", Assert.Single(list.GetProperty("items").EnumerateArray()).GetProperty("fileName").GetString());

        var at = $"{Path}/{result.GetProperty("id").GetString()}";
        Assert.Equal(at, first.Headers.Location?.ToString());
        var shown = await accountant.GetFromJsonAsync<JsonElement>(at, Cancel);
        Assert.Equal([1_000, -500], shown.GetProperty("lines").GetProperty("items").EnumerateArray().Select(l => l.GetProperty("amount").GetInt64()));

        Assert.Equal(HttpStatusCode.NoContent, (await accountant.DeleteAsync(at, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await accountant.DeleteAsync(at, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await accountant.GetAsync(at, Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_broken_file_says_what_is_wrong_and_where()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await Accountant(server);

        using var answer = await Send(accountant, Header + "05/01/2026,FT1,,1.000,1.000,A\n06/01/2026,,500,,1.500,C\n");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await Json(answer);
        Assert.Equal("request.invalid", problem.GetProperty("code").GetString());
        Assert.Equal(
            "Dòng 3: Số dư: số dư 1.500 không khớp, tính ra phải là 500; có thể thiếu hoặc thừa dòng.",
            problem.GetProperty("errors").GetProperty("file")[0].GetString());
    }

    [Fact]
    public async Task The_same_key_gives_the_first_answer_again()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await Accountant(server);
        accountant.DefaultRequestHeaders.Add("Idempotency-Key", "k1");

        using var first = await Send(accountant, Header + "05/01/2026,FT1,,1.000,1.000,A\n");
        using var again = await Send(accountant, Header + "05/01/2026,FT1,,1.000,1.000,A\n");
        using var other = await Send(accountant, Header + "05/01/2026,FT2,,1.000,1.000,A\n");

        Assert.Equal(await first.Content.ReadAsStringAsync(Cancel), await again.Content.ReadAsStringAsync(Cancel));
        Assert.Equal("true", Assert.Single(again.Headers.GetValues("Idempotency-Replayed")));
        Assert.Equal("idempotency.mismatch", (await Json(other)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_request_without_a_file_or_in_another_shape_is_refused()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await Accountant(server);

        using var form = new MultipartFormDataContent { { new StringContent("x"), "other" } };
        using var withoutFile = await accountant.PostAsync(Path, form, Cancel);
        using var json = await accountant.PostAsJsonAsync(Path, new { }, Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, withoutFile.StatusCode);
        Assert.Equal("request.invalid", (await Json(withoutFile)).GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, json.StatusCode);
    }

    [Fact]
    public async Task Only_who_keeps_the_books_imports_and_a_stranger_sees_nothing()
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("thutruong", Role.AgencyHead, TestServer.Office);
        await server.Appoint("nguoila", Role.Accountant, TestServer.School);
        using var head = await server.SignedIn("thutruong");
        using var stranger = await server.SignedIn("nguoila");
        using var nobody = server.Anybody();
        var file = Header + "05/01/2026,FT1,,1.000,1.000,A\n";

        Assert.Equal(HttpStatusCode.Forbidden, (await Send(head, file)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await head.GetAsync(Path, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(stranger, file)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(Path, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Send(nobody, file)).StatusCode);
    }

    private static async Task<HttpClient> Accountant(TestServer server)
    {
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        return await server.SignedIn("ketoan");
    }

    private static async Task<HttpResponseMessage> Send(HttpClient client, string file)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(file)), "file", "sao ke.csv" } };
        return await client.PostAsync(Path, form, Cancel);
    }

    private static Task<JsonElement> Json(HttpResponseMessage answer) => answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
}

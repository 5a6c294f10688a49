using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests;

/// <summary>Tệp đối soát T+1: a collecting bank's list comes in by its channel's layout, and the answer goes back.</summary>
public sealed class BankListsTests(TestDatabases databases)
{
    private const string Office = $"/agencies/{TestServer.Office}";

    private const string Channels = $"{Office}/payment-channels";

    private const string Secret = "khoa-bi-mat-cua-kenh";

    private const string ListName = "20260401_UBND302_THUHOTKAO_IN.txt";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Each_payment_is_held_against_what_was_reported_and_the_bank_is_answered(DatabaseKind kind)
    {
        await using var server = await Server(kind);
        using var accountant = await server.SignedIn("ketoan");
        foreach (var n in new[] { 1, 2, 3 })
            await accountant.Post($"{Office}/fee-receipts", Fee(n));
        await Report(server, "GD1", 1, 8_000);
        await Report(server, "GD2", 2, 8_000);
        await Report(server, "GD9", 9, 5_000);

        // GD1 agrees, GD2 has another amount, GD3 was not reported, GD9 is missing from the list.
        var list = List(Line("GD1", 8_000, "20260331090000", "H19-0001"), Line("GD2", 9_000, "20260331090000", "H19-0002"), Line("GD3", 8_000, "20260331101500", "H19-0003"));
        var (status, result) = await Upload(accountant, list);
        var (_, again) = await Upload(accountant, list, "khac.txt");
        var shown = await accountant.Get($"{Office}/bank-lists/{result.GetProperty("bankList").GetProperty("id").GetString()}");
        var answer = await Answered(accountant, result);

        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal(("bankList", 1, 2, 1), (Text(result, "format"), Number(result, "imported"), Number(result, "duplicates"), Number(result, "confirmed")));
        Assert.Equal((0, 3), (Number(again, "imported"), Number(again, "duplicates")));
        Assert.Equal(Text(result.GetProperty("bankList"), "id"), Text(again.GetProperty("bankList"), "id"));
        Assert.Equal(
            ["2 differs GD2 9000 8000", "3 bankOnly GD3 8000 ", " oursOnly GD9  5000"],
            shown.Body.GetProperty("differences").EnumerateArray().Select(d => $"{Text(d, "row")} {Text(d, "result")} {Text(d, "transactionId")} {Text(d, "amount")} {Text(d, "ourAmount")}"));
        Assert.Equal("20260401_UBND302_THUHOTKAO_OUT.txt", answer.Name);
        var lines = answer.Text.TrimEnd('\n').Split('\n').Select(l => l.Split('|')).ToList();
        Assert.Equal(["GD1 00", "GD2 03", "GD3 01", "GD9 02"], lines[..^1].Select(l => $"{l[1]} {l[7]}"));
        Assert.Equal(["009", "4", Md5(string.Concat(lines[..^1].Select(l => l[^1])) + Secret)], lines[^1]);
        Assert.All(lines[..^1], l => Assert.Equal(Md5(string.Concat(l[..^1]) + Secret), l[^1]));
    }

    [Fact]
    public async Task Without_a_layout_of_its_own_a_list_is_read_as_is_usual()
    {
        await using var server = await Server(keyed: null);
        using var accountant = await server.SignedIn("ketoan");
        await accountant.Post($"{Office}/fee-receipts", Fee(1));

        var (status, result) = await Upload(accountant, ListUnder("", Line("GD1", 8_000, "20260331090000", "H19-0001", secret: ""), Line("GD2", 1_000, "20260331090000", "", secret: "")));
        var waiting = await accountant.Get($"{Office}/online-payments?state=waiting");

        Assert.Equal((HttpStatusCode.Created, 2, 1), (status, Number(result, "imported"), Number(result, "confirmed")));
        Assert.Equal("noCaseNumber", waiting.Body.GetProperty("items")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_line_that_was_changed_is_named_and_answered_as_differing_and_the_others_are_taken()
    {
        await using var server = await Server();
        using var accountant = await server.SignedIn("ketoan");
        string[] lines =
        [
            Line("GD1", 8_000, "20260331090000", "H19-0001").Replace("8000", "9000", StringComparison.Ordinal), Line("GD2", 8_000, "31/03/2026", "H19-0002"),
            Summed("004|GD3|8000|20260331090000|||||"), "002|GD4", Line("GD5", 8_000, "20260331090000", "H19-0005"), Line("", 8_000, "20260331090000", "H19-0006"),
        ];

        var (_, result) = await Upload(accountant, List(lines));
        var answer = await Answered(accountant, result);

        Assert.Equal(
            ["1 checksum", "2 paidAt", "3 type", "4 type", "6 transactionId"],
            result.GetProperty("rejected").EnumerateArray().Select(r => $"{Text(r, "row")} {Text(r, "column")}"));
        Assert.Equal(1, Number(result, "imported"));
        Assert.Equal(["03", "03", "03", "03", "01", "03"], answer.Text.TrimEnd('\n').Split('\n')[..^1].Select(l => l.Split('|')[7]));
    }

    [Fact]
    public async Task A_list_that_is_not_whole_is_not_taken_at_all()
    {
        await using var server = await Server();
        using var accountant = await server.SignedIn("ketoan");
        var (one, two) = (Line("GD1", 8_000, "20260331090000", "H19-0001"), Line("GD2", 8_000, "20260331090000", "H19-0002"));

        var cutOff = await Upload(accountant, one + "\n" + two);
        var miscounted = await Upload(accountant, $"{one}\n009|2|{Md5(one.Split('|')[^1] + Secret)}");
        var changed = await Upload(accountant, $"{one}\n{two}\n009|2|{Md5("khác")}");
        var short1 = await Upload(accountant, $"{one}\n009|1");

        Assert.All(new[] { cutOff, miscounted, changed, short1 }, r => Assert.Equal((HttpStatusCode.UnprocessableEntity, "request.invalid"), (r.Status, Text(r.Answer, "code"))));
        Assert.Empty((await accountant.Get($"{Office}/online-payments")).Body.GetProperty("items").EnumerateArray());
        Assert.Empty((await accountant.Get($"{Office}/bank-lists")).Body.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_layout_that_could_not_be_read_by_is_refused()
    {
        await using var server = await Server();
        using var administrator = await server.SignedIn("quantri");
        using var accountant = await server.SignedIn("ketoan");

        async Task<string> Set(object layout, HttpClient? who = null, string channel = "thu-ho") =>
            (await (who ?? administrator).Send(HttpMethod.Put, $"{Channels}/generic/{channel}/list-layout", layout)).ToString();

        Assert.Equal("422 request.invalid", await Set(new { fields = new[] { "type", "transactionId", "amount", "paidAt" } }));
        Assert.Equal("422 request.invalid", await Set(new { fields = new[] { "type", "transactionId", "amount", "paidAt", "result", "amount" } }));
        Assert.Equal("422 request.invalid", await Set(new { fields = new[] { "type", "checksum", "transactionId", "amount", "paidAt", "result" } }));
        Assert.Equal("422 request.invalid", await Set(new { fields = new[] { "transactionId", "type", "amount", "paidAt", "result" } }));
        Assert.Equal("422 request.invalid", await Set(new { footer = new[] { "type" } }));
        Assert.Equal("422 request.invalid", await Set(new { footer = new[] { "count", "type" } }));
        Assert.Equal("422 request.invalid", await Set(new { separator = "ab" }));
        Assert.Equal("422 request.invalid", await Set(new { separator = "," }));
        Assert.Equal("422 request.invalid", await Set(new { detail = "GD" }));
        Assert.Equal("422 request.invalid", await Set(new { timeFormat = "yyyyMMdd" }));
        Assert.Equal("422 request.invalid", await Set(new { detail = "002", late = "002" }));
        Assert.Equal("422 request.invalid", await Set(new { daysBehind = 30 }));
        Assert.Equal("400 request.invalid", await Set(new { recordDigest = "sha1" }));
        Assert.Equal("404 notFound", await Set(new { }, channel: "khac"));
        Assert.Equal("403 right.missing", await Set(new { }, accountant));
        Assert.Equal("404 notFound", (await accountant.Get($"{Office}/bank-lists/3021001-99")).ToString());
    }

    private async Task<TestServer> Server(DatabaseKind? kind = null, bool? keyed = true)
    {
        var server = await TestServer.Start(databases, kind);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        using var administrator = await server.SignedIn("quantri");
        if (keyed is { } isKeyed)
        {
            Assert.Equal("201", (await administrator.Post(Channels, new { provider = "generic", channel = "thu-ho", account = "1133", secret = Secret })).ToString());
            Assert.Equal("200", (await administrator.Send(HttpMethod.Put, $"{Channels}/generic/thu-ho/list-layout", new { collector = "UBND302", isKeyed })).ToString());
        }

        return server;
    }

    private static async Task Report(TestServer server, string transaction, int fee, long amount)
    {
        using var bank = server.Anybody();
        var body = JsonSerializer.Serialize(new
        {
            transactionId = transaction, caseNumber = $"H19-000{fee}", amount, paidAt = "2026-03-31T09:00:00+07:00", account = "1133",
        });
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(body)));
        Assert.Equal("200", (await bank.Post("/webhooks/payments/generic/thu-ho", body, ("X-Signature", signature))).ToString());
    }

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> Upload(HttpClient client, string text, string name = ListName)
    {
        using var form = new MultipartFormDataContent();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        form.Add(content, "file", name);
        using var response = await client.PostAsync($"/api/v1{Office}/online-payments", form, Cancel);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(Cancel));
    }

    private static async Task<(string Name, string Text)> Answered(HttpClient client, JsonElement result)
    {
        using var response = await client.GetAsync($"/api/v1{Office}/bank-lists/{Text(result.GetProperty("bankList"), "id")}/answer", Cancel);
        return (response.Content.Headers.ContentDisposition!.FileName!.Trim('"'), await response.Content.ReadAsStringAsync(Cancel));
    }

    private static object Fee(int n) => new { feeType = "HT-TRICHLUC", quantity = 1, payer = new { name = "Nguyễn Văn An" }, caseNumber = $"H19-000{n}", method = "online" };

    private static string Line(string transaction, long amount, string paidAt, string caseNumber, string secret = Secret) =>
        Summed($"002|{transaction}|{amount}|{paidAt}|{caseNumber}||||", secret);

    private static string Summed(string line, string secret = Secret) => line + Md5(line.Replace("|", "", StringComparison.Ordinal) + secret);

    private static string List(params string[] lines) => ListUnder(Secret, lines);

    private static string ListUnder(string secret, params string[] lines) =>
        string.Concat(lines.Select(l => l + "\r\n")) + $"009|{lines.Length}|{Md5(string.Concat(lines.Select(l => l.Split('|')[^1])) + secret)}\r\n";

    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "The banks' lists are summed with MD5.")]
    private static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));

    private static string? Text(JsonElement element, string property) => element.TryGetProperty(property, out var value) ? value.ToString() : null;

    private static int Number(JsonElement element, string property) => element.GetProperty(property).GetInt32();
}

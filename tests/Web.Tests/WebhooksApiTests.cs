using System.Security.Cryptography;
using System.Text;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests;

/// <summary>What SePay, Casso and payOS send, with their own bodies and signatures, over HTTP.</summary>
public sealed class WebhooksApiTests(TestDatabases databases)
{
    private const string Receipts = $"/agencies/{TestServer.Office}/fee-receipts";

    private const string Channels = $"/agencies/{TestServer.Office}/payment-channels";

    private const string Payments = $"/agencies/{TestServer.Office}/online-payments";

    private const string Account = "113366668888";

    private const string Secret = "khoa-bi-mat-cua-kenh";

    // Published by payOS and Casso as examples of their signatures; keys of nobody.
    private const string PayOsKey = "1a54716c8f0efb2744fb28b6e38b25da7f67a925d98bc1c18bd8faaecadd7675";

    private const string CassoKey = "g3oZ950pJQ4k6REhOPGkx37RsXgWz9QJ9RCAZ7i0yagLF32XQZtemQ6r3JIo4MCr";

    [Fact]
    public async Task SePay_signs_time_and_body_and_a_null_code_is_found_in_the_content()
    {
        await using var desk = await Desk.Open(databases, "sepay");
        var pending = await desk.Online("H19.001-260331-0001");
        var body = SePay(content: "MBVCB.77.H19 001 260331 0001.CT tu 001100");

        var forged = await desk.Send(SePay(id: 78, content: "H19.001-260331-0001", amount: 8_001), SePaySigned(body, desk.Now));
        var old = await desk.Send(body, SePaySigned(body, desk.Now - 301));
        var ahead = await desk.Send(body, SePaySigned(body, desk.Now + 301));
        var untimed = await desk.Send(body, [SePaySigned(body, desk.Now)[1]]);
        var first = await desk.Send(body, SePaySigned(body, desk.Now - 299));
        var again = await desk.Send(body, SePaySigned(body, desk.Now));

        Assert.All([forged, old, ahead, untimed], refused => Assert.Equal("401 auth.failed", refused.ToString()));
        Assert.Equal(("200", "confirmed", "True"), (first.ToString(), first.Text("state"), first.Text("success")));
        Assert.Equal(("200", "True", "True"), (again.ToString(), again.Text("duplicate"), again.Text("success")));
        Assert.Equal("issued", (await desk.Cashier.Get($"{Receipts}/{pending}")).Text("status"));
    }

    [Fact]
    public async Task SePay_may_send_its_api_key_instead()
    {
        await using var desk = await Desk.Open(databases, "sepay");
        await desk.Online("H19.001-260331-0001");
        var body = SePay(code: "H19.001-260331-0001");

        Assert.Equal("401 auth.failed", (await desk.Send(body, [("Authorization", $"Apikey {Secret}x")])).ToString());
        Assert.Equal("401 auth.failed", (await desk.Send(body, [("Authorization", Secret)])).ToString());
        Assert.Equal("401 auth.failed", (await desk.Send(body, [])).ToString());
        Assert.Equal("confirmed", (await desk.Send(body, [("Authorization", $"Apikey {Secret}")])).Text("state"));
    }

    [Fact]
    public async Task What_pays_no_fee_is_kept_aside_with_its_reason_and_a_try_is_answered()
    {
        await using var desk = await Desk.Open(databases, "sepay");
        await desk.Online("H19.001-260331-0001");
        var cancelled = await desk.Online("H19.001-260331-0002");
        await desk.Cashier.Post($"{Receipts}/{cancelled}/cancel", new { reason = "Khách rút hồ sơ" });
        await desk.Online("H19.001-260331-0003");

        var reasons = new List<string?>();
        foreach (var body in new[]
        {
            SePay(id: 1, content: "H19.001-260331-0001", direction: "out"),
            SePay(id: 2, content: "H19.001-260331-0001", account: "999"),
            SePay(id: 3, content: "chuyen tien"),
            SePay(id: 4, content: null),
            SePay(id: 5, content: "H19.001-260331-0002"),
            SePay(id: 6, content: "H19.001-260331-0001", amount: 7_000),
            SePay(id: 7, content: "H19.001-260331-0001 va H19.001-260331-0003"),
        })
        {
            var answer = await desk.Send(body, SePaySigned(body, desk.Now));
            Assert.Equal("200 waiting", $"{answer} {answer.Text("state")}");
            reasons.Add(answer.Text("reason"));
        }

        Assert.Equal(["outgoing", "otherAccount", "noCaseNumber", "noCaseNumber", "cancelledCase", "wrongAmount", "severalCases"], reasons);
        Assert.Equal("200", (await desk.Send(SePay(id: 0), SePaySigned(SePay(id: 0), desk.Now))).ToString());
        Assert.Equal(7, (await desk.Accountant.Get($"{Payments}?state=waiting")).Body.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_transfer_may_come_before_its_fee_is_asked_for()
    {
        await using var desk = await Desk.Open(databases, "sepay");
        var early = SePay(content: "le phi H190012603310001");
        var unreadable = "{\"id\":9,\"transferType\":\"in\"";

        var waits = await desk.Send(early, SePaySigned(early, desk.Now));
        var pending = await desk.Online("H19.001-260331-0001");

        Assert.Equal("noCaseNumber", waits.Text("reason"));
        Assert.Equal("issued", (await desk.Cashier.Get($"{Receipts}/{pending}")).Text("status"));
        Assert.Equal("422 request.invalid", (await desk.Send(unreadable, SePaySigned(unreadable, desk.Now))).ToString());
    }

    [Fact]
    public async Task Casso_signs_the_sorted_body_and_money_out_is_less_than_nought()
    {
        await using var desk = await Desk.Open(databases, "casso", CassoKey, "123456789");
        const string published = """
            {"error":0,"data":{"id":218897,"reference":"FT24364030863634","description":"hoi lai 100 bao mun dua","amount":16775000,"runningBalance":16775000,"transactionDateTime":"2024-12-23 07:00:00","accountNumber":"123456789","bankName":"MBBank","bankAbbreviation":"MBB","virtualAccountNumber":"","virtualAccountName":"","counterAccountName":"","counterAccountNumber":"","counterAccountBankId":"","counterAccountBankName":""}}
            """;
        const string signature = "t=1734924830020,v1=b3d9438862f167b4e441451b46adaff01f4aaa0c05fa86df1803b7452616c449b9f69837be23b76f79862b346c8bc90a4f1152397a886d4ec24e857cdf6ad08f";
        await desk.Online("H19.001-260331-0001");

        var sample = await desk.Send(published, [("X-Casso-Signature", signature)]);
        var changed = await desk.Send(published.Replace("16775000,\"run", "16775001,\"run", StringComparison.Ordinal), [("X-Casso-Signature", signature)]);
        var paid = Casso(1, 8_000, "H19.001-260331-0001 / Nguyễn Văn An");
        var escaped = Casso(2, -5_000, "chi tiền / lương");

        Assert.Equal(("200", "noCaseNumber"), (sample.ToString(), sample.Text("reason")));
        Assert.Equal("True", (await desk.Send(published, [("X-Casso-Signature", signature)])).Text("duplicate"));
        Assert.Equal("401 auth.failed", changed.ToString());
        Assert.Equal("401 auth.failed", (await desk.Send(published, [("X-Casso-Signature", "v1=00")])).ToString());
        Assert.Equal("401 auth.failed", (await desk.Send("không phải JSON", [("X-Casso-Signature", signature)])).ToString());
        Assert.Equal("confirmed", (await desk.Send(paid, CassoSigned(paid))).Text("state"));
        Assert.Equal("outgoing", (await desk.Send(escaped, CassoSigned(escaped, escapes: true))).Text("reason"));
        Assert.Equal("confirmed", await desk.AfterOnline("H19.001-260331-0009", Casso(3, 8_000, "H19.001-260331-0009"), [("secure-token", CassoKey)]));
        Assert.Equal("401 auth.failed", (await desk.Send(paid, [("secure-token", "sai")])).ToString());
    }

    [Fact]
    public async Task PayOs_carries_its_signature_in_the_body()
    {
        await using var desk = await Desk.Open(databases, "payos", PayOsKey, "12345678");
        const string published = """
            {"code":"00","desc":"success","success":true,"data":{"orderCode":123,"amount":3000,"description":"VQRIO123","accountNumber":"12345678","reference":"TF230204212323","transactionDateTime":"2023-02-04 18:25:00","currency":"VND","paymentLinkId":"124c33293c43417ab7879e14c8d9eb18","code":"00","desc":"Thành công","counterAccountBankId":"","counterAccountBankName":"","counterAccountName":"","counterAccountNumber":"","virtualAccountName":"","virtualAccountNumber":""},"signature":"412e915d2871504ed31be63c8f62a149a4410d34c4c42affc9006ef9917eaa03"}
            """;
        await desk.Online("H19.001-260331-0001");

        var sample = await desk.Send(published, []);
        var changed = await desk.Send(published.Replace("3000", "3001", StringComparison.Ordinal), []);
        var unsigned = await desk.Send(published.Replace("\"signature\"", "\"signed\"", StringComparison.Ordinal), []);
        var failed = await desk.Send(PayOs(7, "H19.001-260331-0001", code: "01"), []);
        var paid = await desk.Send(PayOs(8, "CS1ABC H190012603310001"), []);
        var again = await desk.Send(PayOs(8, "CS1ABC H190012603310001"), []);

        Assert.Equal(("200", "unknownCase"), (sample.ToString(), sample.Text("reason")));
        Assert.Equal(["401 auth.failed", "401 auth.failed"], [changed.ToString(), unsigned.ToString()]);
        Assert.Equal("failedStatus", failed.Text("reason"));
        Assert.Equal(("confirmed", "True"), (paid.Text("state"), again.Text("duplicate")));
    }

    [Fact]
    public async Task The_same_movement_told_by_two_providers_is_one_payment()
    {
        await using var desk = await Desk.Open(databases, "sepay");
        await desk.OpenChannel("casso", CassoKey, Account);
        await desk.Online("H19.001-260331-0001");
        var sepay = SePay(content: "H19.001-260331-0001", reference: "FT26090000001");
        var casso = Casso(5, 8_000, "H19.001-260331-0001", Account, "FT26090000001");

        Assert.Equal("confirmed", (await desk.Send(sepay, SePaySigned(sepay, desk.Now))).Text("state"));
        Assert.Equal("True", (await desk.Send(casso, CassoSigned(casso), "casso")).Text("duplicate"));
        Assert.Equal(1, (await desk.Accountant.Get(Payments)).Body.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Channels_are_listed_without_secrets_and_a_new_secret_ends_the_old_one()
    {
        await using var desk = await Desk.Open(databases, "sepay");
        var body = SePay(content: "x");
        await desk.Send(body, SePaySigned(body, desk.Now));

        var listed = await desk.Administrator.Get(Channels);
        var byCashier = await desk.Cashier.Get(Channels);
        var tooShort = await desk.Administrator.Post($"{Channels}/sepay/thu-phi/secret", new { secret = "ngắn" });
        var unknown = await desk.Administrator.Post($"{Channels}/casso/thu-phi/secret", new { secret = "mot-khoa-khac-han" });
        var ofOther = await desk.Administrator.Post($"/agencies/{TestServer.School}/payment-channels/sepay/thu-phi/secret", new { secret = "mot-khoa-khac-han" });
        var stillOld = await desk.Send(body, SePaySigned(body, desk.Now));
        var rotated = await desk.Administrator.Post($"{Channels}/sepay/thu-phi/secret", new { secret = "mot-khoa-khac-han" });

        var channel = Assert.Single(listed.Body.GetProperty("items").EnumerateArray());
        Assert.Equal(("sepay", Account), (channel.GetProperty("provider").GetString(), channel.GetProperty("account").GetString()));
        Assert.Equal("/api/v1/webhooks/payments/sepay/thu-phi", channel.GetProperty("webhook").GetString());
        Assert.StartsWith("2026-03-31", channel.GetProperty("lastReportedAt").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, listed.Body.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("403 right.missing", byCashier.ToString());
        Assert.Equal(["422 request.invalid", "404 notFound", "404 notFound", "200"], [tooShort.ToString(), unknown.ToString(), ofOther.ToString(), rotated.ToString()]);
        Assert.Equal("200", stillOld.ToString());
        Assert.Equal("401 auth.failed", (await desk.Send(body, SePaySigned(body, desk.Now))).ToString());
    }

    private static string SePay(
        int id = 77, string? content = "", long amount = 8_000, string direction = "in", string account = Account, string? code = null, string? reference = null)
    {
        string Quoted(string? text) => text is null ? "null" : $"\"{text}\"";
        return $$"""
            {"id":{{id}},"gateway":"MBBank","transactionDate":"2026-03-31 09:00:00","accountNumber":"{{account}}","subAccount":null,"code":{{Quoted(code)}},"content":{{Quoted(content)}},"transferType":"{{direction}}","description":"","transferAmount":{{amount}},"referenceCode":{{Quoted(reference ?? $"FT{id}")}},"accumulated":0}
            """;
    }

    private static (string, string)[] SePaySigned(string body, long at) =>
        [("X-SePay-Timestamp", $"{at}"), ("X-SePay-Signature", "sha256=" + Hex(HMACSHA256.HashData(Bytes(Secret), Bytes($"{at}.{body}"))))];

    private static string Casso(int id, long amount, string description, string account = "123456789", string? reference = null) => $$"""
        {"data":{"accountNumber":"{{account}}","amount":{{amount}},"description":"{{description}}","id":{{id}},"reference":"{{reference ?? $"R{id}"}}","transactionDateTime":"2026-03-31 09:00:00"},"error":0}
        """;

    // Its names are in their order already: what is signed is the body itself, or that body with letters and slashes escaped.
    private static (string, string)[] CassoSigned(string body, bool escapes = false)
    {
        var written = escapes ? string.Concat(body.Select(c => c == '/' ? "\\/" : c > '~' ? $"\\u{(int)c:x4}" : c.ToString())) : body;
        return [("X-Casso-Signature", $"t=1774922400000,v1={Hex(HMACSHA512.HashData(Bytes(CassoKey), Bytes($"1774922400000.{written}")))}")];
    }

    private static string PayOs(int order, string description, string code = "00")
    {
        var reference = $"FT{order}";
        var signed = $"accountNumber=12345678&amount=8000&code={code}&counterAccountName=&currency=VND&description={description}&orderCode={order}&reference={reference}&transactionDateTime=2026-03-31 09:00:00";
        return $$"""
            {"code":"00","success":true,"data":{"orderCode":{{order}},"amount":8000,"description":"{{description}}","accountNumber":"12345678","reference":"{{reference}}","transactionDateTime":"2026-03-31 09:00:00","currency":"VND","code":"{{code}}","counterAccountName":null},"signature":"{{Hex(HMACSHA256.HashData(Bytes(PayOsKey), Bytes(signed)))}}"}
            """;
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    /// <summary>A fee desk with a channel of one provider.</summary>
    private sealed class Desk(TestServer server, string provider, HttpClient cashier, HttpClient accountant, HttpClient administrator) : IAsyncDisposable
    {
        private readonly HttpClient sender = server.Anybody();

        public HttpClient Cashier => cashier;

        public HttpClient Accountant => accountant;

        public HttpClient Administrator => administrator;

        public long Now => server.Clock.GetUtcNow().ToUnixTimeSeconds();

        public static async Task<Desk> Open(TestDatabases databases, string provider, string secret = Secret, string account = Account)
        {
            var server = await TestServer.Start(databases);
            await server.Appoint("thuquy", Role.Cashier, TestServer.Office);
            await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
            var desk = new Desk(server, provider, await server.SignedIn("thuquy"), await server.SignedIn("ketoan"), await server.SignedIn("quantri"));
            await desk.OpenChannel(provider, secret, account);
            return desk;
        }

        public async Task OpenChannel(string of, string secret, string account) =>
            Assert.Equal("201", (await administrator.Post(Channels, new { provider = of, channel = "thu-phi", account, secret })).ToString());

        public async Task<string> Online(string caseNumber)
        {
            var asked = await cashier.Post(Receipts, new
            {
                feeType = "HT-TRICHLUC", quantity = 1, payer = new { name = "Nguyễn Văn An", identityNumber = "001090000001" }, caseNumber, method = "online",
            });
            Assert.Equal("201", asked.ToString());
            return asked.Text("id")!;
        }

        public async Task<string?> AfterOnline(string caseNumber, string body, (string, string)[] headers)
        {
            await Online(caseNumber);
            return (await Send(body, headers)).Text("state");
        }

        public Task<Answer> Send(string body, (string, string)[] headers, string? of = null) => sender.Post($"/webhooks/payments/{of ?? provider}/thu-phi", body, headers);

        public async ValueTask DisposeAsync()
        {
            foreach (var client in new[] { sender, cashier, accountant, administrator })
                client.Dispose();
            await server.DisposeAsync();
        }
    }
}

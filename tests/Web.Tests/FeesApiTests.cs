using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests;

/// <summary>Fees, online payments and webhooks as other programs see them.</summary>
public sealed class FeesApiTests(TestDatabases databases)
{
    private const string Receipts = $"/agencies/{TestServer.Office}/fee-receipts";

    private const string Secret = "khóa bí mật của kênh";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cash_receipt_is_issued_once_for_one_key()
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("thuquy", Role.Cashier, TestServer.Office);
        using var cashier = await server.SignedIn("thuquy");

        var first = await cashier.Post(Receipts, Fee("cash"), ("Idempotency-Key", "k1"));
        var again = await cashier.Post(Receipts, Fee("cash"), ("Idempotency-Key", "k1"));
        var listed = await cashier.Get(Receipts);

        Assert.Equal("201", first.ToString());
        Assert.Equal(("issued", "26TAA", "1", "8000"), (first.Text("status"), first.Text("series"), first.Text("number"), first.Text("amount")));
        Assert.Equal(first.Text("id"), again.Text("id"));
        Assert.Equal("true", again.Headers["Idempotency-Replayed"]);
        Assert.Equal(1, listed.Body.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Refusals_say_what_is_wrong_and_where()
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("thuquy", Role.Cashier, TestServer.Office);
        using var cashier = await server.SignedIn("thuquy");
        var issued = await cashier.Post(Receipts, Fee("cash"));

        var retired = await cashier.Post(Receipts, Fee("cash", "KD-MONBAI-NO"));
        var noMethod = await cashier.Post(Receipts, new { feeType = "HT-TRICHLUC", quantity = 1, payer = new { name = "An" } });
        var typo = await cashier.Post(Receipts, new { feeType = "HT-TRICHLUC", quantity = 1, payer = new { name = "An" }, methd = "cash" });
        var cancelled = await cashier.Post($"{Receipts}/{issued.Text("id")}/cancel", new { reason = "Nhầm" });
        var corrected = await cashier.Post($"{Receipts}/{issued.Text("id")}/correct", new { kind = "notice", reason = "Nhầm" });
        var elsewhere = await cashier.Post($"/agencies/{TestServer.School}/fee-receipts", Fee("cash"));

        Assert.Equal("422 request.invalid", retired.ToString());
        Assert.Contains("31/12/2025", retired.Errors["feeType"], StringComparison.Ordinal);
        Assert.Contains("method", noMethod.Errors.Keys);
        Assert.Equal("400 request.invalid", typo.ToString());
        Assert.Equal("409 receipt.paid", cancelled.ToString());
        Assert.Equal("403 right.missing", corrected.ToString());
        Assert.Equal("404 notFound", elsewhere.ToString());
    }

    [Fact]
    public async Task A_webhook_confirms_once_and_knows_its_sender()
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("thuquy", Role.Cashier, TestServer.Office);
        using var cashier = await server.SignedIn("thuquy");
        using var administrator = await server.SignedIn("quantri");
        using var provider = server.Anybody();
        var opened = await administrator.Post(
            $"/agencies/{TestServer.Office}/payment-channels", new { provider = "generic", channel = "kho-bac", account = "1", secret = Secret });
        var pending = await cashier.Post(Receipts, Fee("online"));
        const string report = """{"transactionId":"T1","caseNumber":"H19.001-260331-0001","amount":8000,"paidAt":"2026-03-31T09:00:00+07:00"}""";

        var unknown = await provider.Post("/webhooks/payments/generic/other", report, Signature(report));
        var forged = await provider.Post("/webhooks/payments/generic/kho-bac", report, ("X-Signature", "00"));
        var unsigned = await provider.Post("/webhooks/payments/generic/kho-bac", report);
        var first = await provider.Post("/webhooks/payments/generic/kho-bac", report, Signature(report));
        var again = await provider.Post("/webhooks/payments/generic/kho-bac", report, Signature(report));

        Assert.Equal("201", opened.ToString());
        Assert.DoesNotContain(Secret, opened.Body.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("pending", pending.Text("status"));
        Assert.Equal(["404 notFound", "401 auth.failed", "401 auth.failed"], [unknown.ToString(), forged.ToString(), unsigned.ToString()]);
        Assert.Equal(("200", "confirmed", "False"), (first.ToString(), first.Text("state"), first.Text("duplicate")));
        Assert.Equal(("200", "True"), (again.ToString(), again.Text("duplicate")));
        Assert.Equal("issued", (await cashier.Get($"{Receipts}/{pending.Text("id")}")).Text("status"));
    }

    [Fact]
    public async Task Too_many_webhooks_from_one_place_are_refused_for_a_while()
    {
        await using var server = await TestServer.Start(databases, settings: ("Security:WebhooksPerMinute", "6"));
        using var provider = server.Anybody();

        for (var i = 0; i < 6; i++)
            await provider.Post("/webhooks/payments/generic/other", "{}");

        Assert.Equal("429 request.rateLimited", (await provider.Post("/webhooks/payments/generic/other", "{}")).ToString());
    }

    [Fact]
    public async Task A_file_of_payments_is_uploaded_and_what_waits_is_listed()
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        using var accountant = await server.SignedIn("ketoan");
        await accountant.Post(Receipts, Fee("online"));
        const string file = """
            transactionId,caseNumber,amount,paidAt,status
            T1,H19.001-260331-0001,8000,2026-03-31T09:00:00+07:00,success
            T2,H19.001-260331-0002,8000,2026-03-31T09:00:00+07:00,success
            T3,H19.001-260331-0003,tám nghìn,2026-03-31T09:00:00+07:00,success
            """;

        var (status, answer) = await Upload(accountant, file);
        var waiting = await accountant.Get($"/agencies/{TestServer.Office}/online-payments?state=waiting");
        var confirmed = await accountant.Get($"/agencies/{TestServer.Office}/online-payments?state=confirmed");

        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal((2, 0), (answer.GetProperty("imported").GetInt32(), answer.GetProperty("duplicates").GetInt32()));
        var rejected = answer.GetProperty("rejected")[0];
        Assert.Equal((4, "amount"), (rejected.GetProperty("row").GetInt32(), rejected.GetProperty("column").GetString()));
        Assert.Equal("unknownCase", waiting.Body.GetProperty("items")[0].GetProperty("reason").GetString());
        Assert.Equal("T1", confirmed.Body.GetProperty("items")[0].GetProperty("transactionId").GetString());
        Assert.Equal(2, (await Upload(accountant, file)).Answer.GetProperty("duplicates").GetInt32());
    }

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> Upload(HttpClient client, string file)
    {
        using var form = new MultipartFormDataContent();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(file));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        form.Add(content, "file", "ngay.csv");
        using var response = await client.PostAsync($"/api/v1/agencies/{TestServer.Office}/online-payments", form, Cancel);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(Cancel));
    }

    private static (string, string) Signature(string body) => ("X-Signature", Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(body))));

    private static object Fee(string method, string feeType = "HT-TRICHLUC") => new
    {
        feeType, quantity = 1, payer = new { name = "Nguyễn Văn An", identityNumber = "001090000001" }, caseNumber = "H19.001-260331-0001", method,
    };
}

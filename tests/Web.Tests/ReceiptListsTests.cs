using System.Collections.Concurrent;
using System.Net;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;
using KeToanChung.Web.Hosting;
using KeToanChung.Web.Tests.Pages;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.Web.Tests;

/// <summary>The tax authority is told of each signed receipt, and each notice, on its day: in one list, sent until it is accepted.</summary>
public sealed class ReceiptListsTests(TestDatabases databases)
{
    private const string Fees = $"/agencies/{TestServer.Office}/fee-receipts";

    private const string Lists = $"/agencies/{TestServer.Office}/receipt-lists";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [InlineData(DatabaseKind.SqlServer)]
    public async Task Each_receipt_and_notice_is_in_one_list_that_is_sent_once(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(databases, kind);
        using var cashier = await Cashier(server);
        using var accountant = await server.SignedIn("ketoan");
        var first = (await cashier.Post(Fees, Fee("Nguyễn Thị Lan"))).Text("id");
        await cashier.Post(Fees, Fee("Trần Văn Hai"));
        Assert.Equal("200", (await accountant.Post($"{Fees}/{first}/correct", new { kind = "notice", reason = "Sai tên người nộp", payer = new { name = "Nguyễn Thị Lành" } })).ToString());
        Assert.Equal(3, (await cashier.Get(Lists)).Body.GetProperty("unlisted").GetInt32());

        var made = await cashier.Post(Lists, new { });

        Assert.Equal("201", made.ToString());
        var list = (await cashier.Get($"{Lists}/{made.Text("id")}")).Body;
        Assert.Equal(
            ["new Nguyễn Thị Lan ", "new Trần Văn Hai ", "notice Nguyễn Thị Lành Sai tên người nộp"],
            list.GetProperty("entries").EnumerateArray().Select(e => $"{e.GetProperty("kind")} {e.GetProperty("payer")} {e.GetProperty("concerns")}"));
        Assert.Equal("409 request.wrongState", (await cashier.Post(Lists, new { })).ToString());
        var csv = await cashier.GetStringAsync(new Uri($"/api/v1{Lists}/{made.Text("id")}/print?format=csv", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("Trần Văn Hai", csv, StringComparison.Ordinal);
        Assert.Contains("Thông báo sai sót", csv, StringComparison.Ordinal);

        Assert.Equal(["reference"], (await cashier.Post($"{Lists}/{made.Text("id")}/sent", new { reference = " " })).Errors.Keys);
        Assert.Equal("200", (await cashier.Post($"{Lists}/{made.Text("id")}/sent", new { reference = "TB-99" })).ToString());
        var again = await cashier.Post($"{Lists}/{made.Text("id")}/sent", new { reference = "TB-100" });
        Assert.Equal("409 request.wrongState", again.ToString());
        Assert.Contains("TB-99", again.Errors["id"], StringComparison.Ordinal);

        await cashier.Post(Fees, Fee("Lê Thị Ba"));
        Assert.Equal(1, (await cashier.Post(Lists, new { })).Body.GetProperty("entries").GetInt32());
    }

    [Fact]
    public async Task What_isnt_signed_is_not_told_and_another_agencys_lists_are_as_if_they_were_not_there()
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("thuquy", Role.Cashier, TestServer.Office);
        await server.Appoint("khac", Role.Cashier, TestServer.School);
        using var unsigned = await server.SignedIn("thuquy");
        await unsigned.Post(Fees, Fee("Chưa ký"));
        Assert.Equal("409 request.wrongState", (await unsigned.Post(Lists, new { })).ToString());

        using var cashier = await Cashier(server);
        await cashier.Post(Fees, Fee("Đã ký"));
        var id = (await cashier.Post(Lists, new { })).Text("id");
        using var other = await server.SignedIn("khac");

        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"{Lists}/{id}")).Status);
        Assert.Equal("404 notFound", (await other.Get($"/agencies/{TestServer.School}/receipt-lists/{id}")).ToString());
        Assert.Equal("404 notFound", (await other.Post($"/agencies/{TestServer.School}/receipt-lists/{id}/sent", new { reference = "TB-1" })).ToString());
        Assert.Equal(["Đã ký"], (await cashier.Get($"{Lists}/{id}")).Body.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("payer").GetString()));
    }

    [Fact]
    public async Task The_system_sends_in_the_evening_and_tries_again_until_it_is_accepted()
    {
        await using var provider = await Provider.Start();
        await using var server = await TestServer.Start(databases, settings: [("ReceiptGateway:Url", provider.Address), ("ReceiptGateway:Token", "xa-thu")]);
        using (var cashier = await Cashier(server))
            await cashier.Post(Fees, Fee("Nguyễn Thị Lan"));
        var gateway = server.Services.GetRequiredService<ReceiptGateway>();
        await gateway.Run(TestContext.Current.CancellationToken);
        Assert.Empty(provider.Received);

        server.Clock.Advance(TimeSpan.FromHours(7) + TimeSpan.FromMinutes(5)); // five past five
        await gateway.Run(TestContext.Current.CancellationToken);
        await gateway.Run(TestContext.Current.CancellationToken);
        using var later = await server.SignedIn("thuquy");
        var failed = await Once(later, list => list.GetProperty("lastError").ValueKind is not System.Text.Json.JsonValueKind.Null);
        Assert.Equal(1, failed.GetProperty("attempts").GetInt32());
        Assert.Contains("503", failed.GetProperty("lastError").GetString(), StringComparison.Ordinal);

        server.Clock.Advance(TimeSpan.FromMinutes(6));
        await gateway.Run(TestContext.Current.CancellationToken);
        await gateway.Run(TestContext.Current.CancellationToken);

        var sent = await Once(later, list => list.GetProperty("sentAt").ValueKind is not System.Text.Json.JsonValueKind.Null);
        Assert.Equal(("TB-2026-1", 2), (sent.GetProperty("reference").GetString(), sent.GetProperty("attempts").GetInt32()));
        Assert.Equal(2, provider.Received.Count);
        Assert.Single(provider.Received.Select(r => r.Key).Distinct());
        using var accountant = await server.SignedIn("ketoan");
        var fee = (await accountant.Get(Fees)).Body.GetProperty("items")[0].GetProperty("id").GetString();
        Assert.Equal("200", (await accountant.Post($"{Fees}/{fee}/correct", new { kind = "notice", reason = "Sai tên", payer = new { name = "Nguyễn Thị Lan" } })).ToString());
        server.Clock.Advance(TimeSpan.FromMinutes(70));
        await gateway.Run(TestContext.Current.CancellationToken);
        await Once(later, list => list.GetProperty("sentAt").ValueKind is not System.Text.Json.JsonValueKind.Null && list.GetProperty("id").GetString() != sent.GetProperty("id").GetString());
        Assert.All(provider.Received, r => Assert.Contains("Nguyễn Thị Lan", System.Text.RegularExpressions.Regex.Unescape(r.Body), StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_the_pages_from_the_work_list_to_the_sent_list()
    {
        await using var server = await TestServer.Start(databases);
        using (var cashier = await Cashier(server))
            await cashier.Post(Fees, Fee("Nguyễn Thị Lan"));
        var accountant = await PageClient.SignedIn(server, "ketoan");
        Assert.Contains(Lists, (await accountant.Get("/")).Links);

        Assert.Equal(HttpStatusCode.Redirect, (await accountant.Submit(await accountant.Get(Lists), $"{Lists}?handler=Make")).Status);
        var page = await accountant.Get(Lists);
        Assert.Contains("Chờ gửi", page.Text, StringComparison.Ordinal);
        var file = page.Links.First(l => l.EndsWith("format=xlsx", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await accountant.Get(file)).Status);
        var list = file.Split('/')[^2];
        var blank = await accountant.Submit(page, $"{Lists}?handler=Sent&list={list}", ("reference", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, blank.Status);
        Assert.Equal(HttpStatusCode.Redirect, (await accountant.Submit(page, $"{Lists}?handler=Sent&list={list}", ("reference", "TB-7"))).Status);

        Assert.Contains("TB-7", (await accountant.Get(Lists)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Lists, (await accountant.Get("/")).Links);
    }

    private static async Task<HttpClient> Cashier(TestServer server)
    {
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        await server.Appoint("thuquy", Role.Cashier, TestServer.Office);
        using var administrator = await server.SignedIn("quantri");
        var set = await administrator.Send(HttpMethod.Put, $"/agencies/{TestServer.Office}/receipt-issuer", new
        {
            taxCode = "0123456789", address = "Thôn Đông, Xã Thử", certificate = Convert.ToBase64String(Certificates.Pkcs12(server)), password = Certificates.Password,
        });
        Assert.Equal("200", set.ToString());
        return await server.SignedIn("thuquy");
    }

    // The server's own chores do the same by their clock, whoever is first.
    private static async Task<System.Text.Json.JsonElement> Once(HttpClient client, Func<System.Text.Json.JsonElement, bool> isSo)
    {
        for (var i = 0; i < 100; i++)
        {
            var list = (await client.Get(Lists)).Body.GetProperty("items").EnumerateArray().FirstOrDefault();
            if (list.ValueKind is System.Text.Json.JsonValueKind.Object && isSo(list))
                return list;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("The list stayed as it was.");
    }

    private static object Fee(string name) => new { feeType = "CT-CHUKY", quantity = 1, payer = new { name }, method = "cash" };

    /// <summary>A provider that is down the first time.</summary>
    private sealed class Provider(WebApplication app, ConcurrentQueue<(string Key, string Body)> received) : IAsyncDisposable
    {
        public ConcurrentQueue<(string Key, string Body)> Received => received;

        public string Address => $"{app.Urls.First()}/receipts";

        public static async Task<Provider> Start()
        {
            var received = new ConcurrentQueue<(string Key, string Body)>();
            var builder = WebApplication.CreateSlimBuilder();
            var app = builder.Build();
            app.Urls.Add("http://127.0.0.1:0");
            app.MapPost("/receipts", async (HttpRequest request) =>
            {
                using var reader = new StreamReader(request.Body);
                received.Enqueue((request.Headers["Idempotency-Key"].ToString(), await reader.ReadToEndAsync()));
                return received.Count == 1 ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable) : Results.Ok(new { reference = "TB-2026-1" });
            });
            await app.StartAsync(TestContext.Current.CancellationToken);
            return new Provider(app, received);
        }

        public async ValueTask DisposeAsync() => await app.DisposeAsync();
    }
}

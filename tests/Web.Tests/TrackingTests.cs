using System.Net;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;
using KeToanChung.Web.Tests.Pages;

namespace KeToanChung.Web.Tests;

/// <summary>Following a fee or a payment request by its code: over the API and on the page that a payer opens on a phone.</summary>
public sealed class TrackingTests(TestDatabases databases)
{
    private const string Receipts = $"/agencies/{TestServer.Office}/fee-receipts";

    private const string Payer = "Nguyễn Văn An";

    private const string Identity = "001090000001";

    [Fact]
    public async Task A_payer_sees_what_to_pay_then_the_receipt_and_nobody_sees_who_pays()
    {
        await using var server = await WithCashier();
        using var cashier = await server.SignedIn("thuquy");
        using var accountant = await server.SignedIn("ketoan");
        using var administrator = await server.SignedIn("quantri");
        using var anybody = server.Anybody();
        var page = PageClient.On(server);
        var withoutBank = await cashier.Post(Receipts, Fee("online", "H19.001-260331-0001"));
        var atDesk = await anybody.Get($"/tracking/{withoutBank.Text("trackingCode")}");
        await administrator.Send(HttpMethod.Put, $"/agencies/{TestServer.Office}/collection-account", new { bankBin = "970415", account = "0000123456789" });
        var code = (await cashier.Post(Receipts, Fee("online", "H19.001-260331-0002"))).Text("trackingCode")!;

        var waiting = await anybody.Get($"/tracking/{code}");
        var onPhone = await page.Get($"/tra-cuu/{code.ToLowerInvariant().Insert(5, "-")}");

        Assert.Equal("", atDesk.Text("transfer"));
        Assert.Equal((HttpStatusCode.OK, "awaitingPayment", "8000", "fee"), (waiting.Status, waiting.Text("state"), waiting.Text("amount"), waiting.Text("kind")));
        var transfer = waiting.Body.GetProperty("transfer");
        Assert.Equal(("0000123456789", "H19.001-260331-0002"), (transfer.GetProperty("account").GetString(), transfer.GetProperty("content").GetString()));
        Assert.StartsWith("000201010212", transfer.GetProperty("qr").GetString(), StringComparison.Ordinal);
        Assert.Contains("540480005802VN62230819H19.001-260331-00026304", transfer.GetProperty("qr").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, onPhone.Status);
        Assert.Contains("<svg class=\"qr\"", onPhone.Html, StringComparison.Ordinal);
        Assert.Contains("8.000", onPhone.Text, StringComparison.Ordinal);
        Assert.Contains("chờ thanh toán", onPhone.Text, StringComparison.Ordinal);
        Assert.Contains("no-store", onPhone.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.Contains("noindex", onPhone.Html, StringComparison.Ordinal);

        await Paid(accountant, "H19.001-260331-0002");
        var receipted = await anybody.Get($"/tracking/{code}");
        var afterwards = await page.Get($"/tra-cuu?code={code}");

        Assert.Equal(("receipted", ""), (receipted.Text("state"), receipted.Text("transfer")));
        Assert.Equal("1", receipted.Body.GetProperty("receipt").GetProperty("number").GetString());
        Assert.Contains("đã thu, đã lập biên lai", afterwards.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg class=\"qr\"", afterwards.Html, StringComparison.Ordinal);
        foreach (var told in new[] { waiting.Body.GetRawText(), receipted.Body.GetRawText(), onPhone.Text, afterwards.Text })
        {
            Assert.DoesNotContain(Payer, told, StringComparison.Ordinal);
            Assert.DoesNotContain(Identity, told, StringComparison.Ordinal);
            Assert.DoesNotContain("thuquy", told, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_was_cancelled_says_so_without_the_reason()
    {
        await using var server = await WithCashier();
        using var cashier = await server.SignedIn("thuquy");
        using var anybody = server.Anybody();
        var asked = await cashier.Post(Receipts, Fee("online", "H19.001-260331-0001"));
        await cashier.Post($"{Receipts}/{asked.Text("id")}/cancel", new { reason = "Ông An rút hồ sơ" });

        var told = await anybody.Get($"/tracking/{asked.Text("trackingCode")}");

        Assert.Equal("cancelled", told.Text("state"));
        Assert.DoesNotContain("Ông An", told.Body.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payee_sees_how_far_a_payment_request_is()
    {
        await using var server = await WithCashier();
        using var accountant = await server.SignedIn("ketoan");
        using var anybody = server.Anybody();
        var made = await accountant.Post($"/agencies/{TestServer.Office}/payment-requests", new
        {
            date = "2026-03-31", payee = new { name = Payer, account = "0123456789", bank = "Agribank" }, method = "cash", operation = "TU-01", fundedBy = "none",
            description = "Tạm ứng công tác cho ông An", lines = new[] { new { amount = 500_000, account = "1411" } },
        });
        Assert.Equal("201", made.ToString());

        var told = await anybody.Get($"/tracking/{made.Text("trackingCode")}");

        Assert.Equal(("paymentRequest", "inPreparation", "500000"), (told.Text("kind"), told.Text("state"), told.Text("amount")));
        foreach (var personal in new[] { Payer, "0123456789", "ông An", "ketoan" })
            Assert.DoesNotContain(personal, told.Body.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("KHONGCO234")]
    [InlineData("1")]
    [InlineData("3021001-1")]
    [InlineData("'%20OR%201=1")]
    public async Task A_code_that_is_none_is_not_found(string code)
    {
        await using var server = await TestServer.Start(databases);
        using var anybody = server.Anybody();

        Assert.Equal("404 notFound", (await anybody.Get($"/tracking/{code}")).ToString());
        var page = await PageClient.On(server).Get($"/tra-cuu/{code}");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("Mã tra cứu", page.Text, StringComparison.Ordinal); // asked for again
    }

    [Fact]
    public async Task Trying_many_codes_is_stopped_for_a_while()
    {
        await using var server = await TestServer.Start(databases, settings: ("Security:TrackedPerMinute", "6"));
        using var anybody = server.Anybody();

        for (var i = 0; i < 6; i++)
            Assert.Equal("404 notFound", (await anybody.Get("/tracking/KHONGCO234")).ToString());

        Assert.Equal("429 request.rateLimited", (await anybody.Get("/tracking/KHONGCO234")).ToString());
    }

    [Fact]
    public async Task Whoever_is_signed_in_keeps_the_frame_of_their_own()
    {
        await using var server = await WithCashier();
        var client = await PageClient.SignedIn(server, "ketoan");

        var page = await client.Get("/tra-cuu/KHONGCO234");

        Assert.Contains("ketoan", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(TestServer.School, page.Html, StringComparison.Ordinal);
    }

    private async Task<TestServer> WithCashier()
    {
        var server = await TestServer.Start(databases);
        await server.Appoint("thuquy", Role.Cashier, TestServer.Office);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        return server;
    }

    private static async Task Paid(HttpClient accountant, string caseNumber)
    {
        using var form = new MultipartFormDataContent();
        using var file = new StringContent($"transactionId,caseNumber,amount,paidAt\nT1,{caseNumber},8000,2026-03-31T09:00:00+07:00\n");
        form.Add(file, "file", "ngay.csv");
        using var taken = await accountant.PostAsync($"/api/v1/agencies/{TestServer.Office}/online-payments", form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, taken.StatusCode);
    }

    private static object Fee(string method, string caseNumber) => new
    {
        feeType = "HT-TRICHLUC", quantity = 1, payer = new { name = Payer, identityNumber = Identity }, caseNumber, method,
    };
}

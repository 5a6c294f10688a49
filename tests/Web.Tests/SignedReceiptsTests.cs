using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Xml;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;
using KeToanChung.Web.Tests.Pages;

namespace KeToanChung.Web.Tests;

/// <summary>Electronic receipts bear the signature of the body that collects: over all that the law asks for, and over nothing that was changed.</summary>
public sealed class SignedReceiptsTests(TestDatabases databases)
{
    private const string Fees = $"/agencies/{TestServer.Office}/fee-receipts";

    private const string Issuer = $"/agencies/{TestServer.Office}/receipt-issuer";

    private const string Password = Certificates.Password;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [InlineData(DatabaseKind.SqlServer)]
    public async Task Each_is_signed_as_it_is_issued_and_the_signature_holds_for_it_alone(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(databases, kind);
        var (administrator, cashier) = await People(server);
        using var _ = administrator;
        using var __ = cashier;
        Assert.Equal("200", (await administrator.Send(HttpMethod.Put, Issuer, Body(Certificates.Pkcs12(server)))).ToString());

        var issued = await cashier.Post(Fees, Fee("Nguyễn Thị Lan", 3));
        Assert.Equal("201", issued.ToString());
        var xml = await Xml(cashier, issued.Text("id"));

        Assert.True(Holds(xml));
        foreach (var said in new[] { "<MaSoThue>0123456789</MaSoThue>", "Nguyễn Thị Lan", "<SoTien>30000</SoTien>", "Ba mươi nghìn đồng", $"<KyHieu>{issued.Text("series")}</KyHieu>", "<NgayKy>2026-03-31</NgayKy>" })
            Assert.Contains(said, xml, StringComparison.OrdinalIgnoreCase);
        Assert.False(Holds(xml.Replace("<SoTien>30000</SoTien>", "<SoTien>20000</SoTien>", StringComparison.Ordinal)));
        Assert.False(Holds(xml.Replace("Nguyễn Thị Lan", "Nguyễn Thị Lành", StringComparison.Ordinal)));

        var replaced = await administrator.Send(HttpMethod.Post, $"{Fees}/{issued.Text("id")}/correct", new { kind = "replacement", reason = "Sai số lượng", quantity = 2 });
        Assert.Equal("403 right.missing", replaced.ToString());
        using var accountant = await server.SignedIn("ketoan");
        Assert.Equal("200", (await accountant.Post($"{Fees}/{issued.Text("id")}/correct", new { kind = "replacement", reason = "Sai số lượng", quantity = 2 })).ToString());
        var second = await Xml(accountant, issued.Text("id"));
        Assert.True(Holds(second));
        Assert.Contains($"<ThayThe>{issued.Text("series")}-1</ThayThe>", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_issued_before_there_was_a_certificate_is_signed_afterwards_in_order()
    {
        await using var server = await TestServer.Start(databases);
        var (administrator, cashier) = await People(server);
        using var _ = administrator;
        using var __ = cashier;
        var first = (await cashier.Post(Fees, Fee("Một", 1))).Text("id");
        await cashier.Post(Fees, Fee("Hai", 1));
        Assert.Equal("409 request.wrongState", (await cashier.Get($"{Fees}/{first}/xml")).ToString());
        Assert.Contains("chứng thư số", (await cashier.Post($"{Fees}/sign", new { })).Errors["agency"], StringComparison.Ordinal);

        await administrator.Send(HttpMethod.Put, Issuer, Body(Certificates.Pkcs12(server)));
        Assert.Equal(2, (await administrator.Get(Issuer)).Body.GetProperty("unsigned").GetInt32());
        var signed = await cashier.Post($"{Fees}/sign", new { });

        Assert.Equal((2, 0), (signed.Body.GetProperty("signed").GetInt32(), signed.Body.GetProperty("left").GetInt32()));
        Assert.True(Holds(await Xml(cashier, first)));
        Assert.Equal(0, (await cashier.Post($"{Fees}/sign", new { })).Body.GetProperty("signed").GetInt32());
    }

    [Fact]
    public async Task With_an_expired_certificate_nothing_is_issued_and_nothing_is_posted()
    {
        await using var server = await TestServer.Start(databases);
        var (administrator, cashier) = await People(server);
        using var _ = administrator;
        using var __ = cashier;
        await administrator.Send(HttpMethod.Put, Issuer, Body(Certificates.Pkcs12(server, days: 10)));
        server.Clock.Advance(TimeSpan.FromDays(11));
        using var later = await server.SignedIn("thuquy");

        var refused = await later.Post(Fees, Fee("Nguyễn Thị Lan", 3));

        Assert.Equal("422 request.invalid", refused.ToString());
        Assert.Contains("hết hạn ngày 10/04/2026", refused.Errors["agency"], StringComparison.Ordinal);
        using var accountant = await server.SignedIn("ketoan");
        Assert.Equal(0, (await accountant.Get($"/agencies/{TestServer.Office}/vouchers")).Body.GetProperty("items").GetArrayLength());
        using var again = await server.SignedIn("quantri");
        Assert.Equal("200", (await again.Send(HttpMethod.Put, Issuer, new { taxCode = "0123456789", address = "Xã Thử", signs = false })).ToString());
        Assert.Equal(("201", "1"), ((await later.Post(Fees, Fee("Nguyễn Thị Lan", 3))).ToString(), (await accountant.Get(Fees)).Body.GetProperty("items")[0].GetProperty("number").GetString()));
    }

    [Fact]
    public async Task What_cant_sign_is_refused_with_the_reason_and_the_key_is_never_shown()
    {
        await using var server = await TestServer.Start(databases);
        var (administrator, cashier) = await People(server);
        using var _ = administrator;
        using var __ = cashier;
        using var accountant = await server.SignedIn("ketoan");
        var good = Certificates.Pkcs12(server);

        Assert.Contains("mật khẩu", await Refused(good, "sai"), StringComparison.Ordinal);
        Assert.Contains("mật khẩu", await Refused("không phải chứng thư"u8.ToArray(), Password), StringComparison.Ordinal);
        Assert.Contains("2.048 bit", await Refused(Certificates.Pkcs12(server, bits: 1_024), Password), StringComparison.Ordinal);
        Assert.Contains("không dùng để ký", await Refused(Certificates.Pkcs12(server, usage: X509KeyUsageFlags.KeyEncipherment), Password), StringComparison.Ordinal);
        Assert.Contains("hết hạn", await Refused(Certificates.Pkcs12(server, days: -1), Password), StringComparison.Ordinal);
        Assert.Equal(["certificate"], (await administrator.Send(HttpMethod.Put, Issuer, new { taxCode = "0123456789", address = "Xã Thử" })).Errors.Keys);
        Assert.Equal(["taxCode"], (await administrator.Send(HttpMethod.Put, Issuer, Body(good, taxCode: "12345"))).Errors.Keys);
        Assert.Equal("403 right.missing", (await accountant.Send(HttpMethod.Put, Issuer, Body(good))).ToString());
        Assert.Equal("200", (await administrator.Send(HttpMethod.Put, Issuer, Body(good))).ToString());

        var shown = (await administrator.Get(Issuer)).Body.ToString();
        Assert.Contains("CN=Văn phòng", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(good)[..40], shown, StringComparison.Ordinal);

        async Task<string> Refused(byte[] certificate, string password)
        {
            var refused = await administrator.Send(HttpMethod.Put, Issuer, Body(certificate, password));
            Assert.Equal("422 request.invalid", refused.ToString());
            return refused.Errors["certificate"];
        }
    }

    [Fact]
    public async Task On_the_pages_from_the_certificate_to_the_signed_receipt()
    {
        await using var server = await TestServer.Start(databases);
        var (_, cashier) = await People(server);
        using var __ = cashier;
        var administrator = await PageClient.SignedIn(server, "quantri");
        var list = await administrator.Get("/receipt-issuers");
        Assert.Contains($"/agencies/{TestServer.Office}/receipt-issuer", list.Links);

        var form = await administrator.Get(Issuer);
        (string, string)[] typed = [("Form.TaxCode", "0123456789"), ("Form.Address", "Thôn Đông, Xã Thử"), ("Form.Password", Password), ("Form.Signs", "true")];
        var wrong = await administrator.Upload(form, Issuer, [("Form.File", "khoa.p12", "x"u8.ToArray())], typed);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("PKCS#12", wrong.Text, StringComparison.Ordinal);
        Assert.Equal("Thôn Đông, Xã Thử", wrong.Value("Form.Address"));
        Assert.Equal(HttpStatusCode.Redirect, (await administrator.Upload(form, Issuer, [("Form.File", "khoa.p12", Certificates.Pkcs12(server))], typed)).Status);
        Assert.Contains("CN=Văn phòng", (await administrator.Get("/receipt-issuers")).Text, StringComparison.Ordinal);

        var id = (await cashier.Post(Fees, Fee("Nguyễn Thị Lan", 3))).Text("id");
        var counter = await PageClient.SignedIn(server, "thuquy");
        var shown = await counter.Get($"{Fees}/{id}");
        Assert.Contains("Ký số 31/03/2026", shown.Text, StringComparison.Ordinal);
        Assert.True(Holds((await counter.Get(shown.Links.Single(l => l.EndsWith("/xml", StringComparison.Ordinal)))).Html));
        Assert.Contains("Ký số", await Text(cashier, $"{Fees}/{id}/print?format=html"), StringComparison.Ordinal);
        var strange = await PageClient.SignedIn(server, "ketoan");
        Assert.Equal(HttpStatusCode.Forbidden, (await strange.Get(Issuer)).Status);
    }

    private static async Task<(HttpClient Administrator, HttpClient Cashier)> People(TestServer server)
    {
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        await server.Appoint("thuquy", Role.Cashier, TestServer.Office);
        return (await server.SignedIn("quantri"), await server.SignedIn("thuquy"));
    }

    private static object Fee(string name, int quantity) => new { feeType = "CT-CHUKY", quantity, payer = new { name }, method = "cash" };

    private static object Body(byte[] certificate, string password = Password, string taxCode = "0123456789") =>
        new { taxCode, address = "Thôn Đông, Xã Thử", certificate = Convert.ToBase64String(certificate), password };

    private static Task<string> Xml(HttpClient client, string? id) => Text(client, $"{Fees}/{id}/xml");

    private static Task<string> Text(HttpClient client, string path) => client.GetStringAsync(new Uri($"/api/v1{path}", UriKind.Relative), TestContext.Current.CancellationToken);

    // As anybody can who has the file alone.
    private static bool Holds(string xml)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        document.LoadXml(xml);
        var signed = new SignedXml(document);
        signed.LoadXml((XmlElement)document.GetElementsByTagName("Signature")[0]!);
        var certificate = signed.KeyInfo.OfType<KeyInfoX509Data>().SelectMany(d => d.Certificates!.Cast<X509Certificate2>()).Single();
        return signed.CheckSignature(certificate, verifySignatureOnly: true);
    }
}

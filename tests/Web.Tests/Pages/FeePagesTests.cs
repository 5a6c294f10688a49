using System.Net;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests.Pages;

/// <summary>Quầy thu on pages, without script: taken in cash or by QR code, found again, cancelled, corrected.</summary>
public sealed class FeePagesTests(FeePagesTests.Desk desk) : IClassFixture<FeePagesTests.Desk>
{
    private const string Counter = $"/agencies/{TestServer.Office}/fees";

    private const string Receipts = $"/agencies/{TestServer.Office}/fee-receipts";

    [Fact]
    public async Task A_fee_is_taken_in_cash_and_its_receipt_can_be_printed()
    {
        var cashier = await desk.Cashier();

        var taken = await cashier.Submit(await cashier.Get(Counter), Typed("ct-chuky", "3", "Cash"));

        Assert.Equal(Counter, taken.Location);
        var next = await cashier.Get(Counter);
        Assert.Contains("Đã thu 30.000 đ", next.Text, StringComparison.Ordinal);
        Assert.Equal("", next.Value("Form.CaseNumber"));
        var receipt = await cashier.Get(LinkIn(next, Receipts + "/"));
        Assert.Contains("30.000", receipt.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await cashier.Get(LinkIn(receipt, "/print"))).Status);
    }

    [Fact]
    public async Task By_transfer_the_payer_gets_a_code_and_it_can_be_cancelled_with_a_reason()
    {
        var cashier = await desk.Cashier();
        var page = (await cashier.Submit(await cashier.Get(Counter), Typed("CT-CHUKY", "1", "Online"))).Location!;

        var waiting = await cashier.Get(page);
        Assert.Contains("Chờ nộp", waiting.Text, StringComparison.Ordinal);
        Assert.Contains("/tra-cuu/", waiting.Html, StringComparison.Ordinal);
        var without = await cashier.Submit(waiting, $"{page}?handler=Cancel", ("Form.Reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.Status);
        Assert.Contains("id=\"Form_Reason-error\"", without.Html, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await cashier.Submit(waiting, $"{page}?handler=Cancel", ("Form.Reason", "Người nộp đổi ý"))).Status);
        Assert.Contains("Người nộp đổi ý", (await cashier.Get(page)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CT-SAO", "3", "5.000 đ")] // two pages at 2,000, the third at 1,000
    [InlineData("CT-SAO", "300", "200.000 đ")] // the cap
    [InlineData("HT-KS-DUNGHAN", "1", "Không thu tiền")]
    [InlineData("KHONG-CO", "1", "KHONG-CO")]
    [InlineData("CT-CHUKY", "0", "")]
    public async Task What_is_due_is_said_before_it_is_taken(string fee, string quantity, string said)
    {
        var cashier = await desk.Cashier();

        var quote = await cashier.Submit(await cashier.Get(Counter), $"{Counter}?handler=Quote", ("Form.FeeType", fee), ("Form.Quantity", quantity));

        Assert.Equal(HttpStatusCode.OK, quote.Status);
        Assert.Contains(said, quote.Text, StringComparison.Ordinal);
        if (quantity is "0")
            Assert.Contains("class=\"error\"", quote.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Form.FeeType", "KHONG-CO")]
    [InlineData("Form.FeeType", "")]
    [InlineData("Form.Quantity", "0")]
    [InlineData("Form.Quantity", "ba")]
    [InlineData("Form.Quantity", "1000000000")]
    [InlineData("Form.Payer.Name", "")]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(string field, string typed)
    {
        var cashier = await desk.Cashier();

        var again = await cashier.Submit(await cashier.Get(Counter), [.. Typed("CT-CHUKY", "1", "Cash").Where(t => t.Name != field), (field, typed)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains($"id=\"{field.Replace('.', '_')}-error\"", again.Html, StringComparison.Ordinal);
        Assert.Equal(typed, again.Value(field) ?? "");
        Assert.Equal("H19.001-1", again.Value("Form.CaseNumber"));
    }

    [Fact]
    public async Task An_issued_receipt_is_replaced_by_the_accountant_and_both_stay()
    {
        var cashier = await desk.Cashier();
        await cashier.Submit(await cashier.Get(Counter), Typed("CT-CHUKY", "2", "Cash"));
        var page = LinkIn(await cashier.Get(Counter), Receipts + "/");
        Assert.DoesNotContain("handler=Correct", (await cashier.Get(page)).Html, StringComparison.Ordinal);

        var accountant = await PageClient.SignedIn(desk.Server, "ketoan");
        var corrected = await accountant.Submit(
            await accountant.Get(page), $"{page}?handler=Correct", ("Form.Kind", "Replacement"), ("Form.Quantity", "1"), ("Form.FeeType", "CT-CHUKY"), ("Form.Reason", "Đếm nhầm"));

        Assert.Equal(HttpStatusCode.Redirect, corrected.Status);
        var shown = await accountant.Get(page);
        Assert.Contains("Đã bị thay thế", shown.Text, StringComparison.Ordinal);
        Assert.Contains("Có hiệu lực", shown.Text, StringComparison.Ordinal);
        Assert.Contains("Đếm nhầm", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_finds_case_and_payer_and_shows_a_cashier_only_their_own()
    {
        var cashier = await desk.Cashier();
        await cashier.Submit(await cashier.Get(Counter), [.. Typed("CT-CHUKY", "1", "Cash").Where(t => t.Name is not ("Form.CaseNumber" or "Form.Payer.Name")),
            ("Form.CaseNumber", "H19.777"), ("Form.Payer.Name", "Đặng Thị Hường")]);
        await cashier.Get(Counter);

        Assert.Contains("H19.777", (await cashier.Get($"{Receipts}?q=dang+huong")).Text, StringComparison.Ordinal);
        Assert.Contains("Đặng Thị Hường", (await cashier.Get($"{Receipts}?q=H19.777")).Text, StringComparison.Ordinal);
        var colleague = await PageClient.SignedIn(desk.Server, "thuquy2");
        Assert.DoesNotContain("H19.777", (await colleague.Get($"{Receipts}?status=Issued")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cashiers_home_shows_the_days_takings_and_leads_to_the_counter()
    {
        var cashier = await desk.Cashier();
        await cashier.Submit(await cashier.Get(Counter), Typed("CT-CHUKY", "7", "Cash"));

        var home = await cashier.Get("/");

        Assert.Contains("Số thu hôm nay", home.Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Counter}\"", home.Html, StringComparison.Ordinal);
        Assert.Equal(Counter, (await cashier.Get("/fees")).Location);
    }

    [Fact]
    public async Task Who_may_not_take_fees_is_refused_and_sees_no_counter()
    {
        var head = await PageClient.SignedIn(desk.Server, "thutruong");

        Assert.Equal(HttpStatusCode.Forbidden, (await head.Submit(await head.Get(Counter), Typed("CT-CHUKY", "1", "Cash"))).Status);
        Assert.DoesNotContain("/fees\" data-keys", (await head.Get(Receipts)).Html, StringComparison.Ordinal);
    }

    private static string LinkIn(ShownPage page, string part) => page.Links.First(l => l.Contains(part, StringComparison.Ordinal));

    private static (string Name, string Value)[] Typed(string fee, string quantity, string method) =>
    [
        ("Form.CaseNumber", "H19.001-1"), ("Form.FeeType", fee), ("Form.Quantity", quantity), ("Form.Payer.Name", "Nguyễn Văn An"), ("Form.Method", method),
    ];

    public sealed class Desk(TestDatabases databases) : IAsyncLifetime
    {
        private TestServer? server;

        public TestServer Server => server!;

        public async ValueTask InitializeAsync()
        {
            server = await TestServer.Start(databases);
            foreach (var (name, role) in new[] { ("ketoan", Role.Accountant), ("thutruong", Role.AgencyHead), ("thuquy", Role.Cashier), ("thuquy2", Role.Cashier) })
                await server.Appoint(name, role, TestServer.Office);
        }

        internal Task<PageClient> Cashier() => PageClient.SignedIn(Server, "thuquy");

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}

using System.Net;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests.Pages;

/// <summary>A day's cash on pages, without script: opened, handed over, closed, confirmed; the day closed and signed; the month's fees remitted.</summary>
public sealed class CashDeskPagesTests(TestDatabases databases)
{
    private const string Desk = $"/agencies/{TestServer.Office}/cash-desk";

    private const string Counter = $"/agencies/{TestServer.Office}/fees";

    private const string Day = $"/agencies/{TestServer.Office}/fee-days/2026-03-31";

    [Fact]
    public async Task A_day_goes_from_the_opening_count_to_both_signatures()
    {
        await using var server = await Server();
        var (cashier, accountant) = (await PageClient.SignedIn(server, "thuquy"), await PageClient.SignedIn(server, "ketoan"));
        Assert.Contains("Bàn thu của bạn chưa mở", (await cashier.Get(Counter)).Text, StringComparison.Ordinal);
        await cashier.Submit(await cashier.Get(Desk));
        await accountant.Submit(await accountant.Get(Desk));
        Assert.DoesNotContain("Bàn thu của bạn chưa mở", (await cashier.Get(Counter)).Text, StringComparison.Ordinal);
        await cashier.Submit(await cashier.Get(Counter), Fee("2"));
        await accountant.Submit(await accountant.Get(Counter), Fee("3"));

        var handOver = await accountant.Get($"{Desk}/hand-over");
        Assert.Contains("30.000", handOver.Text, StringComparison.Ordinal);
        await accountant.Submit(handOver, ("Form.To", "thuquy"));
        var asked = await cashier.Get(Desk);
        Assert.Contains("ketoan bàn giao", asked.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await cashier.Submit(asked, $"{Desk}?handler=Confirm")).Status);

        var close = await cashier.Get($"{Desk}/close");
        var silent = await cashier.Submit(close, Pieces(5, "4"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.Status);
        Assert.Contains("id=\"Form_Note-error\"", silent.Html, StringComparison.Ordinal);
        Assert.Equal("4", silent.Value("Form.Count[5].Pieces"));
        var closed = (await cashier.Submit(silent, ("Form.Note", "Thối nhầm 10.000"))).Location!;
        await accountant.Submit(await accountant.Get($"{Desk}/close"));

        var confirmed = await accountant.Submit(await accountant.Get(closed));
        Assert.Equal(HttpStatusCode.Redirect, confirmed.Status);
        Assert.Contains("PC-2026-00001", (await accountant.Get(closed)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await accountant.Submit(await accountant.Get(Day))).Status);
        var signed = await cashier.Submit(await cashier.Get(Day), $"{Day}?handler=Sign");
        Assert.Equal(HttpStatusCode.Redirect, signed.Status);
        var day = await cashier.Get(Day);
        Assert.Contains("ketoan đã chốt", day.Text, StringComparison.Ordinal);
        Assert.Contains("thuquy đã ký", day.Text, StringComparison.Ordinal);
        Assert.Contains("Thối nhầm 10.000", day.Text, StringComparison.Ordinal);
        Assert.Contains("50.000", (await accountant.Get($"/agencies/{TestServer.Office}/fee-days")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-1", "Form_Count_0__Pieces-error")]
    [InlineData("100001", "Form_Count_0__Pieces-error")]
    [InlineData("ba", "Form_Count_0__Pieces-error")]
    [InlineData("1", "Form_Note-error")]
    public async Task A_count_that_cannot_be_is_said_at_its_line_and_nothing_typed_is_lost(string pieces, string error)
    {
        await using var server = await Server();
        var cashier = await PageClient.SignedIn(server, "thuquy");

        var again = await cashier.Submit(await cashier.Get(Desk), [.. Pieces(0, pieces), .. Pieces(3, "7")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains($"id=\"{error}\"", again.Html, StringComparison.Ordinal);
        Assert.Equal((pieces, "7"), (again.Value("Form.Count[0].Pieces"), again.Value("Form.Count[3].Pieces")));
    }

    [Fact]
    public async Task A_count_is_summed_while_it_is_typed()
    {
        await using var server = await Server();
        var cashier = await PageClient.SignedIn(server, "thuquy");

        var total = await cashier.Submit(await cashier.Get(Desk), $"{Desk}?handler=Total", [.. Pieces(1, "3"), .. Pieces(4, "")]);

        Assert.Equal(HttpStatusCode.OK, total.Status);
        Assert.Contains("600.000 đ", total.Text, StringComparison.Ordinal);
        Assert.Contains("Thừa 600.000 đ", total.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_months_fees_are_prepared_with_one_button_and_lead_to_the_request()
    {
        await using var server = await Server();
        var cashier = await PageClient.SignedIn(server, "thuquy");
        await cashier.Submit(await cashier.Get(Counter), Fee("2"));
        server.Clock.Advance(TimeSpan.FromDays(1));
        var accountant = await PageClient.SignedIn(server, "ketoan");

        var month = await accountant.Get($"/agencies/{TestServer.Office}/fee-remittances");
        var prepared = await accountant.Submit(month, ("Form.RetentionDecision", "12/QĐ-UBND"), ("Form.Method", "Bank"));
        var after = await accountant.Get(prepared.Location!);

        Assert.Contains("20.000", month.Text, StringComparison.Ordinal);
        Assert.Contains("05/04/2026", month.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, prepared.Status);
        Assert.Contains("12/QĐ-UBND", after.Text, StringComparison.Ordinal);
        Assert.Contains(after.Links, l => l.StartsWith("/requests/", StringComparison.Ordinal));
        Assert.DoesNotContain("Form.RetentionDecision", after.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await accountant.Get($"/agencies/{TestServer.Office}/fee-remittances/thang-ba")).Status);
    }

    private static (string Name, string Value)[] Pieces(int line, string pieces) => [($"Form.Count[{line}].Pieces", pieces)];

    private static (string Name, string Value)[] Fee(string quantity) =>
        [("Form.CaseNumber", ""), ("Form.FeeType", "CT-CHUKY"), ("Form.Quantity", quantity), ("Form.Payer.Name", "Nguyễn Văn An"), ("Form.Method", "Cash")];

    private async Task<TestServer> Server()
    {
        var server = await TestServer.Start(databases);
        await server.Appoint("thuquy", Role.Cashier, TestServer.Office);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        return server;
    }
}

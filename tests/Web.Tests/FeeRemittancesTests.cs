using System.Globalization;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests;

/// <summary>Nộp phí, lệ phí hằng tháng: what is kept and what goes to the budget, posted once a month, with the request that pays it.</summary>
public sealed class FeeRemittancesTests(TestDatabases databases)
{
    private const string Office = $"/agencies/{TestServer.Office}";

    private const string March = $"{Office}/fee-remittances/2026-03";

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_month_is_shared_out_and_remitted_once(DatabaseKind kind)
    {
        await using var server = await Server(kind);
        using var before = await server.SignedIn("ketoan");
        await Take(before, "HT-TRICHLUC", 3); // 24.000, half of it kept
        await Take(before, "CT-SAO-T1", 3); // 5.000: 2.500 kept
        var early = await before.Post(March, new { method = "bank", retentionDecision = "12/QĐ-UBND" });
        server.Clock.Advance(TimeSpan.FromDays(1));
        using var accountant = await server.SignedIn("ketoan");
        using var head = await server.SignedIn("thutruong");

        var shown = await accountant.Get(March);
        var prepared = await accountant.Post(March, new { method = "cash", retentionDecision = "12/QĐ-UBND" });
        var twice = await accountant.Post(March, new { method = "cash" });
        await accountant.Post($"/payment-requests/{prepared.Text("request")}/submit");
        await head.Post($"/payment-requests/{prepared.Text("request")}/approve", new { });
        var paid = await accountant.Post($"/payment-requests/{prepared.Text("request")}/pay");
        var after = await accountant.Get(March);

        Assert.Equal(["month"], early.Errors.Keys);
        Assert.Equal(("29000", "2026-04-05", "29000"), (shown.Text("collected"), shown.Text("due"), shown.Text("notYetSharedOut")));
        Assert.Equal(
            ["CT-SAO-T1 5000 50 2500", "HT-TRICHLUC 24000 50 12000"],
            shown.Body.GetProperty("lines").EnumerateArray().Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.GetProperty("feeType")} {l.GetProperty("collected")} {l.GetProperty("retainedPercent")} {l.GetProperty("toRemit")}")));
        Assert.Equal(("201", "14500", "14500"), (prepared.ToString(), prepared.Text("retained"), prepared.Text("toRemit")));
        Assert.Equal("409 request.wrongState", twice.ToString());
        Assert.Equal("200", paid.ToString());
        Assert.Equal((14_500, 0), (after.Body.GetProperty("prepared").GetProperty("remitted").GetInt32(), after.Body.GetProperty("notYetSharedOut").GetInt32()));
        var balances = (await accountant.Get($"/reports/trial-balance?agency={TestServer.Office}&from=2026-03-01&to=2026-04-30")).Body.GetProperty("rows").EnumerateArray()
            .Where(r => !r.GetProperty("isSum").GetBoolean())
            .ToDictionary(r => r.GetProperty("account").GetString()!, r => r.GetProperty("closingDebit").GetInt64() - r.GetProperty("closingCredit").GetInt64());
        Assert.Equal((14_500, 0, 0, -14_500), (balances["1111"], balances["3383"], balances["3332"], balances["514"]));
    }

    [Fact]
    public async Task Without_a_decision_everything_goes_to_the_budget()
    {
        await using var server = await Server();
        using (var before = await server.SignedIn("ketoan"))
            await Take(before, "HT-TRICHLUC", 1);
        server.Clock.Advance(TimeSpan.FromDays(1));
        using var accountant = await server.SignedIn("ketoan");

        var prepared = await accountant.Post(March, new { method = "bank" });

        Assert.Equal(("201", "0", "8000"), (prepared.ToString(), prepared.Text("retained"), prepared.Text("toRemit")));
        Assert.Single(prepared.Body.GetProperty("vouchers").EnumerateArray());
    }

    [Fact]
    public async Task What_was_shared_out_by_hand_is_not_shared_out_again()
    {
        await using var server = await Server();
        using (var before = await server.SignedIn("ketoan"))
        {
            await Take(before, "HT-TRICHLUC", 1);
            var byHand = await before.Post($"{Office}/vouchers", new
            {
                date = "2026-03-31", type = "general", operation = "PHI-04", description = "Lệ phí phải nộp",
                lines = new object[] { new { account = "3383", debit = 8_000 }, new { account = "3332", credit = 8_000 } },
            });
            Assert.Equal("201", byHand.ToString());
        }

        server.Clock.Advance(TimeSpan.FromDays(1));
        using var accountant = await server.SignedIn("ketoan");

        var refused = await accountant.Post(March, new { method = "bank" });

        Assert.Equal("409 request.wrongState", refused.ToString());
        Assert.Contains("3383", refused.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_without_fees_a_closed_one_and_what_no_month_is_are_refused()
    {
        await using var server = await Server();
        using (var before = await server.SignedIn("ketoan"))
            await Take(before, "HT-TRICHLUC", 1);
        server.Clock.Advance(TimeSpan.FromDays(1));
        using var accountant = await server.SignedIn("ketoan");
        using var cashier = await server.SignedIn("thuquy");

        var empty = await accountant.Post($"{Office}/fee-remittances/2026-02", new { method = "bank" });
        var treasury = await accountant.Post(March, new { method = "treasury" });
        var far = await accountant.Post($"{Office}/fee-remittances/9999-12", new { method = "bank" });
        var byCashier = await cashier.Post(March, new { method = "bank" });
        Assert.Equal("200", (await accountant.Post($"{Office}/periods/2026-03/close")).ToString());
        var closed = await accountant.Post(March, new { method = "bank" });

        Assert.Equal(["month"], empty.Errors.Keys);
        Assert.Equal(["method"], treasury.Errors.Keys);
        Assert.Equal(["month"], far.Errors.Keys);
        Assert.Equal("403 right.missing", byCashier.ToString());
        Assert.Equal("422 period.closed", closed.ToString());
        Assert.Equal("8000", (await accountant.Get(March)).Text("notYetSharedOut"));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_was_remitted_is_paid_back_by_the_treasury_and_lessens_no_later_remittance(DatabaseKind kind)
    {
        await using var server = await Server(kind);
        string fee;
        using (var before = await server.SignedIn("ketoan"))
            fee = (await Take(before, "HT-TRICHLUC", 3)).Text("id")!; // 24.000, half of it kept
        server.Clock.Advance(TimeSpan.FromDays(1));
        using var accountant = await server.SignedIn("ketoan");
        using var head = await server.SignedIn("thutruong");
        var prepared = await accountant.Post(March, new { method = "cash", retentionDecision = "12/QĐ-UBND" });
        await accountant.Post($"{Office}/fee-receipts/{fee}/correct", new { kind = "replacement", reason = "Thu nhầm số bản", quantity = 1 });
        var tooEarly = await Refund(accountant, fee);
        await accountant.Post($"/payment-requests/{prepared.Text("request")}/submit");
        await head.Post($"/payment-requests/{prepared.Text("request")}/approve", new { });
        await accountant.Post($"/payment-requests/{prepared.Text("request")}/pay");
        await Take(accountant, "HT-TRICHLUC", 4); // 32.000 in April

        var way = (await accountant.Get($"{Office}/fee-receipts/{fee}")).Body.GetProperty("corrections")[0].GetProperty("refund");
        var refunded = await Refund(accountant, fee);
        var twice = await Refund(accountant, fee);
        server.Clock.Advance(TimeSpan.FromDays(30));
        using var later = await server.SignedIn("ketoan");
        var april = await later.Post($"{Office}/fee-remittances/2026-04", new { method = "cash", retentionDecision = "12/QĐ-UBND" });

        Assert.Equal("409 request.wrongState", tooEarly.ToString());
        Assert.Equal((true, 8_000, 8_000), (way.GetProperty("isRemitted").GetBoolean(), way.GetProperty("fromTreasury").GetInt32(), way.GetProperty("fromAgency").GetInt32()));
        Assert.Equal(("200", "8000", "8000"), (refunded.ToString(), refunded.Text("refunded"), refunded.Text("fromAgency")));
        Assert.Equal("409 request.wrongState", twice.ToString());

        // April brought 32.000 less the 16.000 of March; the agency keeps half of that, and the treasury gets the half of April that is its own.
        Assert.Equal(("201", "16000", "8000", "16000"), (april.ToString(), april.Text("collected"), april.Text("retained"), april.Text("toRemit")));
        Assert.Equal("0", (await later.Get($"{Office}/fee-remittances/2026-04")).Text("notYetSharedOut"));
        Assert.True((await later.Get($"{Office}/integrity")).Body.GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task The_treasury_pays_nothing_back_that_is_not_owed()
    {
        await using var server = await Server();
        using var accountant = await server.SignedIn("ketoan");
        using var cashier = await server.SignedIn("thuquy");
        var fee = (await Take(accountant, "HT-TRICHLUC", 1)).Text("id")!;

        Assert.Equal("409 request.wrongState", (await Refund(accountant, fee)).ToString());
        Assert.Equal("404 notFound", (await Refund(accountant, "3021001-999")).ToString());
        Assert.Equal("403 right.missing", (await Refund(cashier, fee)).ToString());
        Assert.Equal(["reference"], (await accountant.Post($"{Office}/fee-receipts/{fee}/treasury-refund", new { reference = " " })).Errors.Keys);
    }

    private static Task<Answer> Refund(HttpClient who, string fee) => who.Post($"{Office}/fee-receipts/{fee}/treasury-refund", new { reference = "LHT-01" });

    private async Task<TestServer> Server(DatabaseKind? kind = null)
    {
        var server = await TestServer.Start(databases, kind);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        await server.Appoint("thutruong", Role.AgencyHead, TestServer.Office);
        await server.Appoint("thuquy", Role.Cashier, TestServer.Office);
        return server;
    }

    private static Task<Answer> Take(HttpClient who, string feeType, int quantity) =>
        who.Post($"{Office}/fee-receipts", new { feeType, quantity, payer = new { name = "Nguyễn Văn An" }, method = "cash" });
}

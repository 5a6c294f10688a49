using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests;

/// <summary>A fee that was taken too much goes back to the payer; a fee's rate changes by a decision.</summary>
public sealed class FeeRefundsAndRatesTests(TestDatabases databases)
{
    private const string Receipts = $"/agencies/{TestServer.Office}/fee-receipts";

    [Fact]
    public async Task What_was_taken_too_much_is_given_back_by_a_payment_request()
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("thuquy", Role.Cashier, TestServer.Office);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        await server.Appoint("thutruong", Role.AgencyHead, TestServer.Office);
        using var cashier = await server.SignedIn("thuquy");
        using var accountant = await server.SignedIn("ketoan");
        using var head = await server.SignedIn("thutruong");
        var issued = await cashier.Post(Receipts, Fee("HT-TRICHLUC", quantity: 3));
        var corrected = await accountant.Post($"{Receipts}/{issued.Text("id")}/correct", new { kind = "replacement", reason = "Thu nhầm số bản", quantity = 1 });

        var asked = await accountant.Post($"/agencies/{TestServer.Office}/payment-requests", new
        {
            date = "2026-03-31", payee = new { name = "Nguyễn Văn An" }, method = "cash", operation = "PHI-13", fundedBy = "none", description = "Trả lại lệ phí thu thừa",
            lines = new[] { new { amount = 16_000, account = "3388" } },
        });
        var id = asked.Text("id");
        await accountant.Post($"/payment-requests/{id}/submit");
        var unapproved = await accountant.Post($"/payment-requests/{id}/pay");
        await head.Post($"/payment-requests/{id}/approve", new { });
        var paid = await accountant.Post($"/payment-requests/{id}/pay");

        Assert.Equal("16000", corrected.Text("refundDue"));
        Assert.Equal("201", asked.ToString());
        Assert.NotEqual(200, (int)unapproved.Status);
        Assert.Equal(("200", "paid"), (paid.ToString(), paid.Text("status")));
        var balances = (await accountant.Get($"/reports/trial-balance?agency={TestServer.Office}&from=2026-03-01&to=2026-03-31")).Body.GetProperty("rows").EnumerateArray()
            .Where(r => !r.GetProperty("isSum").GetBoolean())
            .ToDictionary(r => r.GetProperty("account").GetString()!, r => r.GetProperty("closingDebit").GetInt64() - r.GetProperty("closingCredit").GetInt64());
        Assert.Equal((8_000, -8_000, 0), (balances["1111"], balances["3383"], balances["3388"]));
    }

    [Fact]
    public async Task A_rate_that_the_province_sets_holds_from_its_day_on()
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("thuquy", Role.Cashier, TestServer.Office);
        using var cashier = await server.SignedIn("thuquy");
        using var administrator = await server.SignedIn("quantri");

        var before = await cashier.Post(Receipts, Fee("XD-GPXD-NHAO"));
        var set = await administrator.Post("/catalogs/fee-types/XD-GPXD-NHAO/rates", Rate("2026-03-31", 75_000));
        var first = await cashier.Post(Receipts, Fee("XD-GPXD-NHAO"));
        var used = await administrator.Post("/catalogs/fee-types/XD-GPXD-NHAO/rates", Rate("2026-03-31", 80_000));
        var later = await administrator.Post("/catalogs/fee-types/XD-GPXD-NHAO/rates", Rate("2026-04-01", 0));
        var today = await cashier.Post(Receipts, Fee("XD-GPXD-NHAO"));
        server.Clock.Advance(TimeSpan.FromDays(1));
        using var tomorrow = await server.SignedIn("thuquy");
        var free = await tomorrow.Post(Receipts, Fee("XD-GPXD-NHAO"));

        Assert.Equal("422 request.invalid", before.ToString());
        Assert.Equal(("201", "75000"), (set.ToString(), set.Text("amount")));
        Assert.Equal(("75000", "75000"), (first.Text("amount"), today.Text("amount")));
        Assert.Equal(["422 request.invalid", "201"], [used.ToString(), later.ToString()]);
        Assert.Equal(("exempt", "0"), (free.Text("status"), free.Text("amount")));
        var listed = (await tomorrow.Get("/catalogs/fee-types?limit=500")).Body.GetProperty("items").EnumerateArray().Where(i => i.GetProperty("code").GetString() == "XD-GPXD-NHAO");
        Assert.Equal("01/NQ-HĐND", Assert.Single(listed).GetProperty("legalBasis").GetString());
    }

    [Fact]
    public async Task A_rate_is_refused_where_receipts_stand_in_its_way_or_nobody_decided_it()
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("thuquy", Role.Cashier, TestServer.Office);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        using var cashier = await server.SignedIn("thuquy");
        using var accountant = await server.SignedIn("ketoan");
        using var administrator = await server.SignedIn("quantri");
        await cashier.Post(Receipts, Fee("HT-TRICHLUC"));
        const string rates = "/catalogs/fee-types/HT-TRICHLUC/rates";

        var used = await administrator.Post(rates, Rate("2026-03-31", 9_000));
        var noDecision = await administrator.Post(rates, new { from = "2026-04-01", amount = 9_000 });
        var noDay = await administrator.Post(rates, new { amount = 9_000, decision = "01/NQ-HĐND" });
        var negative = await administrator.Post(rates, Rate("2026-04-01", -1));
        var unknown = await administrator.Post("/catalogs/fee-types/KHONG-CO/rates", Rate("2026-04-01", 1));
        var byAccountant = await accountant.Post(rates, Rate("2026-04-01", 9_000));

        Assert.Equal(["from"], used.Errors.Keys);
        Assert.Contains("31/03/2026", used.Errors["from"], StringComparison.Ordinal);
        Assert.Equal(["decision"], noDecision.Errors.Keys);
        Assert.Equal(["from"], noDay.Errors.Keys);
        Assert.Equal(["amount"], negative.Errors.Keys);
        Assert.Equal(["feeType"], unknown.Errors.Keys);
        Assert.Equal("403 right.missing", byAccountant.ToString());
        Assert.Equal("8000", (await cashier.Post(Receipts, Fee("HT-TRICHLUC"))).Text("amount"));
    }

    private static object Rate(string from, long amount) => new { from, amount, decision = "01/NQ-HĐND" };

    private static object Fee(string feeType, int quantity = 1) => new { feeType, quantity, payer = new { name = "Nguyễn Văn An" }, method = "cash" };
}

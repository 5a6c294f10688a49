using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests;

/// <summary>Rates by province, way of filing and class of payers, from the decision to the receipt.</summary>
public sealed class FeeRatesTests(TestDatabases databases)
{
    private const string Receipts = $"/agencies/{TestServer.Office}/fee-receipts";

    private const string Rates = "/catalogs/fee-types/XD-GPXD-NHAO/rates";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_dossier_online_costs_nothing_where_the_province_says_so(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(databases, kind);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        using var accountant = await server.SignedIn("ketoan");
        using var administrator = await server.SignedIn("quantri");

        await administrator.Post(Rates, new { from = "2026-03-01", amount = 75_000, decision = "01/NQ-HĐND", province = "tỉnh thử" });
        await administrator.Post(Rates, new { from = "2026-03-01", amount = 900_000, decision = "02/NQ-HĐND", province = "Hà Nội" });
        var online = await administrator.Post(Rates, new { from = "2026-03-01", amount = 0, decision = "01/NQ-HĐND", province = "Thử", filing = "online" });
        var unsaid = await accountant.Post(Receipts, Fee());
        var paper = await accountant.Post(Receipts, Fee(filing: "paper"));
        var free = await accountant.Post(Receipts, Fee(filing: "online"));
        var quote = await accountant.Get($"{Receipts}/quote?feeType=XD-GPXD-NHAO&filing=online");

        Assert.Equal(("201", "online", "0"), (online.ToString(), online.Text("filing"), online.Text("amount")));
        Assert.Equal(("422 request.invalid", "filing"), (unsaid.ToString(), Assert.Single(unsaid.Errors.Keys)));
        Assert.Contains("hồ sơ giấy", unsaid.Errors["filing"], StringComparison.Ordinal);
        Assert.Equal(("issued", "75000"), (paper.Text("status"), paper.Text("amount")));
        Assert.Equal(("exempt", "0"), (free.Text("status"), free.Text("amount")));
        Assert.Equal(("0", "True"), (quote.Text("amount"), quote.Text("differsByFiling")));
        Assert.Equal("paper", (await accountant.Get($"{Receipts}/{paper.Text("id")}")).Text("filing"));
        var listed = (await accountant.Get("/catalogs/fee-types?limit=500")).Body.GetProperty("items").EnumerateArray().Single(i => i.GetProperty("code").GetString() == "XD-GPXD-NHAO");
        Assert.Equal(75_000, listed.GetProperty("amount").GetInt64());
        Assert.Equal(["900000 Hà Nội", "0 Thử"], listed.GetProperty("rates").EnumerateArray().Select(r => $"{r.GetProperty("amount").GetInt64()} {r.GetProperty("province").GetString()}"));
        var history = (await accountant.Get(Rates)).Body;
        Assert.Equal(4, history.GetProperty("items").GetArrayLength());
        Assert.Equal("Tỉnh Thử", history.GetProperty("province").GetString());
    }

    [Fact]
    public async Task A_receipt_that_was_made_for_the_wrong_way_of_filing_is_replaced()
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        using var accountant = await server.SignedIn("ketoan");
        using var administrator = await server.SignedIn("quantri");
        await administrator.Post(Rates, new { from = "2026-03-01", amount = 75_000, decision = "01/NQ-HĐND" });
        await administrator.Post(Rates, new { from = "2026-03-01", amount = 50_000, decision = "01/NQ-HĐND", filing = "online" });
        var wrong = await accountant.Post(Receipts, Fee(filing: "paper"));
        var path = $"{Receipts}/{wrong.Text("id")}/correct";

        var notice = await accountant.Post(path, new { kind = "notice", reason = "nộp trực tuyến", filing = "online" });
        var unknown = await accountant.Post(path, new { kind = "replacement", reason = "nộp trực tuyến", filing = "fax" });
        var replaced = await accountant.Post(path, new { kind = "replacement", reason = "nộp trực tuyến", filing = "online" });

        Assert.Equal(["kind"], notice.Errors.Keys);
        Assert.Equal("400 request.invalid", unknown.ToString());
        Assert.Equal(("200", "50000", "25000"), (replaced.ToString(), replaced.Text("amount"), replaced.Text("refundDue")));
        Assert.Equal("online", (await accountant.Get($"{Receipts}/{wrong.Text("id")}")).Text("filing"));
    }

    [Fact]
    public async Task A_class_of_payers_has_a_rate_of_its_own_once_it_is_known_for_that_fee()
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        using var accountant = await server.SignedIn("ketoan");
        using var administrator = await server.SignedIn("quantri");
        var rate = new { from = "2026-03-01", amount = 150_000, decision = "01/NQ-HĐND", payerClass = "tochuc" };
        await administrator.Post(Rates, new { from = "2026-03-01", amount = 75_000, decision = "01/NQ-HĐND" });

        var unknown = await administrator.Post(Rates, rate);
        await administrator.Post("/catalogs/fee-exemptions", new
        {
            code = "TOCHUC", name = "Tổ chức", feeTypes = new[] { "XD-GPXD-NHAO" }, percent = 0, evidence = "Quyết định thành lập", from = "2026-01-01", decision = "01/NQ-HĐND",
        });
        var ofOther = await administrator.Post("/catalogs/fee-types/HT-TRICHLUC/rates", rate);
        var known = await administrator.Post(Rates, rate);
        var own = await accountant.Post(Receipts, new
        {
            feeType = "XD-GPXD-NHAO", quantity = 1, payer = new { name = "Công ty Minh Họa" }, method = "cash", exemption = new { code = "TOCHUC", evidence = "QĐ 5/2020" },
        });
        var other = await accountant.Post(Receipts, Fee());

        Assert.Equal(["payerClass"], unknown.Errors.Keys);
        Assert.Equal(["payerClass"], ofOther.Errors.Keys);
        Assert.Equal(("201", "TOCHUC"), (known.ToString(), known.Text("payerClass")));
        Assert.Equal(("150000", "75000"), (own.Text("amount"), other.Text("amount")));
    }

    [Fact]
    public async Task A_rate_is_refused_that_ends_before_it_begins_or_is_for_no_known_way_of_filing_or_touches_receipts_of_its_tier()
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        using var accountant = await server.SignedIn("ketoan");
        using var administrator = await server.SignedIn("quantri");
        await accountant.Post(Receipts, new { feeType = "CT-SAO-T1", quantity = 4, payer = new { name = "Nguyễn Văn An" }, method = "cash" });

        var ends = await administrator.Post(Rates, new { from = "2026-04-02", to = "2026-04-01", amount = 1, decision = "01/NQ-HĐND" });
        var fax = await administrator.Post(Rates, new { from = "2026-04-02", amount = 1, decision = "01/NQ-HĐND", filing = "fax" });
        var tier = await administrator.Post("/catalogs/fee-types/CT-SAO-T3/rates", new { from = "2026-03-31", amount = 1, decision = "01/NQ-HĐND" });
        var byAccountant = await accountant.Post(Rates, new { from = "2026-04-02", amount = 1, decision = "01/NQ-HĐND" });
        var again = await administrator.Post(Rates, new { from = "2026-04-02", amount = 1_000, decision = "01/NQ-HĐND" });
        var mended = await administrator.Post(Rates, new { from = "2026-04-02", amount = 2_000, decision = "01/NQ-HĐND (sửa)" });
        var unknown = await accountant.Get("/catalogs/fee-types/KHONG-CO/rates");

        Assert.Equal(["to"], ends.Errors.Keys);
        Assert.Equal("400 request.invalid", fax.ToString());
        Assert.Equal(["from"], tier.Errors.Keys);
        Assert.Equal("403 right.missing", byAccountant.ToString());
        Assert.Equal(("201", "201", "2000"), (again.ToString(), mended.ToString(), mended.Text("amount")));
        Assert.Equal("404 notFound", unknown.ToString());
        Assert.Equal(2, (await accountant.Get(Rates)).Body.GetProperty("items").GetArrayLength());
    }

    private static object Fee(string? filing = null) => new { feeType = "XD-GPXD-NHAO", quantity = 1, payer = new { name = "Nguyễn Văn An" }, method = "cash", filing };
}

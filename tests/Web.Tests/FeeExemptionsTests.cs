using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests;

/// <summary>Who pays less: for which fees, how much less, by which paper, and until when.</summary>
public sealed class FeeExemptionsTests(TestDatabases databases)
{
    private const string Receipts = $"/agencies/{TestServer.Office}/fee-receipts";

    private const string Exemptions = "/catalogs/fee-exemptions";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_payer_of_the_class_pays_less_until_it_ends_by_itself(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(databases, kind);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        using var accountant = await server.SignedIn("ketoan");
        using var administrator = await server.SignedIn("quantri");

        var added = await administrator.Post(Exemptions, Exemption("CANNGHEO", 50, ["CT-SAO", "HT-TRICHLUC"], to: "2026-03-31"));
        await administrator.Post(Exemptions, Exemption("NGHEO", 100, ["HT-TRICHLUC"]));
        var quote = await accountant.Get($"{Receipts}/quote?feeType=HT-TRICHLUC&quantity=2");
        var half = await accountant.Post(Receipts, Fee("CT-SAO", 3, "CANNGHEO"));
        var nothing = await accountant.Post(Receipts, Fee("HT-TRICHLUC", 2, "NGHEO"));
        var shown = await accountant.Get($"{Receipts}/{half.Text("id")}");
        server.Clock.Advance(TimeSpan.FromDays(1));
        using var tomorrow = await server.SignedIn("ketoan");
        var ended = await tomorrow.Post(Receipts, Fee("CT-SAO", 3, "CANNGHEO"));

        Assert.Equal("201 CANNGHEO", added.ToString());
        Assert.Equal(["NGHEO 0", "CANNGHEO 8000"], quote.Body.GetProperty("exemptions").EnumerateArray().Select(e => $"{e.GetProperty("code").GetString()} {e.GetProperty("amount").GetInt64()}"));
        Assert.Equal(("201", "issued", "2500"), (half.ToString(), half.Text("status"), half.Text("amount")));
        Assert.Equal(("201", "exempt", "0"), (nothing.ToString(), nothing.Text("status"), nothing.Text("amount")));
        Assert.Equal(
            ("Hộ CANNGHEO", 5_000, "GCN 123/2026"),
            (shown.Body.GetProperty("exemption").GetProperty("name").GetString(), shown.Body.GetProperty("exemption").GetProperty("fullAmount").GetInt64(),
                shown.Body.GetProperty("exemption").GetProperty("evidence").GetString()));
        Assert.Equal(["exemption.code"], ended.Errors.Keys);
        var cash = (await tomorrow.Get($"/reports/trial-balance?agency={TestServer.Office}&from=2026-03-01&to=2026-03-31")).Body.GetProperty("rows").EnumerateArray()
            .Single(r => r.GetProperty("account").GetString() == "1111");
        Assert.Equal(2_500, cash.GetProperty("closingDebit").GetInt64());
    }

    [Fact]
    public async Task A_corrected_fee_stays_reduced_where_the_exemption_is_for_the_right_one_too()
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        using var accountant = await server.SignedIn("ketoan");
        using var administrator = await server.SignedIn("quantri");
        await administrator.Post(Exemptions, Exemption("CANNGHEO", 50, ["HT-TRICHLUC"]));
        var first = await accountant.Post(Receipts, Fee("HT-TRICHLUC", 1, "CANNGHEO"));
        var second = await accountant.Post(Receipts, Fee("HT-TRICHLUC", 1, "CANNGHEO"));

        var more = await accountant.Post($"{Receipts}/{first.Text("id")}/correct", new { kind = "replacement", reason = "hai bản", quantity = 2 });
        var another = await accountant.Post($"{Receipts}/{second.Text("id")}/correct", new { kind = "replacement", reason = "chứng thực chữ ký", feeType = "CT-CHUKY" });

        Assert.Equal(("8000", "4000"), (more.Text("amount"), more.Text("toCollect")));
        Assert.Equal(("10000", "6000"), (another.Text("amount"), another.Text("toCollect")));
        Assert.Equal(16_000, (await accountant.Get($"{Receipts}/{first.Text("id")}")).Body.GetProperty("exemption").GetProperty("fullAmount").GetInt64());
        Assert.Equal("Null", (await accountant.Get($"{Receipts}/{second.Text("id")}")).Body.GetProperty("exemption").ValueKind.ToString());
    }

    [Fact]
    public async Task What_is_no_exemption_or_shown_by_no_paper_is_refused_and_nothing_is_taken()
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        using var accountant = await server.SignedIn("ketoan");
        using var administrator = await server.SignedIn("quantri");
        await administrator.Post(Exemptions, Exemption("NGHEO", 100, ["HT-TRICHLUC"]));
        await administrator.Post(Exemptions, Exemption("SAU", 100, ["HT-TRICHLUC"], from: "2026-04-01"));

        var unknown = await accountant.Post(Receipts, Fee("HT-TRICHLUC", 1, "KHONG-CO"));
        var notYet = await accountant.Post(Receipts, Fee("HT-TRICHLUC", 1, "SAU"));
        var ofOthers = await accountant.Post(Receipts, Fee("CT-CHUKY", 1, "NGHEO"));
        var noPaper = await accountant.Post(Receipts, Fee("HT-TRICHLUC", 1, "NGHEO", evidence: " "));

        Assert.All(new[] { unknown, notYet, ofOthers }, answer => Assert.Equal(("422 request.invalid", "exemption.code"), (answer.ToString(), Assert.Single(answer.Errors).Key)));
        Assert.Equal(3, new[] { unknown, notYet, ofOthers }.Select(a => a.Errors["exemption.code"]).Distinct().Count());
        Assert.Equal("Chưa nhập giấy tờ; mục này bắt buộc phải có.", noPaper.Errors["exemption.evidence"]);
        Assert.Empty((await accountant.Get(Receipts)).Body.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task An_exemption_is_added_and_ended_by_an_administrator_with_all_that_it_needs()
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        using var accountant = await server.SignedIn("ketoan");
        using var administrator = await server.SignedIn("quantri");
        await administrator.Post(Exemptions, Exemption("NGHEO", 100, ["HT-TRICHLUC"], from: "2026-03-01"));
        await accountant.Post(Receipts, Fee("HT-TRICHLUC", 1, "NGHEO"));

        var byAccountant = await accountant.Post(Exemptions, Exemption("KHAC", 10, ["HT-TRICHLUC"]));
        var again = await administrator.Post(Exemptions, Exemption("ngheo", 50, ["CT-CHUKY"]));
        var wrongFee = await administrator.Post(Exemptions, Exemption("KHAC", 10, ["HT-TRICHLUC", "CT-SAO-MAX"]));
        var tooMuch = await administrator.Post(Exemptions, Exemption("KHAC", 101, []));
        var backwards = await administrator.Post(Exemptions, Exemption("KHAC", 10, ["HT-TRICHLUC"], to: "2026-03-30"));
        var granted = await administrator.Post($"{Exemptions}/NGHEO/end", new { on = "2026-03-30" });
        var ended = await administrator.Post($"{Exemptions}/NGHEO/end", new { on = "2026-03-31" });
        var unknown = await administrator.Post($"{Exemptions}/KHONG-CO/end", new { on = "2026-03-31" });
        var anew = await administrator.Post(Exemptions, Exemption("NGHEO", 50, ["HT-TRICHLUC"], from: "2026-04-01"));

        Assert.Equal("403 right.missing", byAccountant.ToString());
        Assert.Equal(["code"], again.Errors.Keys);
        Assert.Equal(["feeTypes[1]"], wrongFee.Errors.Keys);
        Assert.Equal(["feeTypes", "percent"], tooMuch.Errors.Keys.Order());
        Assert.Equal(["to"], backwards.Errors.Keys);
        Assert.Equal(["on"], granted.Errors.Keys);
        Assert.Contains("31/03/2026", granted.Errors["on"], StringComparison.Ordinal);
        Assert.Equal(("200 NGHEO", "2026-03-31"), (ended.ToString(), ended.Text("to")));
        Assert.Equal("404 notFound", unknown.ToString());
        Assert.Equal("201 NGHEO", anew.ToString());
        var listed = (await accountant.Get($"{Exemptions}?on=2026-04-01")).Body.GetProperty("items").EnumerateArray();
        Assert.Equal(50, Assert.Single(listed).GetProperty("percent").GetInt32());
    }

    private static object Exemption(string code, int percent, string[] feeTypes, string from = "2026-03-31", string? to = null) =>
        new { code, name = $"Hộ {code}", feeTypes, percent, evidence = "Giấy chứng nhận của xã", from, to, decision = "01/NQ-HĐND" };

    private static object Fee(string feeType, int quantity, string exemption, string evidence = "GCN 123/2026") =>
        new { feeType, quantity, payer = new { name = "Nguyễn Văn An" }, method = "cash", exemption = new { code = exemption, evidence } };
}

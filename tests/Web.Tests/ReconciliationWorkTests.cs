using System.Net;
using System.Text;
using System.Text.Json;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;
using KeToanChung.Web.Tests.Pages;

namespace KeToanChung.Web.Tests;

/// <summary>What reconciliation leaves to people: who looks after it, money that goes back or on, and payments that never came.</summary>
public sealed class ReconciliationWorkTests(TestDatabases databases)
{
    private const string Agency = $"/agencies/{TestServer.Office}";

    private const string Items = $"{Agency}/reconciliation/items";

    private const string Case = "H19.001-260331-0001";

    private static readonly object Payer = new { payee = new { name = "Nguyễn Văn An", account = "0011001234567", bank = "Vietcombank" } };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Money_paid_twice_is_owed_and_goes_back_by_a_payment_request()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await Accountant(server);
        using var head = await Head(server);
        var line = await PaidTwice(accountant);

        Assert.Equal("refund", line.GetProperty("followUp").GetString());
        var at = $"{Items}/{line.GetProperty("id").GetString()}/return";
        var made = await accountant.Post(at, Payer);

        Assert.Equal(("201", "refund"), (made.ToString(), made.Text("followUp")));
        Assert.Equal((16_000, -8_000), (await Closing(accountant, "1121"), await Closing(accountant, "3388")));
        var request = (await accountant.Get($"/payment-requests/{made.Text("requestId")}")).Body;
        Assert.Equal(("draft", "PHI-13", "bank", 8_000), (
            request.GetProperty("status").GetString(), request.GetProperty("operation").GetString(), request.GetProperty("method").GetString(),
            request.GetProperty("total").GetInt64()));
        Assert.Contains(Case, request.GetProperty("description").GetString(), StringComparison.Ordinal);
        var matched = (await List(accountant, "state=matched")).Single(i => i.GetProperty("id").GetString() == line.GetProperty("id").GetString());
        Assert.Equal(("toReturn", made.Text("requestId")), (matched.GetProperty("cause").GetString(), matched.GetProperty("requestId").GetString()));
        Assert.Equal("409 statement.matched", (await accountant.Post(at, Payer)).ToString());
        await IsSound(accountant);

        Assert.Equal("200", (await accountant.Post($"/payment-requests/{made.Text("requestId")}/submit")).ToString());
        Assert.Equal("409 request.wrongState", (await Undo(accountant, line)).ToString()); // the head has it on the desk
        await head.Post($"/payment-requests/{made.Text("requestId")}/approve", new { });
        Assert.Equal("paid", (await accountant.Post($"/payment-requests/{made.Text("requestId")}/pay")).Text("status"));
        Assert.Equal((8_000, 0), (await Closing(accountant, "1121"), await Closing(accountant, "3388")));
        Assert.Equal("409 request.wrongState", (await Undo(accountant, line)).ToString());
        await IsSound(accountant);
    }

    [Fact]
    public async Task Undone_before_anybody_decides_it_leaves_nothing_behind()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await Accountant(server);
        var line = await PaidTwice(accountant);
        var at = $"{Items}/{line.GetProperty("id").GetString()}/return";
        var made = await accountant.Post(at, Payer);

        Assert.Equal("200", (await Undo(accountant, line)).ToString());

        Assert.Equal((8_000, 0), (await Closing(accountant, "1121"), await Closing(accountant, "3388")));
        Assert.Equal("withdrawn", (await accountant.Get($"/payment-requests/{made.Text("requestId")}")).Text("status"));
        Assert.Equal("paidTwice", Assert.Single(await List(accountant, "state=unmatched")).GetProperty("cause").GetString());
        Assert.Equal("201", (await accountant.Post(at, Payer)).ToString());
        await IsSound(accountant);
    }

    [Fact]
    public async Task What_can_not_go_back_is_refused_and_the_books_stay()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await Accountant(server);
        using var head = await Head(server);
        var line = (await PaidTwice(accountant)).GetProperty("id").GetString();
        var first = (await List(accountant, "state=matched"))[0].GetProperty("id").GetString();
        await Statement(accountant, "31/03/2026,FT8,2.000,,14.000,Phi dich vu\n", opening: true);
        var charge = (await List(accountant, "cause=bankCharge"))[0].GetProperty("id").GetString();

        Assert.Equal(["payee.name"], (await accountant.Post($"{Items}/{line}/return", new { })).Errors.Keys);
        Assert.Equal(["payee.account"], (await accountant.Post($"{Items}/{line}/return", new { payee = new { name = "Nguyễn Văn An" } })).Errors.Keys);
        Assert.Equal("409 statement.matched", (await accountant.Post($"{Items}/{first}/return", Payer)).ToString());
        Assert.Equal("409 request.wrongState", (await accountant.Post($"{Items}/{charge}/return", Payer)).ToString());
        Assert.Equal("404 notFound", (await accountant.Post($"{Items}/1-99-1/return", Payer)).ToString());
        Assert.Equal("404 notFound", (await accountant.Post($"{Items}/x/return", Payer)).ToString());
        Assert.Equal("403 right.missing", (await head.Post($"{Items}/{line}/return", Payer)).ToString());
        Assert.Equal(0, await Closing(accountant, "3388"));
    }

    [Fact]
    public async Task Money_for_another_agencys_case_goes_on_to_its_account()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await Accountant(server);
        await server.Appoint("ketoan", Role.Accountant, TestServer.School);
        Assert.Equal("201", (await accountant.Post($"/agencies/{TestServer.School}/fee-receipts", Fee("H19.004-260331-0007"))).ToString());
        await Statement(accountant, "31/03/2026,FT1,,8.000,8.000,NGUYEN VAN AN nop phi H19.004-260331-0007\n");
        var line = Assert.Single(await List(accountant, "cause=otherAgency"));
        var at = $"{Items}/{line.GetProperty("id").GetString()}/return";
        Assert.Equal("transfer", line.GetProperty("followUp").GetString());

        var unknown = await accountant.Post(at, new { }); // the school has told no deposit account
        Assert.Equal(("422 request.invalid", "payee.name"), (unknown.ToString(), Assert.Single(unknown.Errors.Keys)));
        var made = await accountant.Post(at, new { payee = new { name = "Trường học", account = "3713.0.3021004.00000" } });

        var request = (await accountant.Get($"/payment-requests/{made.Text("requestId")}")).Body;
        Assert.Equal(("PHI-14", "Trường học"), (request.GetProperty("operation").GetString(), request.GetProperty("payee").GetProperty("name").GetString()));
        Assert.Equal(-8_000, await Closing(accountant, "3388"));
        Assert.Equal(0, await Closing(accountant, "3383"));
        await IsSound(accountant);
    }

    [Fact]
    public async Task The_other_agency_is_found_by_the_case()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await Accountant(server);
        using var administrator = await server.SignedIn("quantri");
        Assert.Equal(HttpStatusCode.Created, (await administrator.Post("/agencies", new
        {
            code = "3021005", name = "Trạm Y tế", kind = "health", unitType = "accountingUnit", regime = "TT24", chapter = "823", subCategory = "132",
            depositAccount = "3713.0.3021005.00000", collectsFees = true, from = "2026-01-01",
        })).Status);
        await server.Appoint("ketoan", Role.Accountant, "3021005");
        await accountant.Post("/agencies/3021005/fee-receipts", Fee("H19.005-260331-0009"));
        await Statement(accountant, "31/03/2026,FT1,,8.000,8.000,NGUYEN VAN AN nop phi H19.005-260331-0009\n");
        var line = Assert.Single(await List(accountant, "cause=otherAgency"));

        var made = await accountant.Post($"{Items}/{line.GetProperty("id").GetString()}/return", new { });

        var payee = (await accountant.Get($"/payment-requests/{made.Text("requestId")}")).Body.GetProperty("payee");
        Assert.Equal(("Trạm Y tế", "3713.0.3021005.00000"), (payee.GetProperty("name").GetString(), payee.GetProperty("account").GetString()));
    }

    [Fact]
    public async Task An_item_has_an_owner_who_keeps_these_books()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await Accountant(server);
        using var head = await Head(server);
        await server.Appoint("ketoan2", Role.Accountant, TestServer.Office);
        await server.Appoint("nguoila", Role.Accountant, TestServer.School);
        var id = (await PaidTwice(accountant)).GetProperty("id").GetString();
        var at = $"{Items}/{id}/owner";

        Assert.Equal("ketoan", (await accountant.Post(at, new { userName = "ketoan" })).Text("owner"));
        Assert.Equal("ketoan2", (await accountant.Post(at, new { userName = "KETOAN2" })).Text("owner"));
        Assert.Equal("ketoan2", Assert.Single(await List(accountant, "cause=paidTwice")).GetProperty("owner").GetString());
        foreach (var nobody in new[] { "thutruong", "nguoila", "khong.co" })
            Assert.Contains(nobody, (await accountant.Post(at, new { userName = nobody })).Errors["userName"], StringComparison.Ordinal);
        Assert.Equal(["ketoan", "ketoan2"], (await accountant.Get($"{Agency}/reconciliation/book-keepers")).Body.GetProperty("items").EnumerateArray().Select(k => k.GetProperty("userName").GetString()!));
        Assert.Equal("404 notFound", (await accountant.Post($"{Items}/1-99-1/owner", new { userName = "ketoan" })).ToString());
        Assert.Equal("404 notFound", (await accountant.Post($"{Items}/{id}0/owner", new { userName = "ketoan" })).ToString());
        Assert.Equal("403 right.missing", (await head.Post(at, new { userName = "ketoan" })).ToString());

        Assert.Equal("200", (await accountant.Post(at, new { userName = "" })).ToString());
        Assert.False(Assert.Single(await List(accountant, "cause=paidTwice")).TryGetProperty("owner", out var owner) && owner.ValueKind is JsonValueKind.String);
    }

    [Fact]
    public async Task A_payment_that_the_bank_has_not_credited_ages_until_it_comes()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await Accountant(server);
        await Paid(accountant, (Case, "T1", "2026-03-26T09:00:00+07:00"), ("H19.001-260331-0002", "T2", "2026-03-31T09:00:00+07:00"));

        var items = (await accountant.Get($"{Agency}/reconciliation/uncredited")).Body.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal([(5, true), (0, false)], items.Select(i => (i.GetProperty("ageDays").GetInt32(), i.GetProperty("isLate").GetBoolean())));
        Assert.Contains("mã giao dịch", items[0].GetProperty("nextAction").GetString(), StringComparison.Ordinal);
        var id = items[0].GetProperty("id").GetString();
        Assert.Equal("ketoan", (await accountant.Post($"{Items}/{id}/owner", new { userName = "ketoan" })).Text("owner"));

        await Statement(accountant, $"31/03/2026,FT1,,8.000,8.000,NGUYEN VAN AN nop phi ho so {Case}\n");
        await accountant.Post($"{Agency}/reconciliation/run", new { from = "2026-03-01", to = "2026-03-31" });

        var left = Assert.Single((await accountant.Get($"{Agency}/reconciliation/uncredited")).Body.GetProperty("items").EnumerateArray());
        Assert.Equal("H19.001-260331-0002", left.GetProperty("entry").GetProperty("caseNumber").GetString());
    }

    [Fact]
    public async Task On_its_page_an_item_is_taken_and_its_money_sent_back()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await Accountant(server);
        var id = (await PaidTwice(accountant)).GetProperty("id").GetString();
        var pages = await PageClient.SignedIn(server, "ketoan");
        const string page = $"{Agency}/reconciliation?state=Unmatched&cause=PaidTwice";

        var shown = await pages.Get(page);
        Assert.Contains("Nộp hai lần", shown.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await pages.Submit(shown, $"{page}&handler=Assign", ("Assign.Item", id!), ("Assign.UserName", "ketoan"))).Status);
        Assert.Contains("Người xử lý: ketoan", (await pages.Get(page)).Text, StringComparison.Ordinal);

        var form = await pages.Get((await pages.Get(page)).Links.Single(l => l.Contains("/return/", StringComparison.Ordinal)));
        Assert.Equal("Nguyễn Văn An", form.Value("Form.Payee.Name"));
        var refused = await pages.Submit(form, ("Form.Payee.Account", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("id=\"Form_Payee_Account-error\"", refused.Html, StringComparison.Ordinal);
        var made = await pages.Submit(form, ("Form.Payee.Account", "0011001234567"));
        Assert.StartsWith("/requests/", made.Location, StringComparison.Ordinal);
        Assert.Contains("Hoàn trả tiền nộp hai lần", (await pages.Get(made.Location!)).Text, StringComparison.Ordinal);
    }

    private static async Task<HttpClient> Accountant(TestServer server)
    {
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        return await server.SignedIn("ketoan");
    }

    private static async Task<HttpClient> Head(TestServer server)
    {
        await server.Appoint("thutruong", Role.AgencyHead, TestServer.Office);
        return await server.SignedIn("thutruong");
    }

    /// <summary>One fee, two credits for it: the second is left over.</summary>
    private static async Task<JsonElement> PaidTwice(HttpClient client)
    {
        await Paid(client, (Case, "T1", "2026-03-31T09:00:00+07:00"));
        await Statement(client, $"31/03/2026,FT1,,8.000,8.000,NGUYEN VAN AN nop phi ho so {Case}\n31/03/2026,FT2,,8.000,16.000,NGUYEN VAN AN nop phi ho so {Case}\n");
        await client.Post($"{Agency}/reconciliation/run", new { from = "2026-03-01", to = "2026-03-31" });
        return Assert.Single(await List(client, "cause=paidTwice"));
    }

    private static async Task Paid(HttpClient client, params (string Case, string Transaction, string At)[] fees)
    {
        foreach (var (number, _, _) in fees)
            Assert.Equal("201", (await client.Post($"{Agency}/fee-receipts", Fee(number))).ToString());
        await Upload(
            client, "online-payments",
            "transactionId,caseNumber,amount,paidAt,status\n" + string.Concat(fees.Select(f => $"{f.Transaction},{f.Case},8000,{f.At},success\n")));
    }

    private static object Fee(string number) => new { feeType = "HT-TRICHLUC", quantity = 1, payer = new { name = "Nguyễn Văn An" }, caseNumber = number, method = "online" };

    private static Task Statement(HttpClient client, string lines, bool opening = false) => Upload(
        client, "bank-statements",
        "Ngày giao dịch,Số tham chiếu,Ghi nợ,Ghi có,Số dư,Nội dung\n" + (opening ? "30/03/2026,FT0,,16.000,16.000,Dau ky\n" : "") + lines);

    private static async Task Upload(HttpClient client, string path, string file)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(file)), "file", "tep.csv" } };
        using var answer = await client.PostAsync($"/api/v1{Agency}/{path}", form, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    private static async Task<List<JsonElement>> List(HttpClient client, string query) => [.. (await client.Get($"{Items}?{query}")).Body.GetProperty("items").EnumerateArray()];

    private static Task<Answer> Undo(HttpClient client, JsonElement line) =>
        client.Send(HttpMethod.Delete, $"{Agency}/reconciliation/matches/{line.GetProperty("id").GetString()}", null);

    private static async Task<long> Closing(HttpClient client, string account)
    {
        var report = await client.Get($"/reports/trial-balance?agency={TestServer.Office}&from=2026-01-01&to=2026-12-31");
        var row = report.Body.GetProperty("rows").EnumerateArray().FirstOrDefault(r => r.GetProperty("account").GetString() == account);
        return row.ValueKind is JsonValueKind.Undefined ? 0 : row.GetProperty("closingDebit").GetInt64() - row.GetProperty("closingCredit").GetInt64();
    }

    private static async Task IsSound(HttpClient client)
    {
        var integrity = await client.Get($"{Agency}/integrity");
        Assert.True(integrity.Body.GetProperty("ok").GetBoolean(), integrity.Body.ToString());
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests;

/// <summary>Reconciliation over HTTP, as the contract names it: run, list, by hand, undo; and what is refused, with the books as they were.</summary>
public sealed class ReconciliationTests(TestDatabases databases)
{
    private const string Agency = $"/agencies/{TestServer.Office}";

    private const string Run = $"{Agency}/reconciliation/run";

    private const string Matches = $"{Agency}/reconciliation/matches";

    private static readonly object March = new { from = "2026-03-01", to = "2026-04-30" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_certain_is_matched_and_posted_and_undone_again()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await Accountant(server);
        await Fees(accountant, ("H19.001-260331-0001", "T1", ""), ("H19.001-260331-0002", "T2", "NPP1"), ("H19.001-260331-0003", "T3", "NPP1"));
        await Statement(accountant, "31/03/2026,FT1,,8.000,8.000,NGUYEN VAN AN nop phi ho so H19.001-260331-0001\n31/03/2026,NPP1,,14.900,22.900,TT PHI SL 2 DA TRU PHI DV 1100\n"
            + "31/03/2026,FT2,,8.000,30.900,NGUYEN VAN AN nop phi ho so H19.001-260331-0001\n");
        Assert.Equal(24_000, await Closing(accountant, "113"));

        var run = await accountant.Post(Run, March);

        Assert.Equal("200", run.ToString());
        Assert.Equal((2, 0, 1), (run.Body.GetProperty("matched").GetInt32(), run.Body.GetProperty("ambiguous").GetInt32(), run.Body.GetProperty("unmatched").GetInt32()));
        Assert.Equal((0, 22_900, 1_100), (await Closing(accountant, "113"), await Closing(accountant, "1121"), await Closing(accountant, "6122")));
        var items = await Items(accountant, "matched");
        Assert.Equal(["H19.001-260331-0001"], CasesOf(items[0]));
        Assert.Equal(["H19.001-260331-0002", "H19.001-260331-0003"], CasesOf(items[1]).Order());
        Assert.Equal(-1_100, items[1].GetProperty("entries").EnumerateArray().Single(e => e.GetProperty("kind").GetString() == "charge").GetProperty("amount").GetInt64());
        var twice = Assert.Single(await Items(accountant, "unmatched"));
        Assert.Equal(("paidTwice", 3), (twice.GetProperty("cause").GetString(), twice.GetProperty("line").GetProperty("lineNumber").GetInt32()));
        Assert.Contains("hai lần", twice.GetProperty("reason").GetString(), StringComparison.Ordinal);
        await IsSound(accountant);

        // Again finds nothing new; what is matched isn't deleted, nor reversed past the match.
        Assert.Equal(2, (await accountant.Post(Run, March)).Body.GetProperty("matched").GetInt32());
        var statement = items[0].GetProperty("line").GetProperty("statementId").GetString();
        Assert.Equal("409 statement.matched", (await accountant.Send(HttpMethod.Delete, $"{Agency}/bank-statements/{statement}", null)).ToString());
        var advice = (await accountant.Get($"{Agency}/vouchers?type=creditAdvice")).Body.GetProperty("items")[0].GetProperty("id").GetString();
        Assert.Equal("409 statement.matched", (await accountant.Post($"{Agency}/vouchers/{advice}/reverse", new { date = "2026-03-31", reason = "thử" })).ToString());

        foreach (var item in items)
            Assert.Equal("200", (await accountant.Send(HttpMethod.Delete, $"{Matches}/{item.GetProperty("matchId").GetString()}", null)).ToString());
        Assert.Equal((24_000, 0, 0), (await Closing(accountant, "113"), await Closing(accountant, "1121"), await Closing(accountant, "6122")));
        Assert.Empty(await Items(accountant, "matched"));
        Assert.Equal("409 request.wrongState", (await accountant.Send(HttpMethod.Delete, $"{Matches}/{items[0].GetProperty("matchId").GetString()}", null)).ToString());
        await IsSound(accountant);
        Assert.Equal(2, (await accountant.Post(Run, March)).Body.GetProperty("matched").GetInt32());
    }

    [Fact]
    public async Task What_is_ambiguous_is_decided_by_a_person()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await Accountant(server);
        await Fees(accountant, ("H19.001-260331-0001", "T1", ""), ("H19.001-260331-0002", "T2", ""));
        await Statement(accountant, "31/03/2026,,,8.000,8.000,NGUYEN VAN AN chuyen tien\n31/03/2026,FT9,,5.000,13.000,khong ro\n");
        Assert.Equal(1, (await accountant.Post(Run, March)).Body.GetProperty("ambiguous").GetInt32());
        var item = Assert.Single(await Items(accountant, "ambiguous"));
        var candidates = item.GetProperty("candidates").EnumerateArray().ToList();
        Assert.Equal(2, candidates.Count);
        var (line, entry) = (item.GetProperty("id").GetString(), candidates[1].GetProperty("entries")[0].GetProperty("id").GetString());
        var unknown = Assert.Single(await Items(accountant, "unmatched")).GetProperty("id").GetString();
        var before = await Closing(accountant, "113");

        Assert.Equal("422 request.invalid", (await accountant.Post(Matches, new { statementLines = new[] { unknown }, entries = new[] { entry } })).ToString());
        Assert.Equal("422 request.invalid", (await accountant.Post(Matches, new { statementLines = new[] { line, line }, entries = new[] { entry } })).ToString());
        Assert.Equal("422 request.invalid", (await accountant.Post(Matches, new { statementLines = Array.Empty<string>(), entries = new[] { entry } })).ToString());
        Assert.Equal("404 notFound", (await accountant.Post(Matches, new { statementLines = new[] { "1-999-1" }, entries = new[] { entry } })).ToString());
        Assert.Equal("404 notFound", (await accountant.Post(Matches, new { statementLines = new[] { line }, entries = new[] { "2-1" } })).ToString());
        Assert.Equal("404 notFound", (await accountant.Post(Matches, new { statementLines = new[] { line }, entries = new[] { "<script>" } })).ToString());
        Assert.Equal(before, await Closing(accountant, "113"));

        var made = await accountant.Post(Matches, new { statementLines = new[] { line }, entries = new[] { entry } });
        Assert.Equal("201", made.ToString());
        Assert.Equal(before - 8_000, await Closing(accountant, "113"));
        Assert.Equal("409 statement.matched", (await accountant.Post(Matches, new { statementLines = new[] { line }, entries = new[] { entry } })).ToString());
        await IsSound(accountant);

        Assert.Equal("200", (await accountant.Send(HttpMethod.Delete, $"{Matches}/{line}", null)).ToString());
        Assert.Equal(before, await Closing(accountant, "113"));
    }

    [Fact]
    public async Task A_voucher_that_explains_a_line_is_reversed_only_after_its_match_is_undone()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await Accountant(server);
        Assert.Equal("201", (await accountant.Post($"{Agency}/fee-receipts", new
        {
            feeType = "HT-TRICHLUC", quantity = 1, payer = new { name = "Nguyễn Văn An" }, caseNumber = "H19.001-260331-0001", method = "cash",
        })).ToString());
        var deposit = await accountant.Post($"{Agency}/vouchers", new
        {
            type = "general", date = "2026-03-31", description = "Nộp tiền mặt", operation = "PHI-03",
            lines = new object[] { new { account = "113", debit = 8_000, credit = 0 }, new { account = "1111", debit = 0, credit = 8_000 } },
        });
        Assert.Equal("201", deposit.ToString());
        await Statement(accountant, "31/03/2026,,,8.000,8.000,Nop tien mat phi le phi ngay 31/03/2026\n");
        Assert.Equal(1, (await accountant.Post(Run, March)).Body.GetProperty("matched").GetInt32());
        var reverse = $"{Agency}/vouchers/{deposit.Text("id")}/reverse";
        var item = Assert.Single(await Items(accountant, "matched"));

        var refused = await accountant.Post(reverse, new { date = "2026-03-31", reason = "nhầm" });

        Assert.Equal("409 statement.matched", refused.ToString());
        Assert.Contains("bỏ đối chiếu", refused.Text("detail")!, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("200", (await accountant.Send(HttpMethod.Delete, $"{Matches}/{item.GetProperty("id").GetString()}", null)).ToString());
        Assert.Equal("201", (await accountant.Post(reverse, new { date = "2026-03-31", reason = "nhầm" })).ToString());
        await IsSound(accountant);
    }

    [Fact]
    public async Task Days_the_wrong_way_round_strangers_and_readers_are_refused()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await Accountant(server);
        await server.Appoint("kiemtoan", Role.Auditor, TestServer.Office);
        await server.Appoint("nguoila", Role.Accountant, TestServer.School);
        using var auditor = await server.SignedIn("kiemtoan");
        using var stranger = await server.SignedIn("nguoila");

        Assert.Equal("422 request.invalid", (await accountant.Post(Run, new { from = "2026-04-01", to = "2026-03-01" })).ToString());
        Assert.Equal("400 request.invalid", (await accountant.Post(Run, """{"from":"2026-02-30","to":"2026-03-01"}""")).ToString());
        Assert.Equal("400 request.invalid", (await accountant.Post(Run, """{"from":"2026-02-01","to":"2026-03-01","all":true}""")).ToString());
        Assert.Equal("403 right.missing", (await auditor.Post(Run, March)).ToString());
        Assert.Equal("200", (await auditor.Get($"{Agency}/reconciliation/items")).ToString());
        Assert.Equal("404 notFound", (await stranger.Post(Run, March)).ToString());
        Assert.Equal("404 notFound", (await stranger.Get($"{Agency}/reconciliation/items")).ToString());
        Assert.Equal("404 notFound", (await accountant.Send(HttpMethod.Delete, $"{Matches}/1-99999", null)).ToString());
        Assert.Equal("400 request.invalid", (await accountant.Get($"{Agency}/reconciliation/items?state=lost")).ToString());
    }

    [Fact]
    public async Task A_closed_month_keeps_its_lines_open_and_says_so()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await Accountant(server);
        await Fees(accountant, ("H19.001-260331-0001", "T1", ""));
        await Statement(accountant, "31/03/2026,FT1,,8.000,8.000,NGUYEN VAN AN nop phi ho so H19.001-260331-0001\n");
        foreach (var month in new[] { "2026-01", "2026-02", "2026-03" })
            Assert.Equal("200", (await accountant.Post($"{Agency}/periods/{month}/close")).ToString());

        Assert.Equal(0, (await accountant.Post(Run, March)).Body.GetProperty("matched").GetInt32());

        Assert.Equal("periodClosed", Assert.Single(await Items(accountant, "unmatched")).GetProperty("cause").GetString());
        Assert.Equal(8_000, await Closing(accountant, "113"));
    }

    [Fact]
    public async Task On_its_page_a_person_runs_chooses_and_undoes()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await Accountant(server);
        await Fees(accountant, ("H19.001-260331-0001", "T1", ""), ("H19.001-260331-0002", "T2", ""));
        await Statement(accountant, "31/03/2026,,,8.000,8.000,NGUYEN VAN AN chuyen tien\n31/03/2026,,,5.000,13.000,<script>alert(1)</script>\n");
        var page = await Pages.PageClient.SignedIn(server, "ketoan");
        const string address = $"{Agency}/reconciliation";

        Assert.Contains(address, (await page.Get("/reconciliation")).Html, StringComparison.Ordinal);
        var run = await page.Submit(await page.Get(address), $"{address}?handler=Run", ("Form.From", "1/3/2026"), ("Form.To", "30/04/2026"));
        Assert.Equal(HttpStatusCode.Redirect, run.Status);
        Assert.Contains("1 dòng cần chọn", (await page.Get(run.Location!)).Text, StringComparison.Ordinal);

        var wrong = await page.Submit(await page.Get(address), $"{address}?handler=Run", ("Form.From", "31/02/2026"), ("Form.To", "30/04/2026"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.DoesNotContain("<script>alert", (await page.Get($"{address}?state=Unmatched")).Html, StringComparison.Ordinal);

        var item = Assert.Single(await Items(accountant, "ambiguous"));
        var entry = item.GetProperty("candidates")[0].GetProperty("entries")[0].GetProperty("id").GetString()!;
        (string, string)[] choice = [("Choice.Line", item.GetProperty("id").GetString()!), ("Choice.Entries", entry)];
        Assert.Equal(HttpStatusCode.Redirect, (await page.Submit(await page.Get(address), $"{address}?handler=Confirm", choice)).Status);
        Assert.Single(await Items(accountant, "matched"));
        Assert.Equal(HttpStatusCode.Redirect, (await page.Submit(await page.Get(address), $"{address}?handler=Undo", choice[0])).Status);
        Assert.Empty(await Items(accountant, "matched"));
    }

    private static async Task<HttpClient> Accountant(TestServer server)
    {
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        return await server.SignedIn("ketoan");
    }

    private static async Task Fees(HttpClient client, params (string Case, string Transaction, string Settlement)[] fees)
    {
        foreach (var (number, _, _) in fees)
        {
            Assert.Equal("201", (await client.Post($"{Agency}/fee-receipts", new
            {
                feeType = "HT-TRICHLUC", quantity = 1, payer = new { name = "Nguyễn Văn An" }, caseNumber = number, method = "online",
            })).ToString());
        }

        var file = "transactionId,caseNumber,amount,paidAt,status,settlementReference\n"
            + string.Concat(fees.Select(f => $"{f.Transaction},{f.Case},8000,2026-03-31T09:00:00+07:00,success,{f.Settlement}\n"));
        Assert.Equal(fees.Length, (await Upload(client, "online-payments", file)).GetProperty("imported").GetInt32());
    }

    private static async Task Statement(HttpClient client, string lines) =>
        await Upload(client, "bank-statements", "Ngày giao dịch,Số tham chiếu,Ghi nợ,Ghi có,Số dư,Nội dung\n" + lines);

    private static async Task<JsonElement> Upload(HttpClient client, string path, string file)
    {
        using var form = new MultipartFormDataContent();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(file));
        form.Add(content, "file", "tep.csv");
        using var answer = await client.PostAsync($"/api/v1{Agency}/{path}", form, Cancel);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    private static async Task<List<JsonElement>> Items(HttpClient client, string state) =>
        [.. (await client.Get($"{Agency}/reconciliation/items?state={state}")).Body.GetProperty("items").EnumerateArray()];

    private static IEnumerable<string?> CasesOf(JsonElement item) =>
        item.GetProperty("entries").EnumerateArray().Where(e => e.GetProperty("kind").GetString() == "feeReceipt").Select(e => e.GetProperty("caseNumber").GetString());

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

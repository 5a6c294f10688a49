using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests;

public sealed class VouchersApiTests(TestDatabases databases, CalmServer calm) : IClassFixture<CalmServer>
{
    private const string Vouchers = $"/agencies/{TestServer.Office}/vouchers";

    [Fact]
    public async Task A_posted_voucher_is_where_the_answer_says_and_in_the_list()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await Accountant(server);

        var posted = await accountant.Post(Vouchers, Salaries(171_000_000));
        var shown = await accountant.Get(posted.Headers["Location"]["/api/v1".Length..]);
        var listed = await accountant.Get($"{Vouchers}?q=tinh luong&from=2026-03-01&to=2026-03-31");

        Assert.Equal(HttpStatusCode.Created, posted.Status);
        Assert.Equal(("CT-2026-00001", 1, "general", "2026-03-31"), (
            posted.Text("number"), posted.Body.GetProperty("sequence").GetInt32(), posted.Text("type"), posted.Text("date")));
        Assert.Equal(64, posted.Text("hash")!.Length);
        Assert.EndsWith("+07:00", posted.Text("postedAt")!, StringComparison.Ordinal);
        Assert.Equal("171000000", posted.Body.GetProperty("lines")[0].GetProperty("debit").GetRawText());
        Assert.Equal(posted.Text("hash"), shown.Text("hash"));
        Assert.Equal(JsonValueKind.Array, shown.Body.GetProperty("approvals").ValueKind);
        Assert.Equal(posted.Text("id"), Assert.Single(listed.Body.GetProperty("items").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal(JsonValueKind.Null, listed.Body.GetProperty("nextCursor").ValueKind);
    }

    [Fact]
    public async Task What_was_created_comes_with_its_length()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await Accountant(server);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1{Vouchers}") { Content = JsonContent.Create(Salaries(1_000)) };

        using var posted = await accountant.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

        var told = posted.Content.Headers.ContentLength; // before it is read: afterwards anybody knows
        Assert.Equal((await posted.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length, told);
    }

    [Fact]
    public async Task The_same_key_and_body_give_the_first_answer_again()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await Accountant(server);

        var first = await accountant.Post(Vouchers, Salaries(1_000), ("Idempotency-Key", "pay-roll-03"));
        var again = await accountant.Post(Vouchers, Salaries(1_000), ("Idempotency-Key", "pay-roll-03"));
        var another = await accountant.Post(Vouchers, Salaries(2_000), ("Idempotency-Key", "pay-roll-03"));

        Assert.Equal("201", first.ToString());
        Assert.False(first.Headers.ContainsKey("Idempotency-Replayed"));
        Assert.Equal("201", again.ToString());
        Assert.Equal("true", again.Headers["Idempotency-Replayed"]);
        Assert.Equal(first.Body.GetRawText(), again.Body.GetRawText());
        Assert.Equal(first.Headers["Location"], again.Headers["Location"]);
        Assert.Equal("422 idempotency.mismatch", another.ToString());
        Assert.Single((await accountant.Get(Vouchers)).Body.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task After_a_refusal_the_key_is_free()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await Accountant(server);

        var refused = await accountant.Post(Vouchers, Salaries(1_000) with { date = "2027-01-31" }, ("Idempotency-Key", "k"));
        var accepted = await accountant.Post(Vouchers, Salaries(1_000), ("Idempotency-Key", "k"));

        Assert.Equal(("422 date.outsideFiscalYear", "201"), (refused.ToString(), accepted.ToString()));
    }

    [Theory]
    [InlineData("with blank")]
    [InlineData("cần-dấu")]
    public async Task A_malformed_key_is_unreadable(string key)
    {
        var answer = await calm.Accountant.Post(Vouchers, Salaries(1_000), ("Idempotency-Key", key));

        Assert.Equal("400 request.invalid", answer.ToString());
        Assert.True(answer.Errors.ContainsKey("Idempotency-Key"));
    }

    public static TheoryData<string, string, string> Unreadable => new()
    {   // body                                                                    field              a word of the sentence
        { """{"type":"general","date":"2026-03-31","descripton":"x","lines":[]}""", "descripton",      "Không có mục" },
        { """{"type":"general","type":"general"}""",                                "type",            "hai lần" },
        { """{"Type":"general"}""",                                                 "Type",            "Không có mục" },
        { """{"lines":[{"debit":1},{"debit":1.5}]}""",                              "lines[1].debit",  "số nguyên đồng" },
        { """{"lines":[{"debit":1.0}]}""",                                          "lines[0].debit",  "số nguyên đồng" },
        { """{"lines":[{"debit":"1000"}]}""",                                       "lines[0].debit",  "số nguyên đồng" },
        { """{"lines":[{"debit":null}]}""",                                         "lines[0].debit",  "số nguyên đồng" },
        { """{"lines":[{"credit":9007199254740992}]}""",                            "lines[0].credit", "9.007.199.254.740.991" },
        { """{"lines":[{"credit":99999999999999999999}]}""",                        "lines[0].credit", "9.007.199.254.740.991" },
        { """{"date":"31/03/2026"}""",                                              "date",            "năm-tháng-ngày" },
        { """{"date":"2026-02-30"}""",                                              "date",            "năm-tháng-ngày" },
        { """{"date":"2026-03-31T00:00:00"}""",                                     "date",            "năm-tháng-ngày" },
        { """{"type":"cash"}""",                                                    "type",            "cashReceipt" },
        { """{"type":0}""",                                                         "type",            "cashReceipt" },
        { """{"description":5}""",                                                  "description",     "kiểu dữ liệu" },
        { """{"lines":{}}""",                                                       "lines",           "kiểu dữ liệu" },
        { """{"lines":[{"budgetYear":2026.5}]}""",                                  "lines[0].budgetYear", "kiểu dữ liệu" },
        { """{"lines":[{"counterpartyAgency":3021004}]}""",                         "lines[0].counterpartyAgency", "kiểu dữ liệu" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task What_can_t_be_read_says_where_and_why(string body, string field, string word)
    {
        var answer = await calm.Accountant.Post(Vouchers, body);

        Assert.Equal("400 request.invalid", answer.ToString());
        Assert.Equal("application/problem+json", answer.ContentType);
        Assert.Contains(word, Assert.Contains(field, answer.Errors), StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> Refused => new()
    {   // change of a good voucher                             answer                        field
        { """{"description":null}""",                           "422 request.invalid",        "description" },
        { """{"lines":null}""",                                 "422 request.invalid",        "lines" },
        { """{"lines":[null]}""",                               "422 request.invalid",        "lines[0]" },
        { """{"type":null}""",                                  "422 request.invalid",        "type" },
        { """{"date":null}""",                                  "400 request.invalid",        "date" },
        { """{"lines":[{"account":"6121","debit":5}]}""",       "422 voucher.unbalanced",     "lines" },
        { """{"lines":[{"account":"9999","debit":5}]}""",       "422 account.unknown",        "lines[0].account" },
        { """{"lines":[{"account":"612","debit":5}]}""",        "422 account.notPostable",    "lines[0].account" },
        { """{"date":"2024-03-31"}""",                          "422 account.unknown",        "lines[0].account" },
        { """{"date":"2027-03-31"}""",                          "422 date.outsideFiscalYear", "date" },
        { """{"operation":"XX-99"}""",                          "422 operation.unknown",      "operation" },
        { """{"operation":"NB-12"}""",                          "422 operation.mismatch",     "lines[0].account" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_a_rule_refuses_says_what_to_mend_first(string change, string expected, string field)
    {
        var voucher = JsonSerializer.SerializeToNode(Salaries(1_000))!.AsObject();
        foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(change)!)
            voucher[name] = JsonSerializer.SerializeToNode(value);

        var answer = await calm.Accountant.Post(Vouchers, voucher.ToJsonString());

        Assert.Equal(expected, answer.ToString());
        Assert.Contains(field, answer.Errors);
        Assert.Equal(answer.Errors[field], answer.Text("detail"));
    }

    [Fact]
    public async Task A_batch_lists_every_failing_voucher_with_its_own_code_and_posts_nothing()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await Accountant(server);
        await server.Appoint("ketoan", Role.Accountant, TestServer.School);
        object[] vouchers =
        [
            InBatch(TestServer.Office, 1_000, "2026-03-31", "6121"),
            InBatch(TestServer.School, 1_000, "2026-03-31", "9999"),
            InBatch(TestServer.School, 1_000, "2027-01-31", "6121"),
        ];

        var refused = await accountant.Post("/vouchers/batch", new { vouchers });
        var accepted = await accountant.Post("/vouchers/batch", new { vouchers = vouchers[..1] });

        Assert.Equal("422 account.unknown", refused.ToString());
        Assert.Equal(["vouchers[1].lines[0].account", "vouchers[2].date"], refused.Errors.Keys);
        Assert.StartsWith("account.unknown: Dòng 1: ", refused.Errors["vouchers[1].lines[0].account"], StringComparison.Ordinal);
        Assert.StartsWith("date.outsideFiscalYear: ", refused.Errors["vouchers[2].date"], StringComparison.Ordinal);
        Assert.Equal("201", accepted.ToString());
        Assert.Equal("CT-2026-00001", Assert.Single(accepted.Body.GetProperty("results").EnumerateArray()).GetProperty("number").GetString());
    }

    [Fact]
    public async Task A_batch_of_one_is_told_like_any_batch()
    {
        var refused = await calm.Accountant.Post("/vouchers/batch", new { vouchers = new[] { InBatch(TestServer.Office, 1, "2026-03-31", "9999") } });

        Assert.StartsWith("account.unknown: ", Assert.Contains("vouchers[0].lines[0].account", refused.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_for_the_budget_tells_programs_what_is_left()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await Accountant(server);
        await accountant.Post($"/agencies/{TestServer.Office}/budget-entries", new
        {
            kind = "assign", decisionNumber = "1/QĐ", decisionDate = "2026-01-01", effectiveDate = "2026-01-01",
            lines = new[] { new { fundingSource = "13", chapter = "830", subCategory = "341", subItem = "6551", amount = 1_000_000 } },
        });

        var refused = await accountant.Post($"/agencies/{TestServer.Office}/budget-entries", new
        {
            kind = "reduce", decisionNumber = "2/QĐ", decisionDate = "2026-01-02", effectiveDate = "2026-01-02",
            lines = new[] { new { fundingSource = "13", chapter = "830", subCategory = "341", subItem = "6551", amount = 2_234_567 } },
        });

        Assert.Equal("422 budget.exceeded", refused.ToString());
        Assert.Equal((1_000_000, 1_234_567), (refused.Body.GetProperty("available").GetInt64(), refused.Body.GetProperty("short").GetInt64()));
        Assert.Contains("còn 1.000.000 đồng, thiếu 1.234.567 đồng", refused.Text("detail")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_s_agency_and_an_unknown_one_get_the_same_answer()
    {
        var another = await calm.Accountant.Get($"/agencies/{TestServer.School}/vouchers");
        var unknown = await calm.Accountant.Get("/agencies/9999999/vouchers");

        Assert.Equal(("404 notFound", "404 notFound"), (another.ToString(), unknown.ToString()));
        Assert.Equal((another.Text("detail"), another.Text("errors")), (unknown.Text("detail"), unknown.Text("errors")));
    }

    private static async Task<HttpClient> Accountant(TestServer server)
    {
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        return await server.SignedIn("ketoan");
    }

    private sealed record Voucher(string type, string date, string description, string? operation, object[] lines);

    private static Voucher Salaries(long amount) => new("general", "2026-03-31", "Tính lương tháng 03/2026", "LG-01",
        [new { account = "6121", debit = amount, credit = 0 }, new { account = "334", debit = 0, credit = amount }]);

    private static object InBatch(string agency, long amount, string date, string account) => new
    {
        agency, type = "general", date, description = "Tính lương", operation = "LG-01",
        lines = new object[] { new { account, debit = amount, credit = 0 }, new { account = "334", debit = 0, credit = amount } },
    };
}

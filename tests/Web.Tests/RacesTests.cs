using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests;

/// <summary>What can race is raced: many at once, one budget, and an exact result.</summary>
public sealed class RacesTests(TestDatabases databases)
{
    /// <summary>Longer at night: KETOANCHUNG_RACE_SECONDS.</summary>
    private static readonly TimeSpan RaceTime = TimeSpan.FromSeconds(
        int.TryParse(Environment.GetEnvironmentVariable("KETOANCHUNG_RACE_SECONDS"), CultureInfo.InvariantCulture, out var seconds) ? seconds : 4);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseKind> Kinds => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql, DatabaseKind.SqlServer];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Of_64_submissions_at_once_for_a_line_that_affords_10_exactly_10_are_taken(DatabaseKind kind)
    {
        await using var server = await Office(kind);
        using var accountant = await server.SignedIn("ketoan");
        await Assign(accountant, "6551", 10_000_000);
        var requests = new List<string>();
        for (var i = 0; i < 64; i++)
            requests.Add(await Make(accountant, "6551", 1_000_000));

        var answers = await Task.WhenAll(requests.Select(id => Send(accountant, $"/payment-requests/{id}/submit")));

        Assert.Equal(10, answers.Count(a => a.Status == HttpStatusCode.OK));
        Assert.All(
            answers.Where(a => a.Status != HttpStatusCode.OK),
            a => Assert.Equal((HttpStatusCode.UnprocessableEntity, "budget.exceeded"), (a.Status, a.Code)));
        var line = await Line(accountant, "6551");
        Assert.Equal((10_000_000, 0), (line.GetProperty("reserved").GetInt64(), line.GetProperty("available").GetInt64()));
        await BooksAreSound(accountant);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Two_heads_approve_and_two_clicks_pay_at_once_and_it_happens_once(DatabaseKind kind)
    {
        await using var server = await Office(kind);
        await server.Appoint("uyquyen", Role.AgencyHead, TestServer.Office);
        using var accountant = await server.SignedIn("ketoan");
        using var head = await server.SignedIn("thutruong");
        using var deputy = await server.SignedIn("uyquyen");
        await Assign(accountant, "6551", 10_000_000);
        var id = await Make(accountant, "6551", 1_000_000);
        await Send(accountant, $"/payment-requests/{id}/submit");

        var approvals = await Task.WhenAll(Send(head, $"/payment-requests/{id}/approve"), Send(deputy, $"/payment-requests/{id}/approve"));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], approvals.Select(a => a.Status).Order());
        Assert.Equal("request.wrongState", approvals.Single(a => a.Status == HttpStatusCode.Conflict).Code);

        var payments = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Send(accountant, $"/payment-requests/{id}/pay")));
        Assert.Single(payments, p => p.Status == HttpStatusCode.OK);
        Assert.All(payments.Where(p => p.Status != HttpStatusCode.OK), p => Assert.Equal("request.wrongState", p.Code));
        var line = await Line(accountant, "6551");
        Assert.Equal((0, 1_000_000), (line.GetProperty("reserved").GetInt64(), line.GetProperty("spent").GetInt64()));
        await BooksAreSound(accountant);
    }

    [Fact]
    public async Task Many_clients_submit_approve_and_pay_against_five_lines_and_the_sums_are_exact()
    {
        string[] subItems = ["6551", "6501", "6502", "6503", "6601"];
        await using var server = await Office(DatabaseKind.Sqlite);
        using var accountant = await server.SignedIn("ketoan");
        using var head = await server.SignedIn("thutruong");
        foreach (var subItem in subItems)
            await Assign(accountant, subItem, 40_000);

        var paid = subItems.ToDictionary(s => s, _ => 0L);
        var running = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 32).Select(async client =>
        {
            for (var i = 0; running.Elapsed < RaceTime; i++)
            {
                var subItem = subItems[(client + i) % subItems.Length];
                var amount = 1_000 + (37 * ((client * 31) + i) % 900);
                var id = await Make(accountant, subItem, amount);
                if ((await Send(accountant, $"/payment-requests/{id}/submit")).Status != HttpStatusCode.OK)
                    continue;
                Assert.Equal(HttpStatusCode.OK, (await Send(head, $"/payment-requests/{id}/approve")).Status);
                Assert.Equal(HttpStatusCode.OK, (await Send(accountant, $"/payment-requests/{id}/pay")).Status);
                lock (paid)
                    paid[subItem] += amount;
            }
        }));

        foreach (var subItem in subItems)
        {
            var line = await Line(accountant, subItem);
            Assert.Equal((paid[subItem], 0L), (line.GetProperty("spent").GetInt64(), line.GetProperty("reserved").GetInt64()));
            Assert.True(paid[subItem] <= 40_000);
        }

        await BooksAreSound(accountant);
    }

    [Fact]
    public async Task The_same_key_64_times_at_once_posts_once_and_answers_alike()
    {
        await using var server = await Office(DatabaseKind.Sqlite);
        using var accountant = await server.SignedIn("ketoan");
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(async _ =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/agencies/{TestServer.Office}/vouchers")
            {
                Content = JsonContent.Create(Salary),
                Headers = { { "Idempotency-Key", "mot-lan-1" } },
            };
            using var answer = await accountant.SendAsync(request, Cancel);
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            return (await answer.Content.ReadAsStringAsync(Cancel), answer.Headers.Contains("Idempotency-Replayed"));
        }));

        Assert.Single(answers.Select(a => JsonDocument.Parse(a.Item1).RootElement.GetProperty("id").GetString()).Distinct());
        Assert.Equal(63, answers.Count(a => a.Item2));
        await BooksAreSound(accountant);
    }

    private static readonly object Salary = new
    {
        type = "general", date = "2026-03-31", description = "Tính lương", operation = "LG-01",
        lines = new[] { new { account = "6121", debit = 1_000, credit = 0 }, new { account = "334", debit = 0, credit = 1_000 } },
    };

    private async Task<TestServer> Office(DatabaseKind kind)
    {
        var server = await TestServer.Start(databases, kind);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        await server.Appoint("thutruong", Role.AgencyHead, TestServer.Office);
        return server;
    }

    private static async Task Assign(HttpClient accountant, string subItem, long amount)
    {
        using var answer = await accountant.PostAsJsonAsync(
            $"/api/v1/agencies/{TestServer.Office}/budget-entries",
            new
            {
                kind = "assign", decisionNumber = "1/QĐ-UBND", decisionDate = "2026-01-01", effectiveDate = "2026-01-01",
                lines = new[] { new { fundingSource = "13", chapter = "830", subCategory = "341", subItem, amount } },
            },
            Cancel);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<string> Make(HttpClient accountant, string subItem, long amount)
    {
        using var answer = await accountant.PostAsJsonAsync(
            $"/api/v1/agencies/{TestServer.Office}/payment-requests",
            new
            {
                date = "2026-03-31", payee = new { name = "Nhà cung cấp" }, method = "treasury", description = "Mua văn phòng phẩm",
                lines = new[] { new { fundingSource = "13", chapter = "830", subCategory = "341", subItem, amount, account = "6122" } },
            },
            Cancel);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("id").GetString()!;
    }

    private static async Task<(HttpStatusCode Status, string? Code)> Send(HttpClient client, string path)
    {
        using var answer = await client.PostAsJsonAsync($"/api/v1{path}", new { }, Cancel);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        return (answer.StatusCode, body.TryGetProperty("code", out var code) ? code.GetString() : null);
    }

    private static async Task<JsonElement> Line(HttpClient accountant, string subItem)
    {
        var budget = await accountant.GetFromJsonAsync<JsonElement>($"/api/v1/agencies/{TestServer.Office}/budget?year=2026", Cancel);
        return budget.GetProperty("lines").EnumerateArray().Single(l => l.GetProperty("subItem").GetString() == subItem);
    }

    private static async Task BooksAreSound(HttpClient accountant)
    {
        var integrity = await accountant.GetFromJsonAsync<JsonElement>($"/api/v1/agencies/{TestServer.Office}/integrity", Cancel);
        Assert.True(integrity.GetProperty("ok").GetBoolean(), integrity.ToString());
    }
}

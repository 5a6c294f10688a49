using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace KeToanChung.Web.Tests.Program;

/// <summary>What was acknowledged survives <c>kill -9</c>, once; what was not is there whole or not at all.</summary>
public sealed class KilledTests
{
    private const int Clients = 8;

    /// <summary>More rounds at night: KETOANCHUNG_KILLS.</summary>
    private static readonly int Rounds =
        int.TryParse(Environment.GetEnvironmentVariable("KETOANCHUNG_KILLS"), CultureInfo.InvariantCulture, out var rounds) ? rounds : 2;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_acknowledged_voucher_is_there_once_after_a_kill()
    {
        using var installation = new Installation();
        await SmallCommune.Load(installation);
        var acknowledged = new ConcurrentDictionary<string, string>();

        for (var round = 0; round < Rounds; round++)
        {
            using var server = await installation.Serve();
            using var accountant = await server.SignedIn("ketoan");
            var posting = Enumerable.Range(0, Clients).Select(_ => PostUntilKilled(accountant, acknowledged)).ToArray();
            await UntilPosting(acknowledged, posting);
            await Task.Delay(100 + (round * 137 % 1_000), Cancel);
            server.Kill();
            await Task.WhenAll(posting);
        }

        Assert.NotEmpty(acknowledged);
        using (var server = await installation.Serve())
        {
            using var accountant = await server.SignedIn("ketoan");
            var posted = await AllVouchers(accountant);
            Assert.Equal(posted.Count, posted.Select(p => p.Sequence).Distinct().Count());
            Assert.Equal(Enumerable.Range(1, posted.Count), posted.Select(p => p.Sequence).Order());
            Assert.All(acknowledged, a => Assert.Equal(a.Value, Assert.Single(posted, p => p.Id == a.Key).Number));
        }

        var verified = await installation.Run("verify");
        Assert.True(verified.ExitCode == 0, verified.Output + verified.Errors);
    }

    // The first vouchers of a cold server take their time: the kill must come in the middle of posting.
    private static async Task UntilPosting(ConcurrentDictionary<string, string> acknowledged, Task[] posting)
    {
        for (var before = acknowledged.Count; acknowledged.Count < before + (5 * Clients) && !posting.All(p => p.IsCompleted);)
            await Task.Delay(20, Cancel);
    }

    private static async Task PostUntilKilled(HttpClient accountant, ConcurrentDictionary<string, string> acknowledged)
    {
        var voucher = new
        {
            type = "general", date = "2026-03-31", description = "Tính lương", operation = "LG-01",
            lines = new[] { new { account = "6121", debit = 1_000, credit = 0 }, new { account = "334", debit = 0, credit = 1_000 } },
        };
        try
        {
            while (true)
            {
                using var answer = await accountant.PostAsJsonAsync($"/api/v1/agencies/{SmallCommune.Agency}/vouchers", voucher, Cancel);
                Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
                var posted = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
                acknowledged[posted.GetProperty("id").GetString()!] = posted.GetProperty("number").GetString()!;
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException)
        {
            // Killed in the middle: not acknowledged.
        }
    }

    private static async Task<List<(string Id, string Number, int Sequence)>> AllVouchers(HttpClient accountant)
    {
        var all = new List<(string, string, int)>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await accountant.GetFromJsonAsync<JsonElement>(
                $"/api/v1/agencies/{SmallCommune.Agency}/vouchers?limit=500{(cursor.Length > 0 ? $"&cursor={cursor}" : "")}", Cancel);
            all.AddRange(page.GetProperty("items").EnumerateArray().Select(v =>
                (v.GetProperty("id").GetString()!, v.GetProperty("number").GetString()!, v.GetProperty("sequence").GetInt32())));
            cursor = page.GetProperty("nextCursor").GetString();
        }

        return all;
    }
}

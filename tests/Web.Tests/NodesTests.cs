using System.Data;
using System.Net;

using KeToanChung.App.Data;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

using Npgsql;

namespace KeToanChung.Web.Tests;

/// <summary>Web nodes keep nothing: what one was told another knows, and one that has lost its database says so.</summary>
public sealed class NodesTests(TestDatabases databases)
{
    [Fact]
    public async Task A_token_holds_on_every_node_and_after_a_restart()
    {
        await using var server = await TestServer.Start(databases);
        using var client = await server.SignedIn("quantri");
        await using var another = server.AnotherNode();
        using var there = another.Anybody();
        there.DefaultRequestHeaders.Authorization = client.DefaultRequestHeaders.Authorization;

        Assert.Equal("200", (await there.Get("/me")).ToString());
    }

    [Fact]
    public async Task While_another_program_keeps_its_file_locked_a_node_asks_to_try_later()
    {
        var file = await databases.Create(DatabaseKind.Sqlite);
        await using var server = await TestServer.Start(new TestDatabase(file.Kind, $"{file.ConnectionString};Default Timeout=1", async () => await file.DisposeAsync()));
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        using var client = await server.SignedIn("ketoan");
        var voucher = new
        {
            type = "general", date = "2026-03-31", description = "Tính lương", operation = "LG-01",
            lines = new[] { new { account = "6121", debit = 1_000, credit = 0 }, new { account = "334", debit = 0, credit = 1_000 } },
        };
        await using (var other = new SqliteConnection(file.ConnectionString))
        {
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await using var held = await other.BeginTransactionAsync(IsolationLevel.Serializable, TestContext.Current.CancellationToken);

            Assert.Equal("503 unavailable", (await client.Post($"/agencies/{TestServer.Office}/vouchers", voucher)).ToString());
        }

        var posted = await client.Post($"/agencies/{TestServer.Office}/vouchers", voucher);
        Assert.Equal("201", posted.ToString());
        Assert.Equal("CT-2026-00001", posted.Body.GetProperty("number").GetString());
    }

    [Fact]
    public async Task Without_its_database_a_node_asks_to_try_later()
    {
        await using var server = await TestServer.Start(databases, DatabaseKind.Sqlite);
        using var client = await server.SignedIn("quantri");

        // Whoever has it open goes on with it; the next request has to open it, and nobody may open what is a folder.
        var busy = Enumerable.Range(0, 64).Select(_ => server.Services.CreateScope()).ToList();
        busy.ForEach(scope => scope.ServiceProvider.GetRequiredService<AppDb>());
        SqliteConnection.ClearAllPools();
        var file = new SqliteConnectionStringBuilder(server.Database.ConnectionString).DataSource;
        foreach (var part in Directory.EnumerateFiles(Path.GetDirectoryName(file)!, Path.GetFileName(file) + "*"))
            File.Delete(part);
        Directory.CreateDirectory(file);
        var answer = await client.Get("/me");
        Directory.Delete(file);
        busy.ForEach(scope => scope.Dispose());

        Assert.Equal("503 unavailable", answer.ToString());
        Assert.Equal("5", answer.Headers["Retry-After"]);
        Assert.Contains("thử lại", answer.Text("detail")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_server_that_was_gone_is_used_again_without_a_restart()
    {
        await using var database = await databases.Create(DatabaseKind.PostgreSql);
        var direct = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        await using var line = new CutLine(direct.Host!, direct.Port);
        var byLine = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Host = "127.0.0.1", Port = line.Port, Timeout = 5 }.ToString();
        await using var server = await TestServer.Start(new TestDatabase(DatabaseKind.PostgreSql, byLine, () => Task.CompletedTask));
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        using var accountant = await server.SignedIn("ketoan");
        var before = await Post(accountant, "before");

        line.Cut();
        var during = new List<string>();
        for (var i = 0; i < 10; i++)
        {
            during.Add((await Post(accountant, "during")).ToString());
            during.Add((await accountant.Get($"/reports/general-ledger?agency={TestServer.Office}&format=csv")).ToString());
        }

        using var anybody = server.Anybody();
        using var alive = await anybody.GetAsync("/health/live", Cancel);
        using var notReady = await anybody.GetAsync("/health/ready", Cancel);
        line.Mend();
        var after = await Post(accountant, "after");
        using var ready = await anybody.GetAsync("/health/ready", Cancel);

        Assert.All(during, answer => Assert.Equal("503 unavailable", answer));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (alive.StatusCode, notReady.StatusCode, ready.StatusCode));
        Assert.Equal(("CT-2026-00001", "CT-2026-00002"), (before.Text("number"), after.Text("number")));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task What_one_node_posts_opens_or_closes_the_other_goes_on_from(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(databases, kind);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        using var here = await server.SignedIn("ketoan");
        await using var another = server.AnotherNode();
        using var there = another.Anybody();
        there.DefaultRequestHeaders.Authorization = here.DefaultRequestHeaders.Authorization;
        using var administrator = await server.SignedIn("quantri");

        var numbers = new List<string?>();
        foreach (var node in (HttpClient[])[here, here, there, here])
            numbers.Add((await Post(node, "in turn")).Text("number"));
        var notYet = await Post(there, "next year", "2027-01-04");
        numbers.Add((await Post(there, "in turn")).Text("number"));
        var opened = await administrator.Post($"/agencies/{TestServer.Office}/fiscal-years", new { year = 2027 });

        server.Clock.Advance(TimeSpan.FromDays(300)); // and nobody is signed in any more
        using var hereLater = await server.SignedIn("ketoan");
        using var thereLater = another.Anybody();
        thereLater.DefaultRequestHeaders.Authorization = hereLater.DefaultRequestHeaders.Authorization;
        var withheld = await thereLater.Post($"/agencies/{TestServer.Office}/budget-entries", new
        {
            kind = "withhold", decisionNumber = "1/QĐ", decisionDate = "2027-01-04", effectiveDate = "2027-01-04",
            lines = new[] { new { fundingSource = "13", chapter = "830", subCategory = "341", amount = 1_000 } },
        });
        var byNow = await Post(thereLater, "next year", "2027-01-04");
        numbers.Add((await Post(hereLater, "in turn")).Text("number"));
        var closed = await thereLater.Post($"/agencies/{TestServer.Office}/periods/2026-01/close");
        var tooLate = await Post(hereLater, "into a closed month", "2026-01-15");
        numbers.Add((await Post(hereLater, "in turn")).Text("number"));

        Assert.Equal(Enumerable.Range(1, 7).Select(i => $"CT-2026-0000{i}"), numbers);
        Assert.Equal("422 date.outsideFiscalYear", notYet.ToString());
        Assert.Equal("422 budget.exceeded", withheld.ToString());
        Assert.Equal(("201", "201", "200"), (opened.ToString(), byNow.ToString(), closed.ToString()));
        Assert.Equal("422 period.closed", tooLate.ToString());
        var balances = (await hereLater.Get($"/reports/trial-balance?agency={TestServer.Office}&from=2026-03-01&to=2026-03-31")).Body.GetProperty("rows").EnumerateArray();
        Assert.Equal(7_000, balances.Single(r => r.GetProperty("account").GetString() == "6121").GetProperty("closingDebit").GetInt64());
        Assert.True((await hereLater.Get($"/agencies/{TestServer.Office}/integrity")).Body.GetProperty("ok").GetBoolean());
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Task<Answer> Post(HttpClient accountant, string description, string date = "2026-03-31") => accountant.Post($"/agencies/{TestServer.Office}/vouchers", new
    {
        type = "general", date, description, operation = "LG-01",
        lines = new object[] { new { account = "6121", debit = 1_000, credit = 0 }, new { account = "334", debit = 0, credit = 1_000 } },
    });
}

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests.Pages;

/// <summary>The accountant's day says which fee days nobody closed and which months' fees are still to be remitted, until they are.</summary>
public sealed class FeeWorkTests(TestDatabases databases)
{
    private const string Office = $"/agencies/{TestServer.Office}";

    private const string DaysToClose = "Ngày thu phí chưa chốt";

    private const string ToRemit = "Tháng thu phí chưa nộp ngân sách";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_day_is_to_be_closed_once_it_is_over_and_a_month_to_be_remitted(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(databases, kind);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        using (var before = await server.SignedIn("ketoan"))
            await before.Post($"{Office}/fee-receipts", Fee);
        var onTheDay = await Home(server);

        server.Clock.Advance(TimeSpan.FromDays(1));
        using var accountant = await server.SignedIn("ketoan");
        await accountant.Post($"{Office}/fee-receipts", Fee); // April's is April's
        var nextDay = await Home(server);
        var closed = await accountant.Post($"{Office}/fee-days/2026-03-31/close", new { explanations = Array.Empty<object>() });
        var prepared = await accountant.Post($"{Office}/fee-remittances/2026-03", new { method = "bank" });
        var done = await Home(server);

        Assert.DoesNotContain(DaysToClose, onTheDay, StringComparison.Ordinal);
        Assert.DoesNotContain(ToRemit, onTheDay, StringComparison.Ordinal);
        Assert.Contains(DaysToClose, nextDay, StringComparison.Ordinal);
        Assert.Contains(ToRemit, nextDay, StringComparison.Ordinal);
        Assert.Equal("201", prepared.ToString());
        Assert.True((int)closed.Status is 200 or 201, closed.ToString());
        Assert.DoesNotContain(DaysToClose, done, StringComparison.Ordinal);
        Assert.DoesNotContain(ToRemit, done, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_shared_out_by_hand_is_no_work()
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        using (var before = await server.SignedIn("ketoan"))
            await before.Post($"{Office}/fee-receipts", Fee);
        server.Clock.Advance(TimeSpan.FromDays(1));
        using var accountant = await server.SignedIn("ketoan");
        await accountant.Post($"{Office}/fee-receipts", Fee);

        var posted = await accountant.Post($"{Office}/vouchers", new
        {
            type = "general", date = "2026-04-01", description = "Phí phải nộp", operation = "PHI-04",
            lines = new object[] { new { account = "3383", debit = 8_000, credit = 0 }, new { account = "3332", debit = 0, credit = 8_000 } },
        });

        Assert.Equal("201", posted.ToString());
        Assert.DoesNotContain(ToRemit, await Home(server), StringComparison.Ordinal);
    }

    private static object Fee => new { feeType = "HT-TRICHLUC", quantity = 1, payer = new { name = "Nguyễn Văn An" }, method = "cash" };

    private static async Task<string> Home(TestServer server) => (await (await PageClient.SignedIn(server, "ketoan")).Get("/")).Text;
}

using System.Text.Json;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Notifications;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.Web.Tests;

/// <summary>Whoever has something to do is told of it: in the same unit of work, at least once, and seen once.</summary>
public sealed class NotificationsTests(TestDatabases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_head_is_told_of_a_request_once_however_often_it_is_delivered()
    {
        await using var server = await TestServer.Start(databases);
        var (accountant, head) = await People(server);
        var id = await Submitted(accountant, 600_000);

        await server.SendAsSystem(new DeliverOutbox.Command());
        await DeliverAgain(server);
        await server.SendAsSystem(new DeliverOutbox.Command());

        var told = Assert.Single(await Items(head));
        Assert.Equal(("requestSubmitted", id, false), (told.GetProperty("kind").GetString(), told.GetProperty("subject").GetString(), told.GetProperty("seen").GetBoolean()));
        Assert.Contains("chờ", told.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Empty(await Items(accountant));
    }

    [Fact]
    public async Task What_was_seen_stays_seen()
    {
        await using var server = await TestServer.Start(databases);
        var (accountant, head) = await People(server);
        await Submitted(accountant, 600_000);
        await server.SendAsSystem(new DeliverOutbox.Command());

        var seen = await head.Post("/me/notifications/seen");
        await DeliverAgain(server);
        await server.SendAsSystem(new DeliverOutbox.Command());

        Assert.Equal("1", seen.Text("seen"));
        Assert.Empty((await head.Get("/me/notifications?unseen=true")).Body.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_step_that_was_refused_tells_nobody()
    {
        await using var server = await TestServer.Start(databases);
        var (accountant, head) = await People(server);
        var made = await accountant.Post($"/agencies/{TestServer.Office}/payment-requests", Request(1_600_000));

        Assert.Equal("422 budget.exceeded", (await accountant.Post($"/payment-requests/{made.Text("id")}/submit")).ToString());
        await server.SendAsSystem(new DeliverOutbox.Command());

        Assert.Empty(await Items(head));
    }

    [Fact]
    public async Task The_maker_is_told_what_the_head_decided()
    {
        await using var server = await TestServer.Start(databases);
        var (accountant, head) = await People(server);
        var first = await Submitted(accountant, 300_000);
        var second = await Submitted(accountant, 300_000);

        await head.Post($"/payment-requests/{first}/approve");
        await head.Post($"/payment-requests/{second}/reject", new { note = "Sai giá" });
        await server.SendAsSystem(new DeliverOutbox.Command());

        Assert.Equal(
            [("requestApproved", first), ("requestRejected", second)],
            (await Items(accountant)).Select(i => (i.GetProperty("kind").GetString()!, i.GetProperty("subject").GetString()!)).Order());
    }

    // As after a crash between the list's commit and the mark that it was delivered.
    private static async Task DeliverAgain(TestServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDb>().Set<OutboxRecord>()
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.DeliveredAt, (DateTime?)null), Cancel);
    }

    private static async Task<IReadOnlyList<JsonElement>> Items(HttpClient client) =>
        [.. (await client.Get("/me/notifications")).Body.GetProperty("items").EnumerateArray()];

    private static async Task<(HttpClient Accountant, HttpClient Head)> People(TestServer server)
    {
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        await server.Appoint("thutruong", Role.AgencyHead, TestServer.Office);
        var accountant = await server.SignedIn("ketoan");
        await accountant.Post($"/agencies/{TestServer.Office}/budget-entries", new
        {
            kind = "assign", decisionNumber = "1/QĐ", decisionDate = "2026-01-01", effectiveDate = "2026-01-01",
            lines = new[] { new { fundingSource = "13", chapter = "830", subCategory = "341", subItem = "6551", amount = 1_000_000 } },
        });
        return (accountant, await server.SignedIn("thutruong"));
    }

    private static async Task<string> Submitted(HttpClient accountant, long amount)
    {
        var id = (await accountant.Post($"/agencies/{TestServer.Office}/payment-requests", Request(amount))).Text("id")!;
        Assert.Equal("200", (await accountant.Post($"/payment-requests/{id}/submit")).ToString());
        return id;
    }

    private static object Request(long amount) => new
    {
        date = "2026-03-30", payee = new { name = "Nhà sách" }, method = "treasury", operation = "RDT-01", description = "Văn phòng phẩm",
        lines = new[] { new { fundingSource = "13", chapter = "830", subCategory = "341", subItem = "6551", account = "6122", amount } },
    };
}

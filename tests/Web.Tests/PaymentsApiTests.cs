using System.Net;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests;

public sealed class PaymentsApiTests(TestDatabases databases)
{
    [Fact]
    public async Task A_request_goes_from_draft_to_paid_by_two_people()
    {
        await using var server = await TestServer.Start(databases);
        var (accountant, head) = await People(server);
        using var _ = accountant;
        using var __ = head;

        var made = await Make(accountant, 600_000);
        var id = made.Text("id");
        var submitted = await accountant.Post($"/payment-requests/{id}/submit");
        var byMaker = await accountant.Post($"/payment-requests/{id}/approve");
        var approved = await head.Post($"/payment-requests/{id}/approve", new { note = "Đồng ý" });
        var paid = await accountant.Post($"/payment-requests/{id}/pay");
        var shown = await accountant.Get($"/payment-requests/{id}");

        Assert.Equal(("201", "draft"), (made.ToString(), made.Text("status")));
        Assert.Equal(("200", "submitted"), (submitted.ToString(), submitted.Text("status")));
        Assert.Equal(HttpStatusCode.Forbidden, byMaker.Status);
        Assert.Equal(("200", "approved"), (approved.ToString(), approved.Text("status")));
        Assert.Equal(("200", "paid"), (paid.ToString(), paid.Text("status")));
        Assert.NotEmpty(paid.Body.GetProperty("voucher").GetProperty("number").GetString()!);
        Assert.Equal("paid", shown.Text("status"));
        Assert.Equal(1, shown.Body.GetProperty("budgetEffect").GetArrayLength());
    }

    [Fact]
    public async Task Approving_asks_for_a_fresh_sign_in()
    {
        await using var server = await TestServer.Start(databases);
        var (accountant, head) = await People(server);
        using var _ = accountant;
        using var __ = head;
        var id = (await Make(accountant, 600_000)).Text("id");
        await accountant.Post($"/payment-requests/{id}/submit");

        server.Clock.Advance(TimeSpan.FromMinutes(16));
        var stale = await head.Post($"/payment-requests/{id}/approve");
        using var again = await server.SignedIn("thutruong");
        var fresh = await again.Post("/payment-requests/approve", new { ids = new[] { id, "9-9", "nonsense" } });

        Assert.Equal("403 auth.stale", stale.ToString());
        Assert.Equal("200", fresh.ToString());
        Assert.Equal(
            ["approved ", " notFound", " notFound"],
            fresh.Body.GetProperty("results").EnumerateArray().Select(r => $"{r.GetProperty("status")} {r.GetProperty("code")}"));
    }

    [Fact]
    public async Task The_second_of_two_editors_is_told()
    {
        await using var server = await TestServer.Start(databases);
        var (accountant, head) = await People(server);
        using var _ = accountant;
        using var __ = head;
        var path = $"/payment-requests/{(await Make(accountant, 600_000)).Text("id")}";
        var seen = (await accountant.Get(path)).Headers["ETag"];

        var first = await accountant.Send(HttpMethod.Put, path, Request(500_000), ("If-Match", seen));
        var second = await accountant.Send(HttpMethod.Put, path, Request(400_000), ("If-Match", seen));
        var blind = await accountant.Send(HttpMethod.Put, path, Request(400_000));

        Assert.Equal("200", first.ToString());
        Assert.NotEqual(seen, first.Headers["ETag"]);
        Assert.Equal("412 draft.stale", second.ToString());
        Assert.Equal("400 request.invalid", blind.ToString());
        Assert.Equal("500000", (await accountant.Get(path)).Text("total"));
    }

    [Fact]
    public async Task Submitting_more_than_is_left_tells_what_is_left()
    {
        await using var server = await TestServer.Start(databases);
        var (accountant, head) = await People(server);
        using var _ = accountant;
        using var __ = head;
        var id = (await Make(accountant, 1_500_000)).Text("id");

        var refused = await accountant.Post($"/payment-requests/{id}/submit");

        Assert.Equal("422 budget.exceeded", refused.ToString());
        Assert.Equal(("1000000", "500000"), (refused.Text("available"), refused.Text("short")));
    }

    [Fact]
    public async Task Without_an_agency_the_list_is_of_all_that_the_caller_reads()
    {
        await using var server = await TestServer.Start(databases);
        var (accountant, head) = await People(server);
        using var _ = accountant;
        using var __ = head;
        var id = (await Make(accountant, 600_000)).Text("id");
        await server.Appoint("nguoila", Role.Accountant, TestServer.School);
        using var stranger = await server.SignedIn("nguoila");
        using var nobody = await server.SignedIn("quantri");

        var mine = (await head.Get("/payment-requests")).Body.GetProperty("items");
        var theirs = (await stranger.Get("/payment-requests")).Body.GetProperty("items");

        Assert.Equal(id, Assert.Single(mine.EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal(0, theirs.GetArrayLength());
        Assert.Equal("403 right.missing", (await nobody.Get("/payment-requests")).ToString());
    }

    private static async Task<(HttpClient Accountant, HttpClient Head)> People(TestServer server)
    {
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        await server.Appoint("thutruong", Role.AgencyHead, TestServer.Office);
        var accountant = await server.SignedIn("ketoan");
        var given = await accountant.Post($"/agencies/{TestServer.Office}/budget-entries", new
        {
            kind = "assign", decisionNumber = "1/QĐ", decisionDate = "2026-01-01", effectiveDate = "2026-01-01",
            lines = new[] { new { fundingSource = "13", chapter = "830", subCategory = "341", subItem = "6551", amount = 1_000_000 } },
        });
        Assert.Equal("201", given.ToString());
        return (accountant, await server.SignedIn("thutruong"));
    }

    private static async Task<Answer> Make(HttpClient accountant, long amount)
    {
        var made = await accountant.Post($"/agencies/{TestServer.Office}/payment-requests", Request(amount));
        Assert.Equal("201", made.ToString());
        return made;
    }

    private static object Request(long amount) => new
    {
        date = "2026-03-30", payee = new { name = "Nhà sách" }, method = "treasury", operation = "RDT-01", description = "Văn phòng phẩm",
        lines = new[] { new { fundingSource = "13", chapter = "830", subCategory = "341", subItem = "6551", account = "6122", amount } },
    };
}

using Deque.AxeCore.Playwright;

using KeToanChung.Testing;

namespace KeToanChung.Browser.Tests;

/// <summary>What holds for every page, on a laptop and on a phone: nobody is kept out, nothing sticks out, nothing jumps, and it comes quickly.</summary>
public sealed class EveryPageTests(Commune commune, Chromium chromium) : IClassFixture<Commune>
{
    private const int MostBytes = 200 * 1024;

    private const double MostShift = 0.1; // what counts as good (web.dev, Cumulative Layout Shift)

    public static TheoryData<string, string> Pages => new()
    {
        { "ketoan", "/" },
        { "ketoan", "/vouchers" },
        { "ketoan", $"/agencies/{TestServer.Office}/vouchers/new?operation=LG-01" },
        { "ketoan", "/vouchers/sheet" },
        { "ketoan", $"/agencies/{TestServer.Office}/vouchers/templates" },
        { "ketoan", $"/agencies/{TestServer.Office}/vouchers/drafts" },
        { "ketoan", "{voucher}" },
        { "ketoan", "/requests" },
        { "ketoan", "/requests/sheet" },
        { "ketoan", "/budget/sheet" },
        { "ketoan", $"/agencies/{TestServer.Office}/fee-receipts/sheet" },
        { "ketoan", $"/agencies/{TestServer.Office}/requests/new" },
        { "ketoan", "/bills/new" },
        { "ketoan", "{request}" },
        { "ketoan", "/budget" },
        { "ketoan", $"/agencies/{TestServer.Office}/budget" },
        { "ketoan", $"/agencies/{TestServer.Office}/budget/new" },
        { "ketoan", $"/agencies/{TestServer.Office}/budget/line?year=2026&fundingSource=13&chapter=830&subCategory=341&subItem=6551" },
        { "ketoan", "/fees" },
        { "ketoan", $"/agencies/{TestServer.Office}/fee-receipts" },
        { "ketoan", "{receipt}" },
        { "ketoan", $"/agencies/{TestServer.Office}/online-payments" },
        { "ketoan", $"/agencies/{TestServer.Office}/bank-lists" },
        { "ketoan", $"/agencies/{TestServer.Office}/paper-receipts" },
        { "quantri", $"/agencies/{TestServer.Office}/issuing-points" },
        { "ketoan", $"/agencies/{TestServer.Office}/cash-desk" },
        { "ketoan", $"/agencies/{TestServer.Office}/fee-days" },
        { "ketoan", $"/agencies/{TestServer.Office}/fee-remittances" },
        { "ketoan", "/reconciliation" },
        { "ketoan", $"/agencies/{TestServer.Office}/reconciliation" },
        { "ketoan", $"/agencies/{TestServer.Office}/bank-statements" },
        { "ketoan", $"/agencies/{TestServer.Office}/reconciliation?state=Unmatched" },
        { "ketoan", $"/agencies/{TestServer.Office}/reconciliation/uncredited" },
        { "ketoan", "{return}" },
        { "ketoan", "{statement}" },
        { "ketoan", "/commune" },
        { "ketoan", "/periods" },
        { "ketoan", $"/agencies/{TestServer.Office}/periods/2026-02" },
        { "ketoan", "/reports" },
        { "ketoan", "/reports/trial-balance" },
        { "ketoan", "/reports/general-ledger" },
        { "ketoan", "/catalogs/accounts" },
        { "ketoan", "/catalogs/operations" },
        { "ketoan", "/catalogs/evidence-kinds" },
        { "quantri", $"/agencies/{TestServer.Office}/payment-channels" },
        { "quantri", $"/agencies/{TestServer.Office}/payment-channels/new" },
        { "quantri", "/catalogs/fee-exemptions" },
        { "quantri", "/catalogs/fee-types" },
        { "quantri", "/catalogs/fee-types/XD-GPXD-NHAO/rates" },
        { "quantri", "/catalogs/fee-exemptions/new" },
        { "thuquy", $"/agencies/{TestServer.Office}/receipt-lists" },
        { "quantri", "/receipt-issuers" },
        { "quantri", $"/agencies/{TestServer.Office}/receipt-issuer" },
        { "ketoan", "/audit" },
        { "ketoan", $"/self-check?agency={TestServer.Office}" },
        { "thutruong", "/" },
        { "thutruong", "/approve" },
        { "thuquy", "/" },
        { "thuquy", $"/agencies/{TestServer.Office}/fees" },
        { "thuquy", $"/agencies/{TestServer.Office}/cash-desk" },
        { "thuquy", $"/agencies/{TestServer.Office}/cash-desk/close" },
        { "thuquy", $"/agencies/{TestServer.Office}/cash-desk/hand-over" },
        { "quantri", "/" },
        { "quantri", "/appointments" },
        { "quantri", "/appointments/new" },
        { "quantri", "/users/new" },
        { "quantri", "/design" },
        { "quantri", "/second-factor" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Is_for_everybody_fits_and_stands_still(string who, string path)
    {
        var address = await AddressOf(path);
        await using var visitor = await Visitor.SignedIn(chromium, commune, who);
        await visitor.Page.AddInitScriptAsync(
            "window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value; }).observe({ type: 'layout-shift', buffered: true });");
        await visitor.Goto(address);
        Assert.InRange(await visitor.Page.EvaluateAsync<double>("() => window.shift"), 0, MostShift);

        foreach (var width in new[] { Chromium.Laptop, Chromium.Phone })
        {
            await visitor.Page.SetViewportSizeAsync(width, 900);
            var axe = await visitor.Page.RunAxe();
            var serious = axe.Violations.Where(v => v.Impact is "serious" or "critical")
                .Select(v => $"{v.Id}: {v.Help} {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}");
            Assert.True(!serious.Any(), $"{who} {address} at {width}: {string.Join('\n', serious)}");
            Assert.Equal(0, await visitor.Page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
        }

        visitor.HasNoComplaints();
    }

    [Fact]
    public async Task A_first_visit_transfers_little()
    {
        foreach (var path in new[] { "/vouchers", $"/agencies/{TestServer.Office}/vouchers/new", "/commune", "/reports/trial-balance" })
        {
            await using var visitor = await Visitor.SignedIn(chromium, commune, "ketoan");
            await visitor.Goto(path);

            var bytes = await visitor.Page.EvaluateAsync<long>(
                "() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, entry) => sum + entry.encodedBodySize, 0)");

            Assert.InRange(bytes, 1, MostBytes);
        }
    }

    [Fact]
    public async Task The_sign_in_page_is_for_everybody()
    {
        var context = await chromium.For(commune.Address, Chromium.Phone);
        await using (context)
        {
            var page = await context.NewPageAsync();
            foreach (var path in new[] { "/sign-in", "/tra-cuu" })
            {
                await page.GotoAsync(path);
                var axe = await page.RunAxe();
                Assert.DoesNotContain(axe.Violations, v => v.Impact is "serious" or "critical");
            }
        }
    }

    private async Task<string> AddressOf(string path) => path switch
    {
        "{voucher}" => $"/agencies/{TestServer.Office}/vouchers/{await FirstId($"/agencies/{TestServer.Office}/vouchers")}",
        "{request}" => $"/requests/{await FirstId($"/payment-requests?agency={TestServer.Office}")}",
        "{return}" => $"/agencies/{TestServer.Office}/reconciliation/return/{await FirstId($"/agencies/{TestServer.Office}/reconciliation/items?cause=nothing")}",
        "{statement}" => $"/agencies/{TestServer.Office}/bank-statements/{await FirstId($"/agencies/{TestServer.Office}/bank-statements")}",
        "{receipt}" => $"/agencies/{TestServer.Office}/fee-receipts/{await FirstId($"/agencies/{TestServer.Office}/fee-receipts")}",
        _ => path,
    };

    private async Task<string> FirstId(string list) => (await commune.Get(list)).GetProperty("items")[0].GetProperty("id").GetString()!;
}

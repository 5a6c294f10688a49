using System.Globalization;

using Microsoft.Playwright;

namespace KeToanChung.Browser.Tests;

/// <summary>A sheet that takes its time. In a commune of its own: ten thousand vouchers change what is usual in the others' books.</summary>
public sealed partial class LongSheetTests(Commune commune, Chromium chromium) : IClassFixture<Commune>
{
    [Fact]
    public async Task A_long_sheet_tells_how_far_it_is()
    {
        const int rows = 20_000;
        const string village = "3021009";
        await commune.Server.OpenAgency(village, "Tổ dân phố Một");
        await commune.Server.Appoint("ketoan", KeToanChung.Ledger.Agencies.Role.Accountant, village);
        var lines = new System.Text.StringBuilder("Số chứng từ gốc;Mã cơ quan;Loại chứng từ;Ngày chứng từ;Diễn giải;Nghiệp vụ;Tài khoản;Nợ;Có\n");
        for (var i = 0; i < rows / 2; i++)
        {
            lines.Append(CultureInfo.InvariantCulture, $"D-{i};{village};Chứng từ kế toán;31/03/2026;Lương kỳ dài;LG-01;6121;1000;\n");
            lines.Append(CultureInfo.InvariantCulture, $"D-{i};{village};Chứng từ kế toán;31/03/2026;Lương kỳ dài;LG-01;334;;1000\n");
        }

        await using var accountant = await Visitor.SignedIn(chromium, commune, "ketoan");
        var said = new System.Collections.Concurrent.ConcurrentQueue<string>();
        // The page asks each 400 ms, and a quick machine may be done by then: here it asks each 20.
        await accountant.Page.AddInitScriptAsync("const later = setTimeout; window.setTimeout = (what, time, ...rest) => later(what, time === 400 ? 20 : time, ...rest)");
        await accountant.Page.ExposeFunctionAsync("heard", (string text) => said.Enqueue(text));
        await accountant.Goto("/vouchers/sheet");
        await accountant.IsReady();
        // Each text as it is set: a look now and then misses what stands for half a second.
        await accountant.Page.EvaluateAsync("""
            new MutationObserver(() => heard(document.querySelector("#checking [data-said]").textContent))
                .observe(document.querySelector("#checking [data-said]"), { childList: true, characterData: true, subtree: true })
            """);
        await accountant.Page.SetInputFilesAsync("#Upload", new FilePayload
        {
            Name = "dai.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(lines.ToString()),
        });
        await Assertions.Expect(accountant.Page.Locator("#checking progress")).ToBeVisibleAsync();
        var post = accountant.Page.GetByRole(AriaRole.Button, new() { Name = "Ghi sổ 10.000 chứng từ" });
        await Assertions.Expect(post).ToBeVisibleAsync(new() { Timeout = 30_000 });
        Assert.Contains(said, text => HowFar().IsMatch(text));
        said.Clear();
        await post.ClickAsync(new() { Timeout = 60_000 });

        Assert.Contains("Đã ghi sổ 10.000 chứng từ", await accountant.Toast(), StringComparison.Ordinal);
        Assert.Contains(said, text => HowFar().IsMatch(text));
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"\d / \d", System.Text.RegularExpressions.RegexOptions.None, 1_000)]
    private static partial System.Text.RegularExpressions.Regex HowFar();
}

using System.Net;

using KeToanChung.Testing;

namespace KeToanChung.Web.Tests.Pages;

/// <summary>Papers on pages, without script: attached to a request, seen where it is decided, taken back, and refused with a sentence.</summary>
public sealed class EvidencePagesTests(RefusedPaymentsTests.Office office) : IClassFixture<RefusedPaymentsTests.Office>
{
    private const string Form = $"/agencies/{TestServer.Office}/requests/new";

    [Fact]
    public async Task From_a_phones_photo_to_the_heads_list_and_onto_the_voucher()
    {
        var accountant = await PageClient.SignedIn(office.Server, "ketoan");
        var page = (await accountant.Submit(await accountant.Get(Form), Typed)).Location!;
        Assert.Contains("Hóa đơn", (await accountant.Get(page)).Text, StringComparison.Ordinal);

        var sent = await Attach(accountant, page, ("ảnh <b>hóa đơn.jpg", EvidenceTests.Jpeg("một")), ("nhầm.pdf", EvidenceTests.Pdf("hai")));
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        var shown = await accountant.Get(page);
        Assert.Contains("Đã đính kèm 2 tệp", shown.Text, StringComparison.Ordinal);
        Assert.Contains("ảnh &lt;b&gt;hóa đơn.jpg", shown.Html, StringComparison.Ordinal);
        var papers = shown.Links.Where(l => l.StartsWith("/attachments/", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, papers.Count);

        var removed = await accountant.Submit(shown, $"{page}?handler=Remove&paper={papers[1].Split('/')[^1]}");
        Assert.Equal(HttpStatusCode.Redirect, removed.Status);
        Assert.DoesNotContain("nhầm.pdf", (await accountant.Get(page)).Text.Replace("Đã bỏ nhầm.pdf", "", StringComparison.Ordinal), StringComparison.Ordinal);

        await accountant.Submit(await accountant.Get(page), $"{page}?handler=Submit");
        var head = await PageClient.SignedIn(office.Server, "thutruong");
        var waiting = await head.Get("/approve");
        Assert.Contains(papers[0], waiting.Links);
        var opened = await head.Get(papers[0]);
        Assert.Equal(HttpStatusCode.OK, opened.Status);
        Assert.Equal("no-cache, private", opened.Headers["Cache-Control"]);
        await head.Submit(waiting, ("Form.Ids", page.Split('/')[^1]));

        var paid = await accountant.Submit(await accountant.Get(page), $"{page}?handler=Pay", ("Form.Date", "31/3/2026"));
        Assert.Equal(HttpStatusCode.Redirect, paid.Status);
        var voucher = (await accountant.Get(page)).Links.First(l => l.Contains("/vouchers/", StringComparison.Ordinal));
        Assert.Contains(papers[0], (await accountant.Get(voucher)).Links);
        var later = await Attach(accountant, voucher, ("biên nhận.png", EvidenceTests.Png("ba")));
        Assert.Equal(HttpStatusCode.Redirect, later.Status);
        Assert.Contains("biên nhận.png", (await accountant.Get(voucher)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await Stranger()).Get(papers[0])).Status);
    }

    [Fact]
    public async Task What_is_no_paper_is_said_with_its_name_and_none_chosen_too()
    {
        var accountant = await PageClient.SignedIn(office.Server, "ketoan");
        var page = (await accountant.Submit(await accountant.Get(Form), Typed)).Location!;

        var script = await Attach(accountant, page, ("ảnh.jpg", "<script>alert(1)</script>"u8.ToArray()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, script.Status);
        Assert.Contains("«ảnh.jpg» không phải là PDF", script.Text, StringComparison.Ordinal);
        var none = await Attach(accountant, page);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.Status);
        Assert.Contains("Chưa chọn tệp nào", none.Text, StringComparison.Ordinal);
        Assert.DoesNotContain((await accountant.Get(page)).Links, l => l.StartsWith("/attachments/", StringComparison.Ordinal));
    }

    private static (string Name, string Value)[] Typed =>
    [
        ("Form.Payee.Name", "Nhà sách"), ("Form.Method", "Treasury"), ("Form.Operation", "RDT-01"), ("Form.Description", "Mua giấy in"),
        ("Form.Lines[0].Account", "6122"), ("Form.Lines[0].FundingSource", "13"), ("Form.Lines[0].Chapter", "830"), ("Form.Lines[0].SubCategory", "341"),
        ("Form.Lines[0].SubItem", "6551"), ("Form.Lines[0].Amount", "250000"),
    ];

    private static async Task<ShownPage> Attach(PageClient client, string page, params (string Name, byte[] Content)[] files) => await client.Upload(
        await client.Get(page), $"{page}?handler=Attach", files.Select(f => ("Papers.Files", f.Name, f.Content)), ("Papers.Kind", "invoice"));

    private async Task<PageClient> Stranger()
    {
        await office.Server.Appoint("nguoikhac", Ledger.Agencies.Role.Accountant, TestServer.School);
        return await PageClient.SignedIn(office.Server, "nguoikhac");
    }
}

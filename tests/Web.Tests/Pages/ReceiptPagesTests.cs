using System.Net;
using System.Text;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests.Pages;

/// <summary>Where receipts' numbers come from, and what platforms and banks say of payments, on pages without script.</summary>
public sealed class ReceiptPagesTests(TestDatabases databases)
{
    private const string Office = $"/agencies/{TestServer.Office}";

    [Fact]
    public async Task A_banks_list_is_taken_in_and_its_differences_and_answer_stand_beside_it()
    {
        await using var server = await Server();
        var accountant = await PageClient.SignedIn(server, "ketoan");
        var list = "002|GD1|8000|20260331090000|H19-0001||||" + "\n002|GD2|tám nghìn|20260331090000|H19-0002||||" + "\n009|2";
        using (var administrator = await server.SignedIn("quantri"))
        {
            await administrator.Post($"{Office}/payment-channels", new { provider = "generic", channel = "thu-ho", account = "1133", secret = "khoa-bi-mat" });
            var layout = new { recordDigest = "none", fileDigest = "none", fields = new[] { "type", "transactionId", "amount", "paidAt", "caseNumber", "content", "bankReference", "-", "result" }, footer = new[] { "type", "count" } };
            Assert.Equal("200", (await administrator.Send(HttpMethod.Put, $"{Office}/payment-channels/generic/thu-ho/list-layout", layout)).ToString());
        }

        var read = await accountant.Upload(
            await accountant.Get($"{Office}/online-payments"), $"{Office}/online-payments?handler=Import",
            [("Form.File", "20260401_X_THUHOTKAO_IN.txt", Encoding.UTF8.GetBytes(list))]);
        var one = await accountant.Get(read.Links.First(l => l.StartsWith($"{Office}/bank-lists/", StringComparison.Ordinal) && !l.EndsWith("/answer", StringComparison.Ordinal)));
        var answer = await accountant.Get(read.Links.First(l => l.EndsWith("/answer", StringComparison.Ordinal)));
        var lists = await accountant.Get($"{Office}/bank-lists");

        Assert.Equal(HttpStatusCode.OK, read.Status);
        Assert.Contains("1 khoản mới", read.Text, StringComparison.Ordinal);
        Assert.Contains("số tiền phải là số nguyên đồng", read.Text, StringComparison.Ordinal);
        Assert.Contains("01 · Chỉ ngân hàng có", one.Text, StringComparison.Ordinal);
        Assert.Contains("Không đọc được", one.Text, StringComparison.Ordinal);
        Assert.Equal(["01", "03"], answer.Html.Split('\n')[..2].Select(l => l.Split('|')[^1]));
        Assert.Contains("20260401_X_THUHOTKAO_IN.txt", lists.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_list_says_what_is_wrong()
    {
        await using var server = await Server();
        var accountant = await PageClient.SignedIn(server, "ketoan");
        var page = await accountant.Get($"{Office}/online-payments");

        var none = await accountant.Upload(page, $"{Office}/online-payments?handler=Import", []);
        var other = await accountant.Upload(page, $"{Office}/online-payments?handler=Import", [("Form.File", "anh.png", [0x89, 0x50, 0x00])]);
        var cutOff = await accountant.Upload(page, $"{Office}/online-payments?handler=Import", [("Form.File", "t1.txt", "002|GD1|8000"u8.ToArray())]);

        Assert.Contains("có thể tải về chưa trọn", cutOff.Text, StringComparison.Ordinal);
        Assert.All(new[] { none, other }, p => Assert.Contains("role=\"alert\"", p.Html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_book_of_paper_is_taken_in_given_written_out_at_the_counter_and_destroyed()
    {
        await using var server = await Server();
        var accountant = await PageClient.SignedIn(server, "ketoan");
        var cashier = await PageClient.SignedIn(server, "thuquy");
        var papers = $"{Office}/paper-receipts";

        await accountant.Submit(
            await accountant.Get(papers), $"{papers}?handler=Add", ("Form.Form", "02BLP1-001"), ("Form.Series", "AA/26P"), ("Form.First", "1"), ("Form.Final", "50"));
        var listed = await accountant.Get(papers);
        var book = listed.Html.Split("name=\"book\" value=\"")[1].Split('"')[0];
        await accountant.Submit(listed, $"{papers}?handler=Give", ("book", book), ("to", "thuquy"));
        var counter = await cashier.Get($"{Office}/fees");
        var taken = await cashier.Submit(
            counter, $"{Office}/fees", ("Form.FeeType", "HT-TRICHLUC"), ("Form.Quantity", "1"), ("Form.Payer.Name", "Nguyễn Văn An"), ("Form.PaperBook", book), ("Form.Method", "Cash"));
        var spoiled = await cashier.Submit(await cashier.Get(papers), $"{papers}?handler=Spoil", ("book", book), ("reason", "Viết hỏng"));
        await accountant.Submit(await accountant.Get(papers), $"{papers}?handler=Return", ("book", book));
        await accountant.Submit(await accountant.Get(papers), $"{papers}?handler=Destroy", ("Destruction.Way", "Cắt vụn"), ("Destruction.Witnesses", "Ông A, Bà B"));
        var after = await accountant.Get(papers);

        Assert.Contains("Giấy AA/26P, số 1", counter.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (taken.Status, spoiled.Status));
        Assert.Contains("AA/26P-1", (await cashier.Get($"{Office}/fees")).Text, StringComparison.Ordinal);
        Assert.Contains("Gửi trước hết 07/04/2026", after.Text, StringComparison.Ordinal);
        Assert.Contains("48", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_point_is_set_and_shown_with_its_ranges()
    {
        await using var server = await Server();
        var administrator = await PageClient.SignedIn(server, "quantri");
        var points = $"{Office}/issuing-points";

        var set = await administrator.Submit(
            await administrator.Get(points), points, ("Form.Code", "q1"), ("Form.Name", "Quầy một cửa"), ("Form.Address", "1 Trần Phú"), ("Form.Cashiers", "thuquy"), ("Form.RangeSize", "50"));
        using (var cashier = await server.SignedIn("thuquy"))
            await cashier.Post($"{Office}/fee-receipts", new { feeType = "HT-TRICHLUC", quantity = 1, payer = new { name = "Nguyễn Văn An" }, method = "cash" });
        var shown = await administrator.Get($"{points}?edit=Q1");
        var wrong = await administrator.Submit(shown, points, ("Form.Cashiers", "aido"));

        Assert.Equal(HttpStatusCode.Redirect, set.Status);
        Assert.Contains("26TAA · 1–50", shown.Text, StringComparison.Ordinal);
        Assert.Contains("đã dùng đến 1", shown.Text, StringComparison.Ordinal);
        Assert.Contains("aido không được bổ nhiệm thu phí", wrong.Text, StringComparison.Ordinal);
    }

    private async Task<TestServer> Server()
    {
        var server = await TestServer.Start(databases);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        await server.Appoint("thuquy", Role.Cashier, TestServer.Office);
        return server;
    }
}

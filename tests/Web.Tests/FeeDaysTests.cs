using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests;

/// <summary>Chốt ngày thu phí: receipts = platform = bank = books, signed with words for what differs; what comes afterwards is shown as such.</summary>
public sealed class FeeDaysTests(TestDatabases databases)
{
    private const string Office = $"/agencies/{TestServer.Office}";

    private const string Day = $"{Office}/fee-days/2026-03-31";

    private const string Desks = $"{Office}/cash-desks";

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_day_is_closed_with_its_four_figures_and_signed_by_the_cashier(DatabaseKind kind)
    {
        await using var office = await Staff.Start(databases, kind);
        await office.Cashier.Post($"{Office}/fee-receipts", Fee("cash", 2));
        await office.Cashier.Post($"{Office}/fee-receipts", Fee("online", 1, "H19.1"));
        await office.Report("T1;H19.1;8000;2026-03-31T09:00:00+07:00");

        var before = await office.Cashier.Get(Day);
        var early = await office.Cashier.Post($"{Day}/sign");
        var closed = await office.Accountant.Post($"{Day}/close", new { explanations = Array.Empty<object>() });
        var twice = await office.Accountant.Post($"{Day}/close", new { explanations = Array.Empty<object>() });
        var byAccountant = await office.Accountant.Post($"{Day}/sign");
        var signed = await office.Cashier.Post($"{Day}/sign");
        var signedTwice = await office.Cashier.Post($"{Day}/sign");

        Assert.Equal("", before.Text("closedBy"));
        Assert.Equal("409 request.wrongState", early.ToString());
        Assert.Equal("200", closed.ToString());
        Assert.Equal(("16000", "16000", "8000", "8000", "8000", "0"), Figures(closed));
        // Money that the bank doesn't have yet explains itself.
        Assert.Equal(["inTransit"], closed.Body.GetProperty("differences").EnumerateArray().Select(d => d.GetProperty("kind").GetString()));
        Assert.Equal("409 request.wrongState", twice.ToString());
        Assert.Contains("ketoan", twice.Text("detail"), StringComparison.Ordinal);
        Assert.Equal("409 request.wrongState", byAccountant.ToString());
        Assert.Equal(("200", "thuquy"), (signed.ToString(), signed.Text("cashier")));
        Assert.Equal("409 request.wrongState", signedTwice.ToString());
        var listed = Assert.Single((await office.Accountant.Get($"{Office}/fee-days?from=2026-03-01&to=2026-03-31")).Body.GetProperty("items").EnumerateArray());
        Assert.Equal((24_000, true, "thuquy"), (listed.GetProperty("receipts").GetInt32(), listed.GetProperty("isClosed").GetBoolean(), listed.GetProperty("cashier").GetString()));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_arrives_after_the_close_stands_beside_it_and_the_signed_figures_stay(DatabaseKind kind)
    {
        await using var office = await Staff.Start(databases, kind);
        await office.Cashier.Post($"{Office}/fee-receipts", Fee("cash", 1));
        await office.Cashier.Post($"{Office}/fee-receipts", Fee("online", 1, "H19.1"));
        var closed = await office.Accountant.Post($"{Day}/close", new { explanations = Array.Empty<object>() });

        await office.Report("T1;H19.1;8000;2026-03-31T09:30:00+07:00");
        await office.Cashier.Post($"{Office}/fee-receipts", Fee("cash", 2));
        var later = await office.Accountant.Get(Day);

        Assert.Equal(("200", "1"), (closed.ToString(), closed.Text("pending")));
        Assert.Equal(JsonValueKind.Null, closed.Body.GetProperty("late").ValueKind);
        Assert.Equal(("8000", "8000", "0", "0", "0", "0"), Figures(later));
        var late = later.Body.GetProperty("late");
        Assert.Equal((24_000, 24_000, 8_000), (late.GetProperty("receipts").GetInt32(), late.GetProperty("books").GetInt32(), late.GetProperty("platform").GetInt32()));
        Assert.Equal("inTransit", Assert.Single(late.GetProperty("items").EnumerateArray()).GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_payment_without_a_receipt_must_be_explained_by_who_closes()
    {
        await using var office = await Staff.Start(databases);
        await office.Report("T9;KHONG-RO;12000;2026-03-31T09:00:00+07:00");
        var key = Assert.Single((await office.Accountant.Get(Day)).Body.GetProperty("differences").EnumerateArray()).GetProperty("key").GetString()!;

        var silent = await office.Accountant.Post($"{Day}/close", new { explanations = Array.Empty<object>() });
        var blank = await office.Accountant.Post($"{Day}/close", Explained((key, "  ")));
        var other = await office.Accountant.Post($"{Day}/close", Explained(("withoutReceipt-999999", "Chuyện khác")));
        var closed = await office.Accountant.Post($"{Day}/close", Explained((key, "Người nộp ghi sai mã hồ sơ, chờ liên hệ")));

        Assert.StartsWith("withoutReceipt-", key, StringComparison.Ordinal);
        Assert.Equal(["explanations"], silent.Errors.Keys);
        Assert.Contains("T9", silent.Errors["explanations"], StringComparison.Ordinal);
        Assert.Equal(["explanations[0].text"], blank.Errors.Keys);
        Assert.Equal(["explanations"], other.Errors.Keys);
        Assert.Equal("200", closed.ToString());
        Assert.Equal("Người nộp ghi sai mã hồ sơ, chờ liên hệ", Assert.Single(closed.Body.GetProperty("differences").EnumerateArray()).GetProperty("explanation").GetString());
    }

    [Fact]
    public async Task A_day_with_an_open_desk_or_still_to_come_is_not_closed_and_only_the_accountant_closes()
    {
        await using var office = await Staff.Start(databases);
        var none = new { explanations = Array.Empty<object>() };
        await office.Cashier.Post(Desks, new { count = Array.Empty<object>() });

        var open = await office.Accountant.Post($"{Day}/close", none);
        var tomorrow = await office.Accountant.Post($"{Office}/fee-days/2026-04-01/close", none);
        var byCashier = await office.Cashier.Post($"{Day}/close", none);
        var noDay = await office.Accountant.Get($"{Office}/fee-days/31-03-2026");
        var elsewhere = await office.Accountant.Get($"/agencies/{TestServer.School}/fee-days/2026-03-31");

        Assert.Equal("409 request.wrongState", open.ToString());
        Assert.Contains("thuquy", open.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(["date"], tomorrow.Errors.Keys);
        Assert.Equal("403 right.missing", byCashier.ToString());
        Assert.InRange((int)noDay.Status, 400, 422);
        Assert.Equal("404 notFound", elsewhere.ToString());
    }

    [Fact]
    public async Task A_shortage_at_the_desk_and_a_correction_are_differences_with_their_words()
    {
        await using var office = await Staff.Start(databases);
        await office.Cashier.Post(Desks, new { count = Array.Empty<object>() });
        await office.Cashier.Post($"{Office}/fee-receipts", Fee("cash", 1));
        var online = (await office.Cashier.Post($"{Office}/fee-receipts", Fee("online", 3, "H19.1"))).Text("id");
        await office.Report("T1;H19.1;24000;2026-03-31T09:00:00+07:00");
        await office.Accountant.Post($"{Office}/fee-receipts/{online}/correct", new { kind = "replacement", reason = "Nhầm số bản", quantity = 1 });
        var desk = (await office.Cashier.Get($"{Desks}/mine")).Body.GetProperty("open").GetProperty("id").GetString();
        await office.Cashier.Post($"{Desks}/{desk}/close", new { count = new[] { new { denomination = 5_000, pieces = 1 } }, note = "Thối nhầm 3.000" });

        var day = await office.Accountant.Get(Day);
        var differences = day.Body.GetProperty("differences").EnumerateArray().ToDictionary(d => d.GetProperty("kind").GetString()!);
        var closed = await office.Accountant.Post($"{Day}/close", Explained((differences["paidOtherwise"].GetProperty("key").GetString()!, "Đã lập biên lai thay thế, còn hoàn 16.000")));
        using var print = await office.Accountant.GetAsync($"/api/v1{Day}/print?format=html", TestContext.Current.CancellationToken);
        var paper = await print.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(("8000", "8000", "8000", "8000", "24000", "0"), Figures(day));
        Assert.Equal((-16_000, -3_000), (differences["paidOtherwise"].GetProperty("amount").GetInt32(), differences["cashCount"].GetProperty("amount").GetInt32()));
        Assert.Equal("Thối nhầm 3.000", differences["cashCount"].GetProperty("explanation").GetString());
        Assert.Equal("200", closed.ToString());
        Assert.Contains("còn hoàn 16.000", paper, StringComparison.Ordinal);
        Assert.Contains("Thối nhầm 3.000", paper, StringComparison.Ordinal);
    }

    private static (string?, string?, string?, string?, string?, string?) Figures(Answer day) =>
        (day.Text("cashReceipts"), day.Text("cashBooks"), day.Text("onlineReceipts"), day.Text("onlineBooks"), day.Text("platform"), day.Text("bank"));

    private static object Explained(params (string Key, string Text)[] explanations) => new { explanations = explanations.Select(e => new { key = e.Key, text = e.Text }) };

    private static object Fee(string method, int quantity, string? caseNumber = null) =>
        new { feeType = "HT-TRICHLUC", quantity, payer = new { name = "Nguyễn Văn An" }, method, caseNumber };

    private sealed class Staff : IAsyncDisposable
    {
        public required TestServer Server { get; init; }

        public required HttpClient Cashier { get; init; }

        public required HttpClient Accountant { get; init; }

        public static async Task<Staff> Start(TestDatabases databases, DatabaseKind? kind = null)
        {
            var server = await TestServer.Start(databases, kind);
            await server.Appoint("thuquy", Role.Cashier, TestServer.Office);
            await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
            return new Staff { Server = server, Cashier = await server.SignedIn("thuquy"), Accountant = await server.SignedIn("ketoan") };
        }

        public async Task Report(string row)
        {
            using var form = new MultipartFormDataContent();
            using var file = new ByteArrayContent(Encoding.UTF8.GetBytes($"transactionId;caseNumber;amount;paidAt\n{row}\n"));
            file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
            form.Add(file, "file", "nen-tang.csv");
            using var answer = await Accountant.PostAsync($"/api/v1{Office}/online-payments", form, TestContext.Current.CancellationToken);
            answer.EnsureSuccessStatusCode();
        }

        public async ValueTask DisposeAsync()
        {
            Cashier.Dispose();
            Accountant.Dispose();
            await Server.DisposeAsync();
        }
    }
}

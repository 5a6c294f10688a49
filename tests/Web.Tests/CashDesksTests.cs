using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests;

/// <summary>Quỹ, bàn thu over HTTP: a day's cash from one count to the next, whoever collected it.</summary>
public sealed class CashDesksTests(TestDatabases databases)
{
    private const string Desks = $"/agencies/{TestServer.Office}/cash-desks";

    private const string HandOvers = $"/agencies/{TestServer.Office}/cash-hand-overs";

    private const string Receipts = $"/agencies/{TestServer.Office}/fee-receipts";

    private static readonly object NoCash = new { count = Array.Empty<object>() };

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_a_collector_took_is_handed_over_with_a_list_and_both_desks_agree(DatabaseKind kind)
    {
        await using var office = await Office.Open(databases, kind);
        await office.Cashier.Post(Desks, NoCash);
        await office.Accountant.Post(Desks, NoCash);
        var own = await Office.Take(office.Cashier, quantity: 1);
        var first = await Office.Take(office.Accountant, quantity: 2);
        var second = await Office.Take(office.Accountant, quantity: 3);

        var mine = await office.Accountant.Get($"{Desks}/mine");
        var offered = await office.Accountant.Post(HandOvers, new { to = "thuquy", receipts = new[] { first, second }, note = "Thu hộ quầy 2" });
        var early = await Office.Close(office.Accountant, 40_000);
        var confirmed = await office.Cashier.Post($"{HandOvers}/{offered.Text("id")}/confirm");
        var list = await office.Cashier.Get($"{HandOvers}/{offered.Text("id")}");
        var collector = await Office.Close(office.Accountant, 0);
        var cashier = await Office.Close(office.Cashier, 48_000);

        Assert.Equal([first, second], mine.Body.GetProperty("held").EnumerateArray().Select(h => h.GetProperty("id").GetString()!));
        Assert.Equal(("201", "40000", "offered"), (offered.ToString(), offered.Text("amount"), offered.Text("state")));
        Assert.Equal("409 request.wrongState", early.ToString());
        Assert.Contains("thuquy", early.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(("200", "confirmed"), (confirmed.ToString(), confirmed.Text("state")));
        Assert.Equal([16_000, 24_000], list.Body.GetProperty("receipts").EnumerateArray().Select(r => r.GetProperty("amount").GetInt32()));
        Assert.Equal(("200", "0"), (collector.ToString(), collector.Text("difference")));
        Assert.Equal(("200", "48000", "0"), (cashier.ToString(), cashier.Text("expected"), cashier.Text("difference")));
        var shown = (await office.Cashier.Get($"{Desks}/{cashier.Text("id")}")).Body;
        Assert.Equal((8_000, 40_000), (shown.GetProperty("received").GetInt32(), shown.GetProperty("takenOver").GetInt32()));
        Assert.Equal(own, Assert.Single(shown.GetProperty("movements").EnumerateArray()).GetProperty("receipt").GetString());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_shortage_needs_words_and_is_posted_once_by_who_confirms(DatabaseKind kind)
    {
        await using var office = await Office.Open(databases, kind);
        await office.Cashier.Post(Desks, NoCash);
        await Office.Take(office.Cashier, quantity: 5);

        var silent = await Office.Close(office.Cashier, 39_000);
        var closed = await Office.Close(office.Cashier, 39_000, "Thối nhầm cho người nộp");
        var again = await office.Cashier.Post($"{Desks}/{closed.Text("id")}/close", Count(39_000));
        var byHolder = await office.Cashier.Post($"{Desks}/{closed.Text("id")}/confirm", new { postsDifference = true });
        var unexplained = await office.Accountant.Post($"{Desks}/{closed.Text("id")}/confirm", new { postsDifference = false });
        var confirmed = await office.Accountant.Post($"{Desks}/{closed.Text("id")}/confirm", new { postsDifference = true });
        var twice = await office.Accountant.Post($"{Desks}/{closed.Text("id")}/confirm", new { postsDifference = true });

        Assert.Equal("422 request.invalid", silent.ToString());
        Assert.Contains("40.000", silent.Errors["note"], StringComparison.Ordinal);
        Assert.Equal(("200", "-1000"), (closed.ToString(), closed.Text("difference")));
        Assert.Equal("409 request.wrongState", again.ToString());
        Assert.Equal("403 right.missing", byHolder.ToString());
        Assert.Equal(["note"], unexplained.Errors.Keys);
        Assert.Equal(("200", "PC-2026-00001"), (confirmed.ToString(), confirmed.Text("number")));
        Assert.Equal("409 request.wrongState", twice.ToString());
        Assert.Equal((39_000, 1_000), (await office.Balance("1111"), await office.Balance("1381")));

        // The next desk begins with what was counted: the shortage isn't asked for a second time.
        var next = await office.Cashier.Post(Desks, Count(39_000));
        Assert.Equal(("201", "39000", "0", "2"), (next.ToString(), next.Text("expected"), next.Text("difference"), next.Text("turn")));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Whoever_confirms_a_surplus_may_leave_it_unposted_with_a_reason(DatabaseKind kind)
    {
        await using var office = await Office.Open(databases, kind);
        await office.Cashier.Post(Desks, NoCash);
        var closed = await Office.Close(office.Cashier, 200, "Chưa rõ");

        var confirmed = await office.Head.Post($"{Desks}/{closed.Text("id")}/confirm", new { postsDifference = false, note = "Tiền của cán bộ để nhầm, đã trả" });

        Assert.Equal(("200", "200", ""), (confirmed.ToString(), confirmed.Text("difference"), confirmed.Text("voucher")));
        Assert.Equal(0, await office.Balance("3381"));
    }

    [Fact]
    public async Task Receipts_need_no_open_desk_and_belong_to_the_one_that_is_opened_next()
    {
        await using var office = await Office.Open(databases);
        var before = await office.Cashier.Post(Receipts, Fee(quantity: 2));
        var opened = await office.Cashier.Post(Desks, Count(16_000));
        await Office.Take(office.Cashier, quantity: 1);
        var closed = await Office.Close(office.Cashier, 24_000);
        await Office.Take(office.Cashier, quantity: 1);
        var next = await office.Cashier.Get($"{Desks}/mine");

        Assert.Equal("201", before.ToString());
        Assert.Equal(("201", "16000", "0"), (opened.ToString(), opened.Text("expected"), opened.Text("difference")));
        Assert.Equal(("200", "0"), (closed.ToString(), closed.Text("difference")));
        Assert.Equal("32000", next.Text("openingExpected"));
    }

    [Fact]
    public async Task The_fund_goes_along_with_cash_vouchers_payments_and_corrections()
    {
        await using var office = await Office.Open(databases);
        await office.Cashier.Post(Desks, NoCash);
        var issued = await Office.Take(office.Cashier, quantity: 3);
        await office.Accountant.Post($"{Receipts}/{issued}/correct", new { kind = "replacement", reason = "Thu nhầm số bản", quantity = 1 });
        await office.Accountant.Post($"/agencies/{TestServer.Office}/vouchers", new
        {
            date = "2026-03-31", type = "cashReceipt", operation = "TU-04", description = "Nộp lại tạm ứng không chi hết",
            lines = new object[] { new { account = "1111", debit = 500_000 }, new { account = "1411", credit = 500_000, party = "Nguyễn Văn An" } },
        });

        var open = (await office.Cashier.Get($"{Desks}/mine")).Body.GetProperty("open");

        // 24.000 were taken and are still in the drawer: 16.000 of them are owed to the payer.
        Assert.Equal(524_000, open.GetProperty("expected").GetInt32());
        Assert.Equal(524_000, await office.Balance("1111"));
    }

    [Fact]
    public async Task One_person_has_one_open_desk_and_one_desk_keeps_the_fund()
    {
        await using var office = await Office.Open(databases);
        await office.Server.Appoint("thuquy2", Role.Cashier, TestServer.Office);
        using var second = await office.Server.SignedIn("thuquy2");

        var first = await office.Cashier.Post(Desks, NoCash);
        var twice = await office.Cashier.Post(Desks, NoCash);
        var fundTwice = await second.Post(Desks, new { count = Array.Empty<object>(), keepsFund = true });
        var without = await second.Post(Desks, NoCash);
        var byAccountant = await office.Accountant.Post(Desks, new { count = Array.Empty<object>(), keepsFund = true });

        Assert.Equal(("201", "True"), (first.ToString(), first.Text("keepsFund")));
        Assert.Equal("409 request.wrongState", twice.ToString());
        Assert.Contains("31/03/2026", twice.Text("detail"), StringComparison.Ordinal);
        Assert.Equal("409 request.wrongState", fundTwice.ToString());
        Assert.Contains("thuquy", fundTwice.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(("201", "False"), (without.ToString(), without.Text("keepsFund")));
        Assert.Equal(["keepsFund"], byAccountant.Errors.Keys);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Of_desks_that_one_person_opens_at_once_one_is_opened(DatabaseKind kind)
    {
        await using var office = await Office.Open(databases, kind);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => office.Cashier.Post(Desks, NoCash)));

        Assert.Single(answers, a => a.ToString() == "201");
        Assert.All(answers.Where(a => a.ToString() != "201"), a => Assert.Equal("409 request.wrongState", a.ToString()));
    }

    [Theory]
    [InlineData("""{"count":[{"denomination":500000,"pieces":-1}]}""", "count[0].pieces")]
    [InlineData("""{"count":[{"denomination":500000,"pieces":100001}]}""", "count[0].pieces")]
    [InlineData("""{"count":[{"denomination":500000,"pieces":9223372036854775807}]}""", "count[0].pieces")]
    [InlineData("""{"count":[{"denomination":100,"pieces":1}]}""", "count[0].denomination")]
    [InlineData("""{"count":[{"denomination":1000,"pieces":1},{"denomination":1000,"pieces":1}]}""", "count[1].denomination")]
    [InlineData("""{"count":[{"denomination":1000,"pieces":1.5}]}""", "count[0].pieces")]
    [InlineData("""{"count":[null]}""", "count[0]")]
    [InlineData("""{"note":"quên đếm"}""", "count")]
    [InlineData("""{"count":[{"denomination":1000,"pieces":1}]}""", "note")]
    public async Task A_count_that_cannot_be_is_refused_at_its_line(string body, string field)
    {
        await using var office = await Office.Open(databases);

        var refused = await office.Cashier.Post(Desks, body);

        Assert.Equal("request.invalid", refused.Code);
        Assert.Equal([field], refused.Errors.Keys);
    }

    [Fact]
    public async Task Only_what_is_ones_own_and_there_is_handed_over_to_somebody_else_who_may_take_it()
    {
        await using var office = await Office.Open(databases);
        await office.Server.Appoint("kiemtoan", Role.Auditor, TestServer.Office);
        var others = await Office.Take(office.Cashier, quantity: 1);
        var unopened = await office.Accountant.Post(HandOvers, To("thuquy", others));
        await office.Cashier.Post(Desks, Count(8_000));
        await office.Accountant.Post(Desks, NoCash);
        var own = await Office.Take(office.Accountant, quantity: 1);

        var refused = new (object Body, string Field)[]
        {
            (To("ketoan", own), "to"), (To("kiemtoan", own), "to"), (To("khongco", own), "to"), (new { receipts = new[] { own } }, "to"),
            (To("thuquy", others), "receipts[0]"), (To("thuquy", own, own), "receipts[1]"), (To("thuquy", "1-999999"), "receipts[0]"), (To("thuquy", "bậy"), "receipts[0]"),
            (new { to = "thuquy", receipts = Array.Empty<string>() }, "receipts"), (new { to = "thuquy", receipts = Array.Empty<string>(), other = -1 }, "other"),
            (new { to = "thuquy", receipts = new[] { own }, other = 1 }, "other"),
        };

        Assert.Equal("409 request.wrongState", unopened.ToString());
        foreach (var (body, field) in refused)
            Assert.Equal([field], (await office.Accountant.Post(HandOvers, body)).Errors.Keys);
        Assert.Equal("201", (await office.Accountant.Post(HandOvers, To("thuquy", own))).ToString());
        Assert.Equal(["receipts[0]"], (await office.Accountant.Post(HandOvers, To("thuquy", own))).Errors.Keys);
    }

    [Fact]
    public async Task A_hand_over_is_confirmed_by_its_receiver_alone_and_once_or_turned_down_and_free_again()
    {
        await using var office = await Office.Open(databases);
        await office.Server.Appoint("thuquy2", Role.Cashier, TestServer.Office);
        using var stranger = await office.Server.SignedIn("thuquy2");
        await office.Accountant.Post(Desks, NoCash);
        var receipt = await Office.Take(office.Accountant, quantity: 1);
        var offered = (await office.Accountant.Post(HandOvers, To("thuquy", receipt))).Text("id");

        var withoutDesk = await office.Cashier.Post($"{HandOvers}/{offered}/confirm");
        await office.Cashier.Post(Desks, NoCash2());
        var byGiver = await office.Accountant.Post($"{HandOvers}/{offered}/confirm");
        var byStranger = await stranger.Post($"{HandOvers}/{offered}/confirm");
        var shownToStranger = await stranger.Get($"{HandOvers}/{offered}");
        var noReason = await office.Cashier.Post($"{HandOvers}/{offered}/turn-down", new { reason = " " });
        var turnedDown = await office.Cashier.Post($"{HandOvers}/{offered}/turn-down", new { reason = "Thiếu 1.000" });
        var tooLate = await office.Cashier.Post($"{HandOvers}/{offered}/confirm");
        var again = await office.Accountant.Post(HandOvers, To("thuquy", receipt));

        Assert.Equal("409 request.wrongState", withoutDesk.ToString());
        Assert.Equal("409 request.wrongState", byGiver.ToString());
        Assert.Equal("404 notFound", byStranger.ToString());
        Assert.Equal("404 notFound", shownToStranger.ToString());
        Assert.Equal(["reason"], noReason.Errors.Keys);
        Assert.Equal(("200", "turnedDown"), (turnedDown.ToString(), turnedDown.Text("state")));
        Assert.Equal("409 request.wrongState", tooLate.ToString());
        Assert.Equal("201", again.ToString());

        // The first fund took over what the books say: the accountant's 8.000 too, with the reason that it isn't here yet.
        static object NoCash2() => new { count = Array.Empty<object>(), note = "8.000 kế toán thu chưa bàn giao" };
    }

    [Fact]
    public async Task A_desk_is_its_holders_and_the_agencys_who_read_its_books()
    {
        await using var office = await Office.Open(databases);
        await office.Server.Appoint("thuquy2", Role.Cashier, TestServer.Office);
        await office.Server.Appoint("truonghoc", Role.Accountant, TestServer.School);
        using var colleague = await office.Server.SignedIn("thuquy2");
        using var school = await office.Server.SignedIn("truonghoc");
        var desk = (await office.Cashier.Post(Desks, NoCash)).Text("id");

        Assert.Equal("200", (await office.Head.Get($"{Desks}/{desk}")).ToString());
        Assert.Equal("404 notFound", (await colleague.Get($"{Desks}/{desk}")).ToString());
        Assert.Equal("404 notFound", (await colleague.Post($"{Desks}/{desk}/close", NoCash)).ToString());
        Assert.Equal("404 notFound", (await school.Get($"{Desks}/{desk}")).ToString());
        Assert.Equal("403 right.missing", (await office.Head.Post(Desks, NoCash)).ToString());
        Assert.Equal("409 request.wrongState", (await office.Accountant.Post($"{Desks}/{desk}/confirm", new { postsDifference = true })).ToString());
        Assert.Empty((await colleague.Get(Desks)).Body.GetProperty("items").EnumerateArray());
        Assert.Single((await office.Accountant.Get(Desks)).Body.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task The_count_is_form_S14_H_in_figures_sheet_and_paper()
    {
        await using var office = await Office.Open(databases);
        await office.Cashier.Post(Desks, NoCash);
        await Office.Take(office.Cashier, quantity: 5);
        await Office.Close(office.Cashier, 39_000, "Thối nhầm");
        const string report = $"/reports/S14-H?agency={TestServer.Office}&from=2026-03-31&to=2026-03-31";

        var rows = (await office.Cashier.Get(report)).Body;
        var html = await office.Accountant.GetStringAsync($"/api/v1{report}&format=html", TestContext.Current.CancellationToken);
        using var pdf = await office.Accountant.GetAsync($"/api/v1{report}&format=pdf", TestContext.Current.CancellationToken);
        using var sheet = await office.Accountant.GetAsync($"/api/v1{report}&format=xlsx", TestContext.Current.CancellationToken);

        Assert.Equal(
            [(20_000L, 1L), (10_000L, 1L), (5_000L, 1L), (2_000L, 2L)],
            rows.GetProperty("rows").EnumerateArray().Where(r => !r.GetProperty("isSum").GetBoolean())
                .Select(r => (r.GetProperty("denomination").GetInt64(), r.GetProperty("pieces").GetInt64())));
        Assert.Equal([39_000, 40_000, -1_000], rows.GetProperty("rows").EnumerateArray().Where(r => r.GetProperty("isSum").GetBoolean()).Select(r => r.GetProperty("amount").GetInt32()));
        Assert.Contains("S14-H", html, StringComparison.Ordinal);
        Assert.Contains("Thiếu: Thối nhầm", html, StringComparison.Ordinal);
        Assert.Equal(("application/pdf", true), (pdf.Content.Headers.ContentType!.MediaType!, sheet.IsSuccessStatusCode));
    }

    private static object To(string to, params string[] receipts) => new { to, receipts };

    private static object Fee(int quantity) => new { feeType = "HT-TRICHLUC", quantity, payer = new { name = "Nguyễn Văn An" }, method = "cash" };

    /// <summary>An amount in as few notes as there can be.</summary>
    private static object Count(long amount, string? note = null)
    {
        var count = new List<object>();
        foreach (var denomination in new long[] { 500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200 })
        {
            if (amount / denomination is > 0 and var pieces)
                count.Add(new { denomination, pieces });
            amount %= denomination;
        }

        return new { count, note };
    }

    private sealed class Office : IAsyncDisposable
    {
        public required TestServer Server { get; init; }

        public required HttpClient Cashier { get; init; }

        public required HttpClient Accountant { get; init; }

        public required HttpClient Head { get; init; }

        public static async Task<Office> Open(TestDatabases databases, DatabaseKind? kind = null)
        {
            var server = await TestServer.Start(databases, kind);
            await server.Appoint("thuquy", Role.Cashier, TestServer.Office);
            await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
            await server.Appoint("thutruong", Role.AgencyHead, TestServer.Office);
            return new Office
            {
                Server = server, Cashier = await server.SignedIn("thuquy"), Accountant = await server.SignedIn("ketoan"), Head = await server.SignedIn("thutruong"),
            };
        }

        /// <summary>A fee in cash, 8.000 each.</summary>
        public static async Task<string> Take(HttpClient who, int quantity) => (await who.Post(Receipts, Fee(quantity))).Text("id")!;

        public static async Task<Answer> Close(HttpClient who, long counted, string? note = null)
        {
            var id = (await who.Get($"{Desks}/mine")).Body.GetProperty("open").GetProperty("id").GetString();
            return await who.Post($"{Desks}/{id}/close", Count(counted, note));
        }

        public async Task<long> Balance(string account) =>
            (await Accountant.Get($"/reports/trial-balance?agency={TestServer.Office}&from=2026-03-01&to=2026-03-31")).Body.GetProperty("rows").EnumerateArray()
                .Where(r => !r.GetProperty("isSum").GetBoolean() && r.GetProperty("account").GetString() == account)
                .Sum(r => r.GetProperty("closingDebit").GetInt64() - r.GetProperty("closingCredit").GetInt64());

        public async ValueTask DisposeAsync()
        {
            Cashier.Dispose();
            Accountant.Dispose();
            Head.Dispose();
            await Server.DisposeAsync();
        }
    }
}

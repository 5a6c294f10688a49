using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests;

/// <summary>Steps of a payment request that must not be taken: each over HTTP, with the budget and the books as they were.</summary>
public sealed class RefusedPaymentsTests(RefusedPaymentsTests.Office office) : IClassFixture<RefusedPaymentsTests.Office>
{
    public static TheoryData<string, string, string, string, string> Steps => new()
    {   // state the request is in   who           step                              answer                        word
        { "draft",     "ketoan",    "pay",                                    "409 request.wrongState",     "nháp" },
        { "draft",     "thutruong", "approve",                                "409 request.wrongState",     "nháp" },
        { "draft",     "thutruong", "reject",                                 "409 request.wrongState",     "nháp" },
        { "submitted", "ketoan",    "submit",                                 "409 request.wrongState",     "chờ duyệt" },
        { "submitted", "ketoan",    "pay",                                    "409 request.wrongState",     "chờ duyệt" },
        { "submitted", "ketoan",    "approve",                                "403 approval.notApprover",   "duyệt" },
        { "submitted", "kiemtoan",  "approve",                                "403 approval.notApprover",   "duyệt" },
        { "submitted", "nguoila",   "approve",                                "404 notFound",               "" },
        { "approved",  "thutruong", "approve",                                "409 request.wrongState",     "duyệt" },
        { "approved",  "thutruong", "reject",                                 "409 request.wrongState",     "duyệt" },
        { "approved",  "ketoan",    """pay {"date":"2026-03-29"}""",          "422 request.invalid",        "30/03/2026" },
        { "approved",  "ketoan",    """pay {"date":"2027-03-29"}""",          "422 date.outsideFiscalYear", "2027" },
        { "approved",  "ketoan",    """pay {"date":"2026-02-30"}""",          "400 request.invalid",        "năm-tháng-ngày" },
        { "approved",  "thutruong", "pay",                                    "403 right.missing",          "" },
        { "changed",   "ketoan",    "pay",                                    "409 request.wrongState",     "nháp" },
        { "rejected",  "ketoan",    "pay",                                    "409 request.wrongState",     "từ chối" },
        { "withdrawn", "ketoan",    "submit",                                 "409 request.wrongState",     "rút" },
        { "paid",      "ketoan",    "pay",                                    "409 request.wrongState",     "chi" },
        { "paid",      "ketoan",    "withdraw",                               "409 request.wrongState",     "chi" },
        { "paid",      "thutruong", "approve",                                "409 request.wrongState",     "chi" },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Refuses_a_step(string state, string who, string step, string answer, string word)
    {
        var id = await office.RequestThatIs(state);
        var before = await office.Books();

        var words = step.Split(' ', 2);
        var refused = await office.As(who).Post($"/payment-requests/{id}/{words[0]}", words.Length > 1 ? words[1] : null);

        Assert.Equal(answer, refused.ToString());
        Assert.Contains(word, refused.Text("detail")!, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(before, await office.Books());
    }

    [Fact]
    public async Task Nobody_approves_what_they_made_themselves()
    {
        var made = await office.As("thutruong").Post($"/agencies/{TestServer.Office}/payment-requests", Office.Request(600_000));
        var id = made.Text("id");
        await office.As("thutruong").Post($"/payment-requests/{id}/submit");

        Assert.Equal("403 approval.ownRequest", (await office.As("thutruong").Post($"/payment-requests/{id}/approve")).ToString());
        Assert.Equal("200", (await office.As("phothutruong").Post($"/payment-requests/{id}/approve")).ToString());
    }

    [Fact]
    public async Task What_was_approved_is_not_changed()
    {
        var id = await office.RequestThatIs("approved");
        var before = await office.Books();
        var seen = (await office.As("ketoan").Get($"/payment-requests/{id}")).Headers["ETag"];

        var refused = await office.As("ketoan").Send(HttpMethod.Put, $"/payment-requests/{id}", Office.Request(900_000), ("If-Match", seen));

        Assert.Equal("409 request.wrongState", refused.ToString());
        Assert.Equal(before, await office.Books());
    }

    [Fact]
    public async Task A_changed_request_is_approved_again_before_it_is_paid()
    {
        var id = await office.RequestThatIs("changed");

        await office.As("ketoan").Post($"/payment-requests/{id}/submit");
        await office.As("thutruong").Post($"/payment-requests/{id}/approve");
        var paid = await office.As("ketoan").Post($"/payment-requests/{id}/pay");

        Assert.Equal("200", paid.ToString());
        var effect = (await office.As("ketoan").Get($"/payment-requests/{id}")).Body;
        Assert.Equal(("paid", 500_000), (effect.GetProperty("status").GetString(), effect.GetProperty("total").GetInt64()));
    }

    /// <summary>An office with enough to spend, and everybody who may have something to do with a request.</summary>
    public sealed class Office(TestDatabases databases) : IAsyncLifetime
    {
        private readonly Dictionary<string, HttpClient> people = new(StringComparer.Ordinal);

        private TestServer? server;

        public async ValueTask InitializeAsync()
        {
            server = await TestServer.Start(databases);
            foreach (var (name, role, agency) in new[]
            {
                ("ketoan", Role.Accountant, TestServer.Office), ("thutruong", Role.AgencyHead, TestServer.Office),
                ("phothutruong", Role.AgencyHead, TestServer.Office), ("kiemtoan", Role.Auditor, TestServer.Office),
                ("nguoila", Role.AgencyHead, TestServer.School),
            })
            {
                await server.Appoint(name, role, agency);
                people[name] = await server.SignedIn(name);
            }

            var given = await people["ketoan"].Post($"/agencies/{TestServer.Office}/budget-entries", new
            {
                kind = "assign", decisionNumber = "1/QĐ", decisionDate = "2026-01-01", effectiveDate = "2026-01-01",
                lines = new[] { new { fundingSource = "13", chapter = "830", subCategory = "341", subItem = "6551", amount = 100_000_000 } },
            });
            Assert.Equal("201", given.ToString());
        }

        public TestServer Server => server!;

        public HttpClient As(string who) => people[who];

        public async Task<string> RequestThatIs(string state)
        {
            var id = (await As("ketoan").Post($"/agencies/{TestServer.Office}/payment-requests", Request(600_000))).Text("id");
            (string Who, string Step)[] steps = state switch
            {
                "draft" => [],
                "submitted" => [("ketoan", "submit")],
                "approved" => [("ketoan", "submit"), ("thutruong", "approve")],
                "rejected" or "changed" => [("ketoan", "submit"), ("thutruong", "reject")],
                "withdrawn" => [("ketoan", "submit"), ("ketoan", "withdraw")],
                "paid" => [("ketoan", "submit"), ("thutruong", "approve"), ("ketoan", "pay")],
                _ => throw new ArgumentOutOfRangeException(nameof(state)),
            };
            foreach (var (who, step) in steps)
                Assert.Equal("200", (await As(who).Post($"/payment-requests/{id}/{step}", step is "reject" ? new { note = "Sai giá" } : null)).ToString());
            if (state is "changed")
            {
                var path = $"/payment-requests/{id}";
                var seen = (await As("ketoan").Get(path)).Headers["ETag"];
                Assert.Equal("200", (await As("ketoan").Send(HttpMethod.Put, path, Request(500_000), ("If-Match", seen))).ToString());
            }

            return id!;
        }

        public async Task<string> Books()
        {
            var budget = await As("ketoan").Get($"/agencies/{TestServer.Office}/budget?year=2026");
            var vouchers = await As("ketoan").Get($"/agencies/{TestServer.Office}/vouchers");
            var integrity = await As("ketoan").Get($"/agencies/{TestServer.Office}/integrity");
            Assert.True(integrity.Body.GetProperty("ok").GetBoolean(), integrity.Body.ToString());
            return $"{vouchers.Text("total")} vouchers, budget {budget.Body}";
        }

        public static object Request(long amount) => new
        {
            date = "2026-03-30", payee = new { name = "Nhà sách" }, method = "treasury", operation = "RDT-01", description = "Văn phòng phẩm",
            lines = new[] { new { fundingSource = "13", chapter = "830", subCategory = "341", subItem = "6551", account = "6122", amount } },
        };

        public async ValueTask DisposeAsync()
        {
            foreach (var client in people.Values)
                client.Dispose();
            if (server is not null)
                await server.DisposeAsync();
        }
    }
}

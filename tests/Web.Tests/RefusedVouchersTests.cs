using System.Globalization;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests;

/// <summary>
/// A voucher that must not be posted gets its code, its field and a Vietnamese sentence over HTTP, and the books stay as they were.
/// </summary>
public sealed class RefusedVouchersTests(RefusedVouchersTests.Desk desk) : IClassFixture<RefusedVouchersTests.Desk>
{
    private const string Line = "/13/830/341/6551";

    public static TheoryData<string, string?, string, string, string, string> Cases => new()
    {   // case                                operation  date          lines                                                  answer                        field
        { "one đồng too much",                 "LG-01",  "2026-03-31", "N 6121 1001, C 334 1000",                             "422 voucher.unbalanced",     "lines" },
        { "zero on both sides",                "LG-01",  "2026-03-31", "N 6121 1000, C 334 1000, N 6121 0",                   "422 request.invalid",        "lines[2].debit" },
        { "both sides",                        "LG-01",  "2026-03-31", "N 6121 1000, C 334 1000, B 6121 5",                   "422 request.invalid",        "lines[2].debit" },
        { "negative outside class 0",          "LG-01",  "2026-03-31", "N 6121 -1000, C 334 -1000",                           "422 request.invalid",        "lines[0].debit" },
        { "an account that isn't there",       "LG-01",  "2026-03-31", "N 6129 1000, C 334 1000",                             "422 account.unknown",        "lines[0].account" },
        { "an account that was retired",       "LG-01",  "2026-03-31", "N 661 1000, C 334 1000",                              "422 account.unknown",        "lines[0].account" },
        { "an account that only sums",         "LG-01",  "2026-03-31", "N 612 1000, C 334 1000",                              "422 account.notPostable",    "lines[0].account" },
        { "between two accounting units",      "TH-01",  "2026-03-31", "N 1121 1000, C 336 1000@3021004",                     "422 account.notForUnitType", "lines[1].account" },
        { "a month that is closed",            "LG-01",  "2026-01-31", "N 6121 1000, C 334 1000",                             "422 period.closed",          "date" },
        { "a year that isn't open",            "LG-01",  "2025-12-31", "N 6121 1000, C 334 1000",                             "422 date.outsideFiscalYear", "date" },
        { "a dimension left out",              "RDT-01", "2026-03-31", "N 6122 1000, C 1351 1000, C 008222 1000/13/830/341",  "422 dimension.missing",      "lines[2].subItem" },
        { "a chapter that was never there",    "RDT-01", "2026-03-31", "N 6122 1000, C 1351 1000, C 008222 1000/13/899/341/6551", "422 dimension.unknown",  "lines[2].chapter" },
        { "chapter 612 in 2026",               "RDT-01", "2026-03-31", "N 6122 1000, C 1351 1000, C 008222 1000/13/612/341/6551", "422 dimension.retired",  "lines[2].chapter" },
        { "no operation for the estimate",     null,     "2026-03-31", "N 6122 1000, C 1351 1000, C 008222 1000" + Line,      "422 operation.required",     "operation" },
        { "an operation that isn't there",     "XX-99",  "2026-03-31", "N 6121 1000, C 334 1000",                             "422 operation.unknown",      "operation" },
        { "an operation that doesn't fit",     "NB-12",  "2026-03-31", "N 6121 1000, C 334 1000",                             "422 operation.mismatch",     "lines[0].account" },
        { "without its off-balance partner",   "RDT-01", "2026-03-31", "N 6122 1000, C 1351 1000",                            "422 operation.mismatch",     "lines" },
        { "a partner of another amount",       "RDT-01", "2026-03-31", "N 6122 1000, C 1351 1000, C 008222 900" + Line,       "422 operation.mismatch",     "lines" },
        { "the estimate raised by a voucher",  "DT-01",  "2026-03-31", "N 1351 1000, C 511 1000, N 00822 1000" + Line,        "422 operation.mismatch",     "lines[2].account" },
        { "money out without approval",        "CHI-01", "2026-03-31", "N 6122 1000, C 1111 1000, C 0122 1000/-/830/341",       "422 approval.required",      "lines" },
        { "money out through 113, second step", null,    "2026-03-31", "N 6122 1000, C 113 1000",                             "422 approval.required",      "lines" },
        { "a payment from the treasury",       "RDT-01", "2026-03-31", "N 6122 1000, C 1351 1000, C 008222 1000" + Line,      "422 approval.required",      "lines" },
        { "more of retained fees than there is", "NH-04", "2026-03-31", "N 6122 1000, C 1121 1000, C 0122 1000/-/830/341",     "422 source.exceeded",        "lines[2].credit" },
        { "more than the estimate",            "NH-04",  "2026-03-31", "N 6122 2000000, C 1351 2000000, C 008222 2000000" + Line, "422 budget.exceeded",    "lines[2].credit" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Refuses(string @case, string? operation, string date, string lines, string answer, string field)
    {
        var before = await desk.Books();

        var refused = await desk.Accountant.Post(
            $"/agencies/{TestServer.Office}/vouchers", new { type = "general", date, description = @case, operation, lines = Read(lines) });

        Assert.Equal(answer, refused.ToString());
        var sentence = Assert.Contains(field, refused.Errors);
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
        Assert.Equal(sentence, refused.Text("detail"));
        Assert.Equal(before, await desk.Books());
    }

    [Fact]
    public async Task Refuses_somebody_whose_appointment_has_ended()
    {
        var refused = await desk.Former.Post(
            $"/agencies/{TestServer.Office}/vouchers",
            new { type = "general", date = "2026-03-31", description = "Tính lương", operation = "LG-01", lines = Read("N 6121 1000, C 334 1000") });

        Assert.Equal("403 appointment.expired", refused.ToString());
        Assert.Contains("28/02/2026", refused.Text("detail")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_to_post_for_a_stranger_s_agency_as_for_none()
    {
        object voucher = new { type = "general", date = "2026-03-31", description = "Tính lương", operation = "LG-01", lines = Read("N 6121 1000, C 334 1000") };

        var stranger = await desk.Accountant.Post($"/agencies/{TestServer.School}/vouchers", voucher);
        var nobody = await desk.Accountant.Post("/agencies/9999999/vouchers", voucher);

        Assert.Equal(("404 notFound", "404 notFound"), (stranger.ToString(), nobody.ToString()));
        Assert.Equal(stranger.Text("detail"), nobody.Text("detail"));
    }

    // N: debit, C: credit, B: both; then /source/chapter/khoản/tiểu mục or @counterparty.
    private static object[] Read(string lines) => [.. lines.Split(", ").Select(line =>
    {
        var words = line.Split(' ', '/', '@');
        var amount = long.Parse(words[2], CultureInfo.InvariantCulture);
        string? Dimension(int i) => i < words.Length && !line.Contains('@', StringComparison.Ordinal) && words[i] is not "-" ? words[i] : null;
        return (object)new
        {
            account = words[1], debit = words[0] is "N" or "B" ? amount : 0, credit = words[0] is "C" or "B" ? amount : 0,
            fundingSource = Dimension(3), chapter = Dimension(4), subCategory = Dimension(5), subItem = Dimension(6),
            counterpartyAgency = line.Contains('@', StringComparison.Ordinal) ? words[^1] : null,
        };
    })];

    /// <summary>An office with 1,000,000 đ in one line of its estimate, January closed, and an accountant who left in February.</summary>
    public sealed class Desk(TestDatabases databases) : IAsyncLifetime
    {
        private TestServer? server;

        public HttpClient Accountant { get; private set; } = null!;

        public HttpClient Former { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            server = await TestServer.Start(databases);
            await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
            await server.Appoint("ketoancu", Role.Accountant, TestServer.Office, to: new DateOnly(2026, 2, 28));
            (Accountant, Former) = (await server.SignedIn("ketoan"), await server.SignedIn("ketoancu"));
            var given = await Accountant.Post($"/agencies/{TestServer.Office}/budget-entries", new
            {
                kind = "assign", decisionNumber = "1/QĐ", decisionDate = "2026-01-02", effectiveDate = "2026-01-02",
                lines = new[] { new { fundingSource = "13", chapter = "830", subCategory = "341", subItem = "6551", amount = 1_000_000 } },
            });
            Assert.Equal("201", given.ToString());
            Assert.Equal("200", (await Accountant.Post($"/agencies/{TestServer.Office}/periods/2026-01/close")).ToString());
        }

        /// <summary>What the books hold, and that they are sound.</summary>
        public async Task<string> Books()
        {
            var vouchers = await Accountant.Get($"/agencies/{TestServer.Office}/vouchers");
            var budget = await Accountant.Get($"/agencies/{TestServer.Office}/budget?year=2026");
            var integrity = await Accountant.Get($"/agencies/{TestServer.Office}/integrity");
            Assert.True(integrity.Body.GetProperty("ok").GetBoolean(), integrity.Body.ToString());
            return $"{vouchers.Text("total")} vouchers, budget {budget.Body}";
        }

        public async ValueTask DisposeAsync()
        {
            Accountant?.Dispose();
            Former?.Dispose();
            if (server is not null)
                await server.DisposeAsync();
        }
    }
}

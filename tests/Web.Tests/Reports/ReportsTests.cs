using System.Net;
using System.Text;
using System.Text.Json;

using KeToanChung.Testing;

using UglyToad.PdfPig;

namespace KeToanChung.Web.Tests.Reports;

/// <summary>Every report says the same in every format, and what it says agrees with the others.</summary>
public sealed class ReportsTests(BooksOfTwo books) : IClassFixture<BooksOfTwo>
{
    private const string Quarter = "from=2026-01-01&to=2026-03-31";

    private static readonly string[] Names =
    [
        "trial-balance", "S05-H", "general-ledger", "S03-H", "journal", "S04-H", "cash-book", "S11-H", "S12-H", "S14-H", "budget-execution", "S101-H",
        "fee-reconciliation", "inter-agency",
    ];

    // S14-H tells of desks, and these books have none: CashDesksTests reads it.
    public static TheoryData<string, string> Reports =>
        new(Names.Where(name => name is not "S14-H").SelectMany(name => ((string[])[$"agency={TestServer.Office}", BooksOfTwo.Both]).Select(agencies => (name, agencies))));

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task Every_format_has_the_same_totals(string name, string agencies)
    {
        var address = $"/reports/{name}?{agencies}&{Quarter}";
        var json = (await books.Accountant.Get(address)).Body;
        var totals = json.GetProperty("totals").EnumerateObject().Select(t => t.Value.GetInt64()).Where(t => t != 0).ToList();
        var pdf = await books.Accountant.Fetch($"{address}&format=pdf");
        var html = await books.Accountant.Fetch($"{address}&format=html");
        var xlsx = await books.Accountant.Fetch($"{address}&format=xlsx");
        var csv = await books.Accountant.Fetch($"{address}&format=csv");

        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (pdf.Status, pdf.Type));
        Assert.Equal((HttpStatusCode.OK, "text/html"), (html.Status, html.Type));
        Assert.Equal((HttpStatusCode.OK, "text/csv"), (csv.Status, csv.Type));
        Assert.Equal(json.GetProperty("rows").GetArrayLength(), Files.Csv(csv.Content).Count);
        Assert.NotEmpty(totals);

        var onPaper = Files.TextOfPdf(pdf.Content);
        var onPage = Encoding.UTF8.GetString(html.Content);
        using var package = Files.Workbook(xlsx.Content);
        var numbers = Files.Cells(Files.Sheet(package)).Select(c => c.Value).OfType<double>().ToHashSet();
        foreach (var total in totals)
        {
            Assert.Contains(Files.Grouped(total), onPaper, StringComparison.Ordinal);
            Assert.Contains(Files.Grouped(total), onPage, StringComparison.Ordinal);
            Assert.Contains(total, numbers);
        }
    }

    [Theory]
    [InlineData("trial-balance", "BẢNG CÂN ĐỐI SỐ PHÁT SINH", "Chi phí hoạt động giao tự chủ")]
    [InlineData("general-ledger", "SỔ CÁI", "Rút tiền gửi về quỹ tiền mặt")]
    [InlineData("journal", "SỔ NHẬT KÝ CHUNG", "Rút tiền gửi về quỹ tiền mặt")]
    [InlineData("S11-H", "SỔ QUỸ TIỀN MẶT", "Rút tiền gửi về quỹ tiền mặt")]
    [InlineData("S12-H", "SỔ TIỀN GỬI NGÂN HÀNG, KHO BẠC", "Số tài khoản")]
    [InlineData("budget-execution", "TÌNH HÌNH THỰC HIỆN DỰ TOÁN", "Dự toán")]
    [InlineData("fee-reconciliation", "BẢNG ĐỐI CHIẾU THU PHÍ, LỆ PHÍ", "Tiền mặt")]
    public async Task A_PDF_can_be_searched_for_whole_Vietnamese_words(string name, string title, string words)
    {
        var pdf = await books.Accountant.Fetch($"/reports/{name}?agency={TestServer.Office}&{Quarter}&format=pdf");

        var text = Files.TextOfPdf(pdf.Content);
        Assert.Contains(title, text, StringComparison.Ordinal);
        Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.Contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", text, StringComparison.Ordinal);
        Assert.Contains("Quý I năm 2026", text, StringComparison.Ordinal);
        Assert.Contains("Thủ trưởng đơn vị", text, StringComparison.Ordinal);
        Assert.Contains("Trang 1/", text, StringComparison.Ordinal);
        using var document = PdfDocument.Open(pdf.Content);
        Assert.Contains("Quý I năm 2026", document.Information.Title!, StringComparison.Ordinal);
        Assert.Equal("Văn phòng", document.Information.Author);
        Assert.True(document.Structure.Catalog.CatalogDictionary.ContainsKey(UglyToad.PdfPig.Tokens.NameToken.Create("StructTreeRoot")));
        Assert.All(document.GetPages().SelectMany(p => p.Letters).Select(l => l.FontName).Distinct(), font => Assert.Contains("Tinos", font, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_general_ledger_and_the_journal_add_up_to_the_trial_balance()
    {
        foreach (var agencies in (string[])[$"agency={TestServer.Office}", BooksOfTwo.Both])
        {
            var balance = (await books.Accountant.Get($"/reports/trial-balance?{agencies}&{Quarter}")).Body;
            var ledger = (await books.Accountant.Get($"/reports/general-ledger?{agencies}&{Quarter}")).Body;
            var journal = (await books.Accountant.Get($"/reports/journal?{agencies}&{Quarter}")).Body;

            var (debit, credit) = Sides(balance.GetProperty("totals"));
            Assert.Equal((debit, credit), Sides(ledger.GetProperty("totals")));
            Assert.Equal((debit, credit), Sides(journal.GetProperty("totals")));
            foreach (var account in balance.GetProperty("rows").EnumerateArray().Where(r => !r.GetProperty("isSum").GetBoolean()))
            {
                var code = account.GetProperty("account").GetString();
                var lines = ledger.GetProperty("rows").EnumerateArray()
                    .Where(r => r.GetProperty("account").GetString() == code && !r.GetProperty("isSum").GetBoolean()).Select(Sides).ToList();
                Assert.Equal(Sides(account), (lines.Sum(l => l.Debit), lines.Sum(l => l.Credit)));
            }
        }
    }

    [Fact]
    public async Task Agencies_own_figures_are_consolidated_and_eliminated_together()
    {
        var both = (await books.Accountant.Get($"/reports/general-ledger?{BooksOfTwo.Both}&{Quarter}")).Body;
        var (debit, credit) = Sides(both.GetProperty("totals"));
        var gone = both.GetProperty("eliminations").EnumerateArray().Select(Sides).ToList();

        var own = new List<(long Debit, long Credit)>();
        foreach (var agency in (string[])[TestServer.Office, TestServer.School])
            own.Add(Sides((await books.Accountant.Get($"/reports/general-ledger?agency={agency}&{Quarter}")).Body.GetProperty("totals")));

        Assert.Equal(2, gone.Count);
        Assert.Equal(own.Sum(o => o.Debit), debit + gone.Sum(g => g.Debit));
        Assert.Equal(own.Sum(o => o.Credit), credit + gone.Sum(g => g.Credit));
    }

    [Fact]
    public async Task The_cash_book_tells_what_is_left_after_each_line()
    {
        var rows = (await books.Accountant.Get($"/reports/S11-H?agency={TestServer.Office}&{Quarter}")).Body.GetProperty("rows").EnumerateArray().ToList();

        var left = rows[0].GetProperty("balance").GetInt64();
        Assert.Equal(5_000_000, left);
        foreach (var line in rows.Where(r => !r.GetProperty("isSum").GetBoolean()))
        {
            left += Sides(line).Debit - Sides(line).Credit;
            Assert.Equal(left, line.GetProperty("balance").GetInt64());
            Assert.StartsWith($"/agencies/{TestServer.Office}/vouchers/", line.GetProperty("drillDown").GetString(), StringComparison.Ordinal);
        }

        Assert.Equal(left, rows[^1].GetProperty("balance").GetInt64());
        Assert.Contains("1121", rows.Select(r => r.GetProperty("contra").GetString()));
    }

    [Fact]
    public async Task Every_drill_down_leads_somewhere()
    {
        foreach (var name in (string[])["trial-balance", "general-ledger", "journal", "cash-book", "budget-execution", "S101-H", "inter-agency"])
        {
            var rows = (await books.Accountant.Get($"/reports/{name}?agency={TestServer.Office}&{Quarter}")).Body.GetProperty("rows").EnumerateArray();
            foreach (var link in rows.Where(r => r.TryGetProperty("drillDown", out _)).Select(r => r.GetProperty("drillDown").GetString()!).Distinct())
                Assert.Equal((name, "200"), (name, (await books.Accountant.Get(link)).ToString()));
        }
    }

    [Fact]
    public async Task Two_agencies_books_are_compared_with_each_other()
    {
        var rows = (await books.Accountant.Get($"/reports/inter-agency?{BooksOfTwo.Both}&{Quarter}")).Body.GetProperty("rows").EnumerateArray().ToList();

        Assert.Equal(["1388", "3388"], rows.Where(r => !r.GetProperty("isSum").GetBoolean()).Select(r => r.GetProperty("account").GetString()));
        Assert.Equal("Khớp", Assert.Single(rows, r => r.GetProperty("isSum").GetBoolean()).GetProperty("name").GetString());
    }

    [Fact]
    public async Task The_budget_is_told_line_by_line_and_paper_by_paper()
    {
        var lines = (await books.Accountant.Get($"/reports/budget-execution?agency={TestServer.Office}&asAt=2026-03-31")).Body;
        var papers = (await books.Accountant.Get($"/reports/S101-H?agency={TestServer.Office}&asAt=2026-03-31")).Body.GetProperty("rows").EnumerateArray().ToList();

        var totals = lines.GetProperty("totals");
        Assert.Equal((50_000_000, 1_250_000, 48_750_000), (
            totals.GetProperty("assigned").GetInt64(), totals.GetProperty("spent").GetInt64(), totals.GetProperty("available").GetInt64()));
        Assert.Equal(["13"], lines.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("fundingSource").GetString()).Distinct());
        Assert.Equal("01/QĐ-UBND", papers[0].GetProperty("number").GetString());
        Assert.Equal(48_750_000, papers.Last(p => !p.GetProperty("isSum").GetBoolean()).GetProperty("available").GetInt64());
    }

    [Fact]
    public async Task Markup_stays_text_on_the_page_and_emoji_print_no_boxes()
    {
        var address = $"/reports/journal?agency={TestServer.Office}&{Quarter}";
        var html = Encoding.UTF8.GetString((await books.Accountant.Fetch($"{address}&format=html")).Content);
        var pdf = Files.TextOfPdf((await books.Accountant.Fetch($"{address}&format=pdf")).Content);

        Assert.DoesNotContain("<b>giấy", html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;giấy&lt;/b&gt; &amp; &quot;mực&quot;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<b>giấy</b> & \"mực\" 'in' ?", pdf, StringComparison.Ordinal);
        Assert.Contains(BooksOfTwo.Long[..12], pdf, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_prints_may_run_nothing()
    {
        using var response = await books.Accountant.GetAsync(
            $"/api/v1/reports/journal?agency={TestServer.Office}&format=html", TestContext.Current.CancellationToken);

        var policy = string.Join(' ', response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_has_numbers_days_links_and_no_formula()
    {
        var xlsx = await books.Accountant.Fetch($"/reports/journal?agency={TestServer.Office}&{Quarter}&format=xlsx");
        using var package = Files.Workbook(xlsx.Content);
        var sheet = Files.Sheet(package);
        var cells = Files.Cells(sheet).ToList();

        Assert.All(cells, c => Assert.Empty(c.Formula));
        var formula = Assert.Single(cells.Where(c => c.Text == BooksOfTwo.Formula).DistinctBy(c => c.Start.Row).Take(1));
        Assert.True(formula.Style.QuotePrefix);
        Assert.Contains(cells, c => c.Text == BooksOfTwo.Markup);
        var day = cells.First(c => c.Style.Numberformat.Format == "dd/mm/yyyy");
        Assert.Equal(2026, DateTime.FromOADate(Convert.ToDouble(day.Value, System.Globalization.CultureInfo.InvariantCulture)).Year);
        var link = cells.First(c => c.Hyperlink is not null);
        Assert.Contains($"/agencies/{TestServer.Office}/vouchers/", link.Hyperlink.AbsoluteUri, StringComparison.Ordinal);

        Assert.NotEmpty(sheet.View.Panes);
        Assert.Equal(("Landscape", true, 1, 0), (
            sheet.PrinterSettings.Orientation.ToString(), sheet.PrinterSettings.FitToPage, sheet.PrinterSettings.FitToWidth, sheet.PrinterSettings.FitToHeight));
        Assert.NotNull(sheet.PrinterSettings.RepeatRows);
        Assert.Contains("Sổ nhật ký chung", package.Workbook.Properties.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_in_CSV_can_not_become_a_formula_and_figures_stay_figures()
    {
        var rows = Files.Csv((await books.Accountant.Fetch($"/reports/general-ledger?agency={TestServer.Office}&{Quarter}&format=csv")).Content);

        Assert.Contains(rows, r => r["description"] == "'" + BooksOfTwo.Formula);
        Assert.DoesNotContain(rows.SelectMany(r => r.Where(f => f.Key is not ("debit" or "credit"))), f => f.Value is ['=' or '+' or '-' or '@' or '\t', ..]);
        Assert.All(rows, r => Assert.True(long.TryParse(r["debit"], out _), r["debit"]));
    }

    [Theory]
    [InlineData("json")]
    [InlineData("pdf")]
    [InlineData("xlsx")]
    [InlineData("csv")]
    [InlineData("html")]
    public async Task A_period_without_entries_is_an_empty_report(string format)
    {
        foreach (var name in Names)
        {
            var file = await books.Accountant.Fetch($"/reports/{name}?agency={TestServer.School}&from=2025-01-01&to=2025-01-31&format={format}");
            Assert.Equal((name, HttpStatusCode.OK), (name, file.Status));
            if (format == "json")
                Assert.Equal(0, JsonSerializer.Deserialize<JsonElement>(file.Content).GetProperty("rows").GetArrayLength());
        }
    }

    [Theory]
    [InlineData("trial-balance", "agency=3021001&format=docx", "422 request.invalid", "format")]
    [InlineData("trial-balance", "agency=3021001&from=2026-03-31&to=2026-01-01", "422 request.invalid", "to")]
    [InlineData("trial-balance", "agency=3021001&from=2026-13-01", "400 request.invalid", "from")]
    [InlineData("trial-balance", "agency=3021001&year=1999", "422 request.invalid", "year")]
    [InlineData("trial-balance", "agency=3021001&to=9999-12-31", "422 request.invalid", "to")]
    [InlineData("trial-balance", "from=2026-01-01", "422 request.invalid", "agency")]
    [InlineData("trial-balance", "agency=3021001&account=1111", "422 request.invalid", "account")]
    [InlineData("general-ledger", "agency=3021001&account=9999", "422 request.invalid", "account")]
    [InlineData("general-ledger", "agency=3021001&agency=9999999", "404 notFound", "agency")]
    [InlineData("ledger", "agency=3021001", "404 notFound", "name")]
    public async Task What_can_not_be_made_is_refused_at_its_field(string name, string query, string answer, string field)
    {
        foreach (var format in (string[])["", "&format=pdf"])
        {
            if (query.Contains("format", StringComparison.Ordinal) && format.Length > 0)
                continue;
            var refused = await books.Accountant.Get($"/reports/{name}?{query}{format}");
            Assert.Equal(answer, refused.ToString());
            Assert.Contains(field, refused.Errors.Keys);
        }
    }

    [Fact]
    public async Task A_cashier_reads_cash_and_own_receipts_and_nothing_else()
    {
        var answers = new List<string>();
        foreach (var name in Names)
            answers.Add($"{name} {await books.Cashier.Get($"/reports/{name}?agency={TestServer.Office}&{Quarter}")}");
        var elsewhere = await books.Cashier.Get($"/reports/cash-book?agency={TestServer.School}&{Quarter}");
        var together = await books.Cashier.Get($"/reports/cash-book?{BooksOfTwo.Both}&{Quarter}");
        var cash = (await books.Cashier.Get($"/reports/cash-book?agency={TestServer.Office}&{Quarter}")).Body.GetProperty("rows").EnumerateArray();

        Assert.Equal(["cash-book 200", "S11-H 200", "S14-H 200", "fee-reconciliation 200"], answers.Where(a => a.EndsWith("200", StringComparison.Ordinal)));
        Assert.All(answers.Where(a => !a.EndsWith("200", StringComparison.Ordinal)), a => Assert.EndsWith("403 right.missing", a, StringComparison.Ordinal));
        Assert.Equal("404 notFound", elsewhere.ToString());
        Assert.Equal("404 notFound", together.ToString());
        Assert.All(cash, row => Assert.StartsWith("111", row.GetProperty("account").GetString(), StringComparison.Ordinal));
    }

    private static (long Debit, long Credit) Sides(JsonElement of) => (of.GetProperty("debit").GetInt64(), of.GetProperty("credit").GetInt64());
}

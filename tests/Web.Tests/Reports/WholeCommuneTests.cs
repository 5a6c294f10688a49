using System.Globalization;
using System.Net;
using System.Text;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests.Reports;

/// <summary>A commune of sixty agencies and the twelve months of a year, in one report.</summary>
public sealed class WholeCommuneTests(TestDatabases databases)
{
    private const int Agencies = 60;

    private const int Months = 12;

    private const long Amount = 1_234_567;

    [Fact]
    public async Task Sixty_agencies_and_a_year_add_up_in_every_format()
    {
        await using var server = await TestServer.Start(databases);
        server.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 31, 3, 0, 0, TimeSpan.Zero));
        var codes = Enumerable.Range(100, Agencies).Select(i => $"3021{i.ToString(CultureInfo.InvariantCulture)}").ToList();
        foreach (var code in codes)
        {
            await server.OpenAgency(code, $"Cơ quan {code}");
            await server.Appoint("ketoan", Role.Accountant, code);
        }

        using var accountant = await server.SignedIn("ketoan");
        var posted = await accountant.Post("/vouchers/batch", new { vouchers = codes.SelectMany(_ => Enumerable.Range(1, Months), Salary).ToArray() });
        Assert.Equal("201", posted.ToString());

        foreach (var name in new[] { "trial-balance", "general-ledger", "journal" })
        {
            var address = $"/reports/{name}?{string.Join('&', codes.Select(c => $"agency={c}"))}&year=2026";
            var total = Files.Grouped(Agencies * Months * Amount);
            var pdf = await accountant.Fetch($"{address}&format=pdf");
            var html = await accountant.Fetch($"{address}&format=html");
            var csv = await accountant.Fetch($"{address}&format=csv");
            using var workbook = Files.Workbook((await accountant.Fetch($"{address}&format=xlsx")).Content);

            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK), (pdf.Status, html.Status, csv.Status));
            Assert.Contains(total, Files.TextOfPdf(pdf.Content), StringComparison.Ordinal);
            Assert.Contains(total, Encoding.UTF8.GetString(html.Content), StringComparison.Ordinal);
            Assert.Contains(
                Files.Cells(Files.Sheet(workbook)), c => c.Value is double value && Files.Grouped((long)value) == total);
        }

        object Salary(string code, int month) => new
        {
            agency = code, type = "general", date = new DateOnly(2026, month, 28).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            description = $"Tính lương tháng {month}", operation = "LG-01",
            lines = new[] { new { account = "6121", debit = Amount, credit = 0L }, new { account = "334", debit = 0L, credit = Amount } },
        };
    }
}

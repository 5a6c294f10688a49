using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

using KeToanChung.App.Imports;
using KeToanChung.App.Vouchers;

using OfficeOpenXml;

namespace KeToanChung.Web.Tests.Program;

/// <summary>The sample commune's journals of ten months, typed into the template, are posted whole and lead to the books of the file they come from.</summary>
public sealed class SampleSheetTests
{
    private const string Journals = "journals.csv";

    private static readonly string Sample = Path.Combine(AppContext.BaseDirectory, "sample");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_years_journals_as_a_workbook_lead_to_the_books_of_their_file()
    {
        using var installation = new Installation();
        var folder = Directory.CreateDirectory(Path.Combine(installation.Folder, "commune")).FullName;
        foreach (var file in new[] { "commune.csv", "agencies.csv", "appointments.csv" })
            File.Copy(Path.Combine(Sample, file), Path.Combine(folder, file));
        var loaded = await installation.Run("load", folder, "--password", Installation.Password);
        Assert.True(loaded.ExitCode == 0, loaded.Errors);
        using var server = await installation.Serve();
        using var accountant = await server.SignedIn("ketoan");

        using var form = new MultipartFormDataContent { { new ByteArrayContent(Workbook()), "file", "chung tu 2026.xlsx" } };
        using var answer = await accountant.PostAsync("/api/v1/vouchers/sheet", form, Cancel);
        Assert.True(answer.StatusCode is HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Cancel));

        foreach (var agency in FolderFile.Read(Sample, Journals).GroupBy(r => r.Text("agency")))
        {
            var expected = agency.GroupBy(r => r.Text("account"))
                .Select(a => (Account: a.Key, Debit: a.Sum(r => r.Amount("debit")), Credit: a.Sum(r => r.Amount("credit"))));
            var report = await accountant.GetFromJsonAsync<JsonElement>(
                $"/api/v1/reports/trial-balance?agency={agency.Key}&from=2026-01-01&to=2026-10-31", Cancel);
            var posted = report.GetProperty("rows").EnumerateArray().Where(r => !r.GetProperty("isSum").GetBoolean())
                .Select(r => (Account: r.GetProperty("account").GetString()!, Debit: r.GetProperty("debit").GetInt64(), Credit: r.GetProperty("credit").GetInt64()));
            Assert.Equal(expected.OrderBy(a => a.Account, StringComparer.Ordinal), posted.OrderBy(a => a.Account, StringComparer.Ordinal));
        }

        Assert.Equal(0, (await installation.Run("verify")).ExitCode);
    }

    private static byte[] Workbook()
    {
        using var package = new ExcelPackage(new MemoryStream(VoucherSheet.Template()));
        var sheet = package.Workbook.Worksheets.First();
        foreach (var (i, row) in FolderFile.Read(Sample, Journals).Index())
        {
            foreach (var (place, column) in VoucherSheet.Columns.Index())
            {
                sheet.Cells[i + 2, place + 1].Value = column.Field switch
                {
                    "date" => row.Day("date").ToDateTime(TimeOnly.MinValue),
                    "debit" or "credit" => (double)row.Amount(column.Field),
                    "type" => "Chứng từ kế toán",
                    "reference" or "agency" or "description" or "account" => row.Text(column.Field),
                    "operation" or "chapter" or "subCategory" or "counterpartyAgency" => row.Optional(column.Field),
                    _ => null,
                };
            }
        }

        return package.GetAsByteArray();
    }
}

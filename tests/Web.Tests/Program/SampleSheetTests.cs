using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

using KeToanChung.App.Budget;
using KeToanChung.App.Imports;
using KeToanChung.App.Payments;
using KeToanChung.App.Sheets;
using KeToanChung.App.Vouchers;

using OfficeOpenXml;

namespace KeToanChung.Web.Tests.Program;

/// <summary>What the sample commune did in ten months, typed into the templates, is taken whole and leads to what the files say that it comes from.</summary>
public sealed class SampleSheetTests
{
    private const string Journals = "journals.csv";

    private const string Budget = "budget-entries.csv";

    private const string Requests = "payment-requests.csv";

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["assign"] = "Giao", ["supplement"] = "Bổ sung", ["reduce"] = "Giảm", ["withhold"] = "Tạm giữ", ["release"] = "Bỏ tạm giữ", ["transfer"] = "Điều chuyển",
    };

    private static readonly string Sample = Path.Combine(AppContext.BaseDirectory, "sample");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_years_journals_as_a_workbook_lead_to_the_books_of_their_file()
    {
        using var installation = new Installation();
        using var server = await Founded(installation);
        using var accountant = await server.SignedIn("ketoan");

        await Import(accountant, "/vouchers/sheet", Workbook(VoucherSheet.Template(), VoucherSheet.Columns, Journals, (row, field) => field switch
        {
            "date" => row.Day("date").ToDateTime(TimeOnly.MinValue),
            "debit" or "credit" => (double)row.Amount(field),
            "type" => "Chứng từ kế toán",
            "reference" or "agency" or "description" or "account" => row.Text(field),
            "operation" or "chapter" or "subCategory" or "counterpartyAgency" => row.Optional(field),
            _ => null,
        }));

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

    [Fact]
    public async Task A_years_budget_and_payment_requests_as_workbooks_lead_to_what_their_files_say()
    {
        using var installation = new Installation();
        using var server = await Founded(installation);
        using var accountant = await server.SignedIn("ketoan");

        await Import(accountant, "/budget-entries/sheet", Workbook(BudgetSheet.Template(), BudgetSheet.Columns, Budget, (row, field) => field switch
        {
            "reference" => row.Text("decisionNumber"),
            "decisionDate" => row.Day("effectiveDate").ToDateTime(TimeOnly.MinValue),
            "effectiveDate" => null,
            "amount" => (double)row.Amount(field),
            "kind" => Kinds[row.Text(field)],
            "subItem" => row.Optional(field),
            _ => row.Text(field),
        }));
        foreach (var agency in FolderFile.Read(Sample, Budget).GroupBy(r => r.Text("agency")))
        {
            var budget = await accountant.GetFromJsonAsync<JsonElement>($"/api/v1/agencies/{agency.Key}/budget?year=2026", Cancel);
            Assert.Equal(
                agency.Sum(r => r.Text("kind") is "reduce" or "withhold" ? -r.Amount("amount") : r.Amount("amount")),
                budget.GetProperty("lines").EnumerateArray().Sum(l => l.GetProperty("available").GetInt64()));
        }

        var made = await Import(accountant, "/payment-requests/sheet", Workbook(RequestSheet.Template(), RequestSheet.Columns, Requests, (row, field) => field switch
        {
            "date" => row.Day(field).ToDateTime(TimeOnly.MinValue),
            "amount" => (double)row.Amount(field),
            "reference" or "agency" or "payee" or "method" or "description" or "account" => row.Text(field),
            "operation" or "fundingSource" or "chapter" or "subCategory" or "subItem" => row.Optional(field),
            _ => null,
        }));
        Assert.Equal(FolderFile.Read(Sample, Requests).Select(r => (r.Text("agency"), r.Text("reference"))).Distinct().Count(), made.GetProperty("results").GetArrayLength());
        Assert.Equal(0, (await installation.Run("verify")).ExitCode);
    }

    /// <summary>The commune, its agencies and people, and nothing in its books.</summary>
    private static async Task<RunningServer> Founded(Installation installation)
    {
        var folder = Directory.CreateDirectory(Path.Combine(installation.Folder, "commune")).FullName;
        foreach (var file in new[] { "commune.csv", "agencies.csv", "appointments.csv" })
            File.Copy(Path.Combine(Sample, file), Path.Combine(folder, file));
        var loaded = await installation.Run("load", folder, "--password", Installation.Password);
        Assert.True(loaded.ExitCode == 0, loaded.Errors);
        return await installation.Serve();
    }

    private static async Task<JsonElement> Import(HttpClient accountant, string path, byte[] workbook)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(workbook), "file", "nam 2026.xlsx" } };
        using var answer = await accountant.PostAsync($"/api/v1{path}", form, Cancel);
        Assert.True(answer.StatusCode is HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Cancel));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    private static byte[] Workbook(byte[] template, IReadOnlyList<SheetColumn> columns, string file, Func<FileRow, string, object?> valueOf)
    {
        using var package = new ExcelPackage(new MemoryStream(template));
        var sheet = package.Workbook.Worksheets.First();
        foreach (var (i, row) in FolderFile.Read(Sample, file).Index())
        {
            foreach (var (place, column) in columns.Index())
                sheet.Cells[i + 2, place + 1].Value = valueOf(row, column.Field);
        }

        return package.GetAsByteArray();
    }
}

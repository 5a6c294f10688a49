using System.Net.Http.Json;
using System.Text.Json;

using KeToanChung.App.Imports;

namespace KeToanChung.Web.Tests.Program;

/// <summary>
/// The sample commune's ten months, loaded whole, agree with a separate bookkeeping: straight sums over the same files by the posting
/// rules, worked out here without the software.
/// </summary>
public sealed class SampleTests
{
    private static readonly string Sample = Path.Combine(AppContext.BaseDirectory, "sample");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sample_loads_whole_and_agrees_with_a_separate_bookkeeping()
    {
        using var installation = new Installation();
        var loaded = await installation.Run("load", Sample, "--password", Installation.Password);
        Assert.True(loaded.ExitCode == 0, loaded.Errors);
        var counts = JsonDocument.Parse(loaded.Output.TrimEnd().Split('\n')[^1]).RootElement;
        Assert.Equal(
            (30, 865, 1938, 28, 5046, 4040, 4028),
            (Of("budgetEntries"), Of("journals"), Of("paymentRequests"), Of("refusedForBudget"), Of("feeCases"), Of("platformPayments"), Of("statementLines")));

        using var server = await installation.Serve();
        using var auditor = await server.SignedIn("kiemtoan");
        foreach (var (agency, turnover) in SeparateBookkeeping())
        {
            var report = await auditor.GetFromJsonAsync<JsonElement>(
                $"/api/v1/reports/trial-balance?agency={agency}&from=2026-01-01&to=2026-10-31", Cancel);
            var rows = report.GetProperty("rows").EnumerateArray().Where(r => !r.GetProperty("isSum").GetBoolean()).ToDictionary(
                r => r.GetProperty("account").GetString()!, r => (r.GetProperty("debit").GetInt64(), r.GetProperty("credit").GetInt64()));
            Assert.Equal(turnover.OrderBy(t => t.Key, StringComparer.Ordinal), rows.OrderBy(t => t.Key, StringComparer.Ordinal));
        }

        Assert.Equal(0, (await installation.Run("verify")).ExitCode);

        int Of(string name) => counts.GetProperty(name).GetInt32();
    }

    private static Dictionary<string, Dictionary<string, (long Debit, long Credit)>> SeparateBookkeeping()
    {
        var books = new Dictionary<string, Dictionary<string, (long, long)>>(StringComparer.Ordinal);
        foreach (var row in FolderFile.Read(Sample, "budget-entries.csv").Where(r => r.Text("kind") is "assign" or "supplement"))
        {
            var (agency, amount) = (row.Text("agency"), row.Amount("amount"));
            if (row.Text("fundingSource") is "13")
            {
                Post(agency, "1351", amount, 0);
                Post(agency, "511", 0, amount);
            }

            Post(agency, row.Text("fundingSource") is "13" ? "00822" : "00821", amount, 0);
        }

        foreach (var row in FolderFile.Read(Sample, "payment-requests.csv").Where(r => r.Text("outcome") is "paid"))
        {
            var (agency, amount) = (row.Text("agency"), row.Amount("amount"));
            Post(agency, row.Text("account"), amount, 0);
            var (paidFrom, partner) = (row.Text("method"), row.Optional("fundingSource")) switch
            {
                ("bank", _) => ("1121", null),
                (_, "13") => ("1351", "008222"),
                _ => ("511", "008212"),
            };
            Post(agency, paidFrom, 0, amount);
            if (partner is not null)
                Post(agency, partner, 0, amount);
        }

        foreach (var row in FolderFile.Read(Sample, "journals.csv"))
            Post(row.Text("agency"), row.Text("account"), row.Amount("debit"), row.Amount("credit"));

        foreach (var row in FolderFile.Read(Sample, "fee-cases.csv"))
        {
            Post(row.Text("agency"), row.Text("method") is "cash" ? "1111" : "113", row.Amount("amount"), 0);
            Post(row.Text("agency"), "3383", 0, row.Amount("amount"));
        }

        return books;

        void Post(string agency, string account, long debit, long credit)
        {
            if (!books.TryGetValue(agency, out var accounts))
                books[agency] = accounts = new Dictionary<string, (long, long)>(StringComparer.Ordinal);
            var (d, c) = accounts.GetValueOrDefault(account);
            accounts[account] = (d + debit, c + credit);
        }
    }
}

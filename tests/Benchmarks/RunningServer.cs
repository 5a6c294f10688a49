using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Benchmarks;

/// <summary>The whole application, with every control on, and an accountant signed in to it.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly TestDatabases databases;

    private readonly TestServer server;

    private RunningServer(TestDatabases databases, TestServer server, HttpClient accountant) =>
        (this.databases, this.server, Accountant) = (databases, server, accountant);

    public HttpClient Accountant { get; }

    public TestDatabase Database => server.Database;

    public static async Task<RunningServer> Start(DatabaseKind kind)
    {
        var own = new TestDatabases();
        var started = await TestServer.Start(own, kind, onKestrel: true);
        await started.Appoint("ketoan", Role.Accountant, TestServer.Office);
        return new RunningServer(own, started, await started.SignedIn("ketoan"));
    }

    /// <summary>A salary voucher (LG-01), two lines.</summary>
    public static object Voucher(string? agency = null) => agency is null
        ? new { type = "general", date = "2026-03-31", description = "Tính lương", operation = "LG-01", lines = Lines }
        : new { agency, type = "general", date = "2026-03-31", description = "Tính lương", operation = "LG-01", lines = Lines };

    private static readonly object[] Lines = [new { account = "6121", debit = 1_000_000, credit = 0 }, new { account = "334", debit = 0, credit = 1_000_000 }];

    /// <summary>Opens agencies that the accountant keeps too.</summary>
    /// <returns>Their codes, from 3021100 on.</returns>
    public async Task<IReadOnlyList<string>> OpenAgencies(int count)
    {
        var codes = Enumerable.Range(3_021_100, count).Select(c => c.ToString(CultureInfo.InvariantCulture)).ToList();
        foreach (var code in codes)
        {
            await server.OpenAgency(code, $"Cơ quan {code}");
            await server.Appoint("ketoan", Role.Accountant, code);
        }

        return codes;
    }

    /// <summary>Accounts of class 6 whose lines need nothing but an amount.</summary>
    public async Task<IReadOnlyList<string>> ExpenseAccounts()
    {
        var listed = await Accountant.GetFromJsonAsync<JsonElement>("/api/v1/catalogs/accounts?on=2026-03-31&limit=500");
        return [.. listed.GetProperty("items").EnumerateArray()
            .Where(a => a.GetProperty("postable").GetBoolean() && a.GetProperty("requiredDimensions").GetArrayLength() == 0)
            .Select(a => a.GetProperty("code").GetString()!).Where(code => code.StartsWith('6'))];
    }

    public Task TakeUpWords() => server.TakeUpWords();

    public async Task Post(string path, object body)
    {
        using var answer = await Accountant.PostAsJsonAsync($"/api/v1{path}", body);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Uploads a file as a form's only field.</summary>
    public async Task Upload(string path, string name, string text)
    {
        using var form = new MultipartFormDataContent();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        form.Add(content, "file", name);
        using var answer = await Accountant.PostAsync($"/api/v1{path}", form);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<string> Get(string path) => await Accountant.GetStringAsync($"/api/v1{path}");

    /// <summary>Reads an answer to its last byte, and keeps none of it.</summary>
    public async Task<long> Drain(string path)
    {
        using var answer = await Accountant.GetAsync($"/api/v1{path}", HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync();
        var (buffer, total) = (new byte[65_536], 0L);
        while (await body.ReadAsync(buffer) is > 0 and var read)
            total += read;
        return total;
    }

    public async ValueTask DisposeAsync()
    {
        Accountant.Dispose();
        await server.DisposeAsync();
        await databases.DisposeAsync();
    }
}

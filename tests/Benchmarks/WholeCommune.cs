using System.Globalization;

using BenchmarkDotNet.Attributes;

using KeToanChung.Testing;

namespace KeToanChung.Benchmarks;

/// <summary>
/// A commune of sixty agencies over HTTP, at 1,000 and at 10,000 vouchers in each. The trial balance of all: within 100 ms, and at most 3 × plain SQL over
/// the kept balances. A page of 100 vouchers: p50 within 5 ms. A search in the descriptions of one agency and of all: within
/// 30 ms, for words that are in one voucher and words that are in all. None more than 1.5 × slower for ten times the vouchers.
/// </summary>
[Config(typeof(InThisProcess.Calls))]
public class WholeCommune
{
    private const int Agencies = 60;

    private const int InBatch = 10_000;

    private const string OneOfThem = "/agencies/3021130";

    private RunningServer server = null!;

    private string all = "";

    private IReadOnlyList<string> accounts = [];

    [Params(1_000, 10_000)]
    public int Vouchers { get; set; }

    [ParamsSource(nameof(Databases))]
    public DatabaseKind Database { get; set; }

    public static IEnumerable<DatabaseKind> Databases => MeasuredDatabases.All;

    [GlobalSetup]
    public async Task Start()
    {
        server = await RunningServer.Start(Database);
        var codes = await server.OpenAgencies(Agencies);
        accounts = await server.ExpenseAccounts();
        all = string.Concat(codes.Select(c => $"&agency={c}"));
        foreach (var batch in codes.SelectMany(_ => Enumerable.Range(0, Vouchers), Voucher).Chunk(InBatch))
            await server.Post("/vouchers/batch", new { vouchers = batch });
        await Settle();
        await server.TakeUpWords();
    }

    [GlobalCleanup]
    public async Task Stop() => await server.DisposeAsync();

    [Benchmark(Baseline = true)]
    public long Sql()
    {
        using var connection = BareBooks.Connect(server.Database);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT "Account", SUM("Debit"), SUM("Credit") FROM "AccountBalances" WHERE "Year" = 2026 GROUP BY "Account" ORDER BY "Account"
            """;
        using var balances = command.ExecuteReader();
        var total = 0L;
        while (balances.Read())
            total += Convert.ToInt64(balances.GetValue(1), CultureInfo.InvariantCulture);
        return total;
    }

    [Benchmark]
    public Task<string> TrialBalance() => server.Get($"/reports/trial-balance?from=2026-01-01&to=2026-12-31{all}");

    [Benchmark]
    public Task<string> Page() => server.Get($"{OneOfThem}/vouchers?limit=100");

    /// <summary>One voucher of an agency, by words in its description.</summary>
    [Benchmark]
    public Task<string> Search() => server.Get($"{OneOfThem}/vouchers?q=luong%20can%20bo%20777&limit=100");

    /// <summary>One voucher of each agency: the words are in all, the number in one.</summary>
    [Benchmark]
    public Task<string> SearchAllForFew() => server.Get("/vouchers?q=luong%20can%20bo%20777x&limit=100");

    [Benchmark]
    public Task<string> SearchAllForMany() => server.Get("/vouchers?q=luong%20can%20bo&limit=100");

    /// <summary>Letters that stand in some vouchers of each agency.</summary>
    [Benchmark]
    public Task<string> SearchAllForSome() => server.Get("/vouchers?q=bo%20777&limit=100");

    // PostgreSQL does that by itself a minute later, in the midst of what is measured.
    private async Task Settle()
    {
        if (Database is not DatabaseKind.PostgreSql)
            return;
        await using var connection = BareBooks.Connect(server.Database);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM ANALYZE";
        command.CommandTimeout = 300;
        await command.ExecuteNonQueryAsync();
    }

    // Over all accounts of expenses and all months, as a year's books are: some 150 kept balances an agency.
    private object Voucher(string agency, int i) => new
    {
        agency, type = "general", date = new DateOnly(2026, (i / accounts.Count % 12) + 1, (i % 28) + 1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        description = string.Create(CultureInfo.InvariantCulture, $"Tính lương cán bộ {i}{(i % 777 == 0 ? "x" : "")}"),
        lines = new[]
        {
            new { account = accounts[i % accounts.Count], debit = 1_000_000L + i, credit = 0L },
            new { account = "334", debit = 0L, credit = 1_000_000L + i },
        },
    };
}

using BenchmarkDotNet.Attributes;

using KeToanChung.Testing;

namespace KeToanChung.Benchmarks;

/// <summary>
/// The trial balance of a year's books over HTTP, beside the health call of the same server: what is more than that is the report. Posting more
/// vouchers must not make it slower: it reads kept balances.
/// </summary>
[Config(typeof(InThisProcess.Calls))]
public class TrialBalance
{
    private RunningServer server = null!;

    [Params(1_000, 10_000)]
    public int Vouchers { get; set; }

    [ParamsSource(nameof(Databases))]
    public DatabaseKind Database { get; set; }

    public static IEnumerable<DatabaseKind> Databases => MeasuredDatabases.All;

    [GlobalSetup]
    public async Task Start()
    {
        server = await RunningServer.Start(Database);
        var batch = new { vouchers = Enumerable.Range(0, Vouchers).Select(_ => RunningServer.Voucher(TestServer.Office)).ToArray() };
        await server.Post("/vouchers/batch", batch);
    }

    [GlobalCleanup]
    public async Task Stop() => await server.DisposeAsync();

    [Benchmark(Baseline = true)]
    public Task<string> WhoAmI() => server.Get("/me");

    [Benchmark]
    public Task<string> OverHttp() => server.Get($"/reports/trial-balance?agency={TestServer.Office}&from=2026-01-01&to=2026-12-31");
}

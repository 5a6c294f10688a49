using BenchmarkDotNet.Attributes;

using KeToanChung.Testing;

namespace KeToanChung.Benchmarks;

/// <summary>
/// One voucher over HTTP. One client: at least 0.3 × bare, that is a ratio of at most 3.33. Eight clients: what waits is flushed together.
/// </summary>
[Config(typeof(InThisProcess.Short))]
public class OneVoucher
{
    private const int Vouchers = 200;

    private const int Clients = 8;

    private RunningServer server = null!;

    private BareBooks bare = null!;

    private PlainClient[] clients = null!;

    [ParamsSource(nameof(Databases))]
    public DatabaseKind Database { get; set; }

    public static IEnumerable<DatabaseKind> Databases => MeasuredDatabases.All;

    [GlobalSetup]
    public async Task Start()
    {
        server = await RunningServer.Start(Database);
        bare = await BareBooks.On(Database);
        clients = await Task.WhenAll(Enumerable.Range(0, Clients)
            .Select(_ => PlainClient.Of(server.Accountant, $"/agencies/{TestServer.Office}/vouchers", RunningServer.Voucher())));
    }

    [GlobalCleanup]
    public async Task Stop()
    {
        foreach (var client in clients)
            client.Dispose();
        await bare.DisposeAsync();
        await server.DisposeAsync();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Vouchers)]
    public void Bare() => bare.Post(Vouchers, perCommit: 1);

    [Benchmark(OperationsPerInvoke = Vouchers)]
    public void OverHttp() => Post(clients[0], Vouchers);

    [Benchmark(OperationsPerInvoke = Vouchers)]
    public Task EightClientsOverHttp() => Task.WhenAll(clients.Select(client => Task.Factory.StartNew(
        () => Post(client, Vouchers / Clients), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

    private static void Post(PlainClient client, int vouchers)
    {
        for (var i = 0; i < vouchers; i++)
            client.Post();
    }
}

/// <summary>A batch of 10,000 vouchers over HTTP: at least 0.4 × bare with a hundred a commit, that is a ratio of at most 2.5.</summary>
[Config(typeof(InThisProcess.Long))]
public class Batch
{
    private const int Vouchers = 10_000;

    private RunningServer server = null!;

    private BareBooks bare = null!;

    private object batch = null!;

    [ParamsSource(nameof(Databases))]
    public DatabaseKind Database { get; set; }

    public static IEnumerable<DatabaseKind> Databases => MeasuredDatabases.All;

    [GlobalSetup]
    public async Task Start()
    {
        server = await RunningServer.Start(Database);
        bare = await BareBooks.On(Database);
        batch = new { vouchers = Enumerable.Range(0, Vouchers).Select(_ => RunningServer.Voucher(TestServer.Office)).ToArray() };
    }

    [GlobalCleanup]
    public async Task Stop()
    {
        await bare.DisposeAsync();
        await server.DisposeAsync();
    }

    /// <summary>Batches come one by one: what is done after each, when it is quiet, is not to fall into the next.</summary>
    [IterationSetup(Target = nameof(OverHttp))]
    public void BeQuiet() => server.TakeUpWords().GetAwaiter().GetResult();

    [Benchmark(Baseline = true)]
    public void Bare() => bare.Post(Vouchers, perCommit: 100);

    [Benchmark]
    public Task OverHttp() => server.Post("/vouchers/batch", batch);
}

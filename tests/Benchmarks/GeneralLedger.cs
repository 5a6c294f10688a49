using System.Globalization;

using BenchmarkDotNet.Attributes;

using KeToanChung.Testing;

namespace KeToanChung.Benchmarks;

/// <summary>
/// The general ledger of 72,000 lines over HTTP, to its last byte, beside plain SQL that reads the same lines and writes them out: the
/// whole ledger as CSV within 1 s, as XLSX within 3 s, as PDF within 6 s.
/// </summary>
[Config(typeof(InThisProcess.Long))]
public class GeneralLedger
{
    private const int Vouchers = 36_000;

    private const int InBatch = 9_000;

    private RunningServer server = null!;

    [ParamsSource(nameof(Databases))]
    public DatabaseKind Database { get; set; }

    public static IEnumerable<DatabaseKind> Databases => MeasuredDatabases.All;

    [GlobalSetup]
    public async Task Start()
    {
        server = await RunningServer.Start(Database);
        var batch = new { vouchers = Enumerable.Range(0, InBatch).Select(_ => RunningServer.Voucher(TestServer.Office)).ToArray() };
        for (var posted = 0; posted < Vouchers; posted += InBatch)
            await server.Post("/vouchers/batch", batch);
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
            SELECT l."Account", v."Date", v."Number", v."Description", l."Debit", l."Credit"
            FROM "VoucherLines" AS l JOIN "Vouchers" AS v ON v."AgencyId" = l."AgencyId" AND v."No" = l."VoucherNo"
            ORDER BY l."Account", v."Date", v."No", l."LineNo"
            """;
        using var lines = command.ExecuteReader();
        using var file = new StreamWriter(Stream.Null);
        var (account, balance) = ("", 0L);
        while (lines.Read())
        {
            balance = (lines.GetString(0) == account ? balance : 0) + lines.GetInt64(4) - lines.GetInt64(5);
            account = lines.GetString(0);
            file.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{account},{lines.GetValue(1)},{lines.GetString(2)},{lines.GetString(3)},{lines.GetInt64(4)},{lines.GetInt64(5)},{balance}"));
        }

        return balance;
    }

    [Benchmark]
    public Task<long> Csv() => Read("csv");

    [Benchmark]
    public Task<long> Xlsx() => Read("xlsx");

    [Benchmark]
    public Task<long> Pdf() => Read("pdf");

    private Task<long> Read(string format) =>
        server.Drain($"/reports/general-ledger?agency={TestServer.Office}&from=2026-01-01&to=2026-12-31&format={format}");
}

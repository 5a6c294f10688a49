using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;

using BenchmarkDotNet.Attributes;

using KeToanChung.Testing;

namespace KeToanChung.Benchmarks;

/// <summary>
/// A bank statement of fees paid online, imported and matched over HTTP: each line names its case, and is posted (BC-01). 3,000 lines within 1 s, 100,000 within 40 s; beside
/// plain SQL that stores the lines and joins them to the receipts.
/// </summary>
[Config(typeof(InThisProcess.Once))]
public class Statements
{
    private const string Day = "2026-03-31";

    private const int InSheet = 20_000;

    private const int FirstLines = 3_000;

    private RunningServer server = null!;

    private readonly Queue<(string Agency, string File)> statements = [];

    [Params(3_000, 100_000)]
    public int Lines { get; set; }

    [ParamsSource(nameof(Databases))]
    public DatabaseKind Database { get; set; }

    public static IEnumerable<DatabaseKind> Databases => MeasuredDatabases.All;

    [GlobalSetup(Target = nameof(ImportAndMatch))]
    public async Task Start()
    {
        server = await RunningServer.Start(Database);
        foreach (var (agency, lines) in (await server.OpenAgencies(2)).Zip([FirstLines, Lines]))
        {
            foreach (var cases in Enumerable.Range(1, lines).Chunk(InSheet))
            {
                await server.Upload($"/agencies/{agency}/fee-receipts/sheet", "phi.csv", Sheet(agency, cases));
                await server.Upload($"/agencies/{agency}/online-payments", "cong.csv", Payments(cases));
            }

            statements.Enqueue((agency, Statement(lines)));
        }
    }

    [GlobalSetup(Target = nameof(Sql))]
    public async Task StartBare()
    {
        server = await RunningServer.Start(Database);
        await using var connection = BareBooks.Connect(server.Database);
        await connection.OpenAsync();
        await Run(connection, "CREATE TABLE cases (number VARCHAR(32) PRIMARY KEY, amount BIGINT, line BIGINT)");
        await Run(connection, "CREATE TABLE statement_lines (no BIGINT PRIMARY KEY, date VARCHAR(10), number VARCHAR(32), amount BIGINT, content VARCHAR(200))");
        await Fill(connection, "INSERT INTO cases (number, amount) VALUES (@number, @amount)");
    }

    [GlobalCleanup]
    public async Task Stop() => await server.DisposeAsync();

    [Benchmark(Baseline = true)]
    public async Task Sql()
    {
        await using var connection = BareBooks.Connect(server.Database);
        await connection.OpenAsync();
        await Run(connection, "DELETE FROM statement_lines");
        await Fill(connection, "INSERT INTO statement_lines VALUES (@no, @date, @number, @amount, @content)");
        await Run(connection, "UPDATE cases SET line = (SELECT l.no FROM statement_lines AS l WHERE l.number = cases.number AND l.amount = cases.amount)");
    }

    [Benchmark]
    public async Task ImportAndMatch()
    {
        var (agency, file) = statements.Dequeue();
        await server.Upload($"/agencies/{agency}/bank-statements", "sao-ke.csv", file);
        await server.Post($"/agencies/{agency}/reconciliation/run", new { from = Day, to = Day });
        using var left = JsonDocument.Parse(await server.Get($"/agencies/{agency}/reconciliation/items?state=unmatched&limit=1"));
        if (left.RootElement.GetProperty("items").GetArrayLength() > 0)
            throw new InvalidOperationException($"Not every line of {agency} was matched.");
    }

    private async Task Fill(DbConnection connection, string sql)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var name in new[] { "no", "date", "number", "amount", "content" }.Where(n => sql.Contains("@" + n, StringComparison.Ordinal)))
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@" + name;
            command.Parameters.Add(parameter);
        }

        for (var i = 1; i <= Lines; i++)
        {
            foreach (DbParameter parameter in command.Parameters)
            {
                parameter.Value = parameter.ParameterName switch
                {
                    "@no" => (long)i, "@date" => Day, "@number" => Case(i), "@amount" => Amount, _ => Content(i),
                };
            }

            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    private static async Task Run(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 300;
        await command.ExecuteNonQueryAsync();
    }

    private const long Amount = 8_000;

    private static string Case(int i) => string.Create(CultureInfo.InvariantCulture, $"H19.001-260331-{i:000000}");

    private static string Content(int i) => $"NOP LE PHI HO SO {Case(i).Replace('-', ' ')}";

    private static string Sheet(string agency, IEnumerable<int> cases) => Text(
        "Số hồ sơ,Mã cơ quan,Người nộp,Mã phí,Số lượng,Hình thức", cases.Select(i => $"{Case(i)},{agency},Nguyễn Văn {i},HT-TRICHLUC,1,Trực tuyến"));

    private static string Payments(IEnumerable<int> cases) => Text(
        "transactionId,caseNumber,amount,paidAt,status", cases.Select(i => $"GD{i},{Case(i)},{Amount},{Day}T09:00:00+07:00,success"));

    private static string Statement(int lines) => Text(
        "Ngày giao dịch,Số tham chiếu,Ghi nợ,Ghi có,Số dư,Nội dung",
        Enumerable.Range(1, lines).Select(i => string.Create(CultureInfo.InvariantCulture, $"31/03/2026,FT{i},,{Amount},{i * Amount},{Content(i)}")));

    private static string Text(string header, IEnumerable<string> rows) => new StringBuilder(header).Append('\n').AppendJoin('\n', rows).Append('\n').ToString();
}

using System.Data.Common;

using KeToanChung.Testing;

using Microsoft.Data.Sqlite;

using Npgsql;

namespace KeToanChung.Benchmarks;

/// <summary>
/// The same work in plain SQL without any check: a voucher, its two lines, a gapless number, and the balance rows; durably committed.
/// What the software is measured against.
/// </summary>
internal sealed class BareBooks : IAsyncDisposable
{
    private static readonly string[] Tables =
    [
        "CREATE TABLE vouchers (no BIGINT PRIMARY KEY, number TEXT NOT NULL UNIQUE, date TEXT, description TEXT)",
        "CREATE TABLE lines (no BIGINT, line INTEGER, account TEXT, debit BIGINT, credit BIGINT, PRIMARY KEY (no, line))",
        "CREATE INDEX by_account ON lines (account, no)",
        "CREATE TABLE balances (account TEXT PRIMARY KEY, debit BIGINT, credit BIGINT)",
        "CREATE TABLE series (name TEXT PRIMARY KEY, last BIGINT)",
        "INSERT INTO balances VALUES ('6121', 0, 0), ('334', 0, 0)",
        "INSERT INTO series VALUES ('CT', 0)",
    ];

    private readonly TestDatabases databases;

    private readonly TestDatabase database;

    private readonly DbConnection connection;

    private long number;

    private BareBooks(TestDatabases databases, TestDatabase database) =>
        (this.databases, this.database, connection) = (databases, database, Connect(database));

    public static async Task<BareBooks> On(DatabaseKind kind)
    {
        var own = new TestDatabases();
        var bare = new BareBooks(own, await own.CreateEmpty(kind));
        await bare.connection.OpenAsync();
        if (kind is DatabaseKind.Sqlite)
            bare.Run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL");
        foreach (var table in Tables)
            bare.Run(table);
        return bare;
    }

    /// <summary>A connection of one's own, on a server with its statements prepared.</summary>
    public static DbConnection Connect(TestDatabase database) => database.Kind switch
    {
        DatabaseKind.Sqlite => new SqliteConnection(database.ConnectionString),
        DatabaseKind.PostgreSql => new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { MaxAutoPrepare = 20 }.ToString()),
        _ => throw new NotSupportedException($"Nothing is measured on {database.Kind}."),
    };

    /// <summary>Posts vouchers, so many a commit.</summary>
    public void Post(int vouchers, int perCommit)
    {
        for (var done = 0; done < vouchers; done += perCommit)
        {
            using var transaction = connection.BeginTransaction();
            for (var i = 0; i < Math.Min(perCommit, vouchers - done); i++)
                PostOne(transaction);
            transaction.Commit();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await database.DisposeAsync();
        await databases.DisposeAsync();
    }

    private void PostOne(DbTransaction transaction)
    {
        number++;
        Run("UPDATE series SET last = last + 1 WHERE name = 'CT'", transaction);
        Run("INSERT INTO vouchers VALUES (@no, @number, '2026-03-31', 'Tính lương')", transaction, ("@no", number), ("@number", $"CT-2026-{number}"));
        Run("INSERT INTO lines VALUES (@no, 1, '6121', 1000000, 0), (@no, 2, '334', 0, 1000000)", transaction, ("@no", number));
        Run("UPDATE balances SET debit = debit + 1000000 WHERE account = '6121'", transaction);
        Run("UPDATE balances SET credit = credit + 1000000 WHERE account = '334'", transaction);
    }

    private void Run(string sql, DbTransaction? transaction = null, params (string Name, object Value)[] parameters)
    {
        using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        command.ExecuteNonQuery();
    }
}

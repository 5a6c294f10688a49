using Microsoft.Data.Sqlite;

namespace KeToanChung.Benchmarks;

/// <summary>
/// The same work in plain SQL without any check: a voucher, its two lines, a gapless number, and the balance rows; durably committed.
/// What the software is measured against.
/// </summary>
internal sealed class BareBooks : IDisposable
{
    private readonly string file = Path.Combine(Path.GetTempPath(), $"bare-{Guid.NewGuid():N}.db");

    private readonly SqliteConnection connection;

    private long number;

    public BareBooks()
    {
        connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        Run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL");
        Run("CREATE TABLE vouchers (no INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, date TEXT, description TEXT)");
        Run("CREATE TABLE lines (no INTEGER, line INTEGER, account TEXT, debit INTEGER, credit INTEGER, PRIMARY KEY (no, line))");
        Run("CREATE INDEX by_account ON lines (account, no)");
        Run("CREATE TABLE balances (account TEXT PRIMARY KEY, debit INTEGER, credit INTEGER)");
        Run("CREATE TABLE series (name TEXT PRIMARY KEY, last INTEGER)");
        Run("INSERT INTO balances VALUES ('6121', 0, 0), ('334', 0, 0)");
        Run("INSERT INTO series VALUES ('CT', 0)");
    }

    /// <summary>Posts vouchers, so many a commit.</summary>
    public void Post(int vouchers, int perCommit)
    {
        for (var done = 0; done < vouchers; done += perCommit)
        {
            using var transaction = connection.BeginTransaction();
            for (var i = 0; i < Math.Min(perCommit, vouchers - done); i++)
                PostOne();
            transaction.Commit();
        }
    }

    public void Dispose()
    {
        connection.Dispose();
        SqliteConnection.ClearAllPools();
        foreach (var part in new[] { "", "-wal", "-shm" })
            File.Delete(file + part);
    }

    private void PostOne()
    {
        number++;
        Run("UPDATE series SET last = last + 1 WHERE name = 'CT'");
        Run("INSERT INTO vouchers VALUES ($no, $number, '2026-03-31', 'Tính lương')", ("$no", number), ("$number", $"CT-2026-{number}"));
        Run("INSERT INTO lines VALUES ($no, 1, '6121', 1000000, 0), ($no, 2, '334', 0, 1000000)", ("$no", number));
        Run("UPDATE balances SET debit = debit + 1000000 WHERE account = '6121'");
        Run("UPDATE balances SET credit = credit + 1000000 WHERE account = '334'");
    }

    private void Run(string sql, params (string Name, object Value)[] parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }
}

using System.Data;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

using Microsoft.Data.Sqlite;

using SQLitePCL;

namespace KeToanChung.Db.Sqlite;

/// <summary>
/// Runs what writes rows, each text prepared once while its connection is open. On SQLite's own calls: the driver looks each value's place up by
/// its name, and makes a reader for what returns no row.
/// </summary>
internal sealed class RowStatements
{
    /// <summary>Texts beyond these are prepared for one use.</summary>
    private const int Most = 400;

    /// <summary>SQLite holds the last values of a statement: a file that was uploaded is not to stay in memory with it.</summary>
    private const int LongestValue = 4_096;

    private const int OnTheStack = 512;

    private static readonly ConditionalWeakTable<SqliteConnection, RowStatements> ByConnection = [];

    private readonly Dictionary<string, sqlite3_stmt> prepared = new(StringComparer.Ordinal);

    private readonly sqlite3 database;

    private RowStatements(SqliteConnection connection)
    {
        database = connection.Handle ?? throw new InvalidOperationException("The connection isn't open.");

        // The driver waits in its commands, which these aren't; for ever where it is told nought.
        var wait = connection.DefaultTimeout is 0 ? TimeSpan.MaxValue : TimeSpan.FromSeconds(connection.DefaultTimeout);
        _ = raw.sqlite3_busy_timeout(database, (int)Math.Min(wait.TotalMilliseconds, int.MaxValue));
        connection.StateChange += (_, change) =>
        {
            if (change.CurrentState is ConnectionState.Closed)
                Forget(connection);
        };
    }

    public static RowStatements Of(SqliteConnection connection) => ByConnection.GetValue(connection, static open => new RowStatements(open));

    /// <summary>Whether something was begun that is neither committed nor undone.</summary>
    public bool IsInTransaction => raw.sqlite3_get_autocommit(database) == 0;

    /// <returns>How many rows were written.</returns>
    /// <exception cref="SqliteException">The database refused it.</exception>
    public int Run(RowStatement row)
    {
        var isKept = prepared.TryGetValue(row.Sql, out var kept);
        var statement = kept ?? Prepare(row.Sql);
        isKept = isKept || (prepared.Count < Most && prepared.TryAdd(row.Sql, statement));
        var hasLongValue = false;
        try
        {
            for (var i = 0; i < row.Values.Count; i++)
                hasLongValue |= Bind(statement, i + 1, row.Values[i].Stored) > LongestValue;
            if (raw.sqlite3_step(statement) is var result and not raw.SQLITE_DONE)
                SqliteException.ThrowExceptionForRC(result, database);
            return raw.sqlite3_changes(database);
        }
        finally
        {
            if (!isKept)
                statement.Dispose();
            else
                Rest(statement, hasLongValue);
        }
    }

    private static void Rest(sqlite3_stmt statement, bool hasLongValue)
    {
        _ = raw.sqlite3_reset(statement); // it says again what the step said
        if (hasLongValue)
            _ = raw.sqlite3_clear_bindings(statement);
    }

    private sqlite3_stmt Prepare(string sql)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out var statement), database);
        return statement;
    }

    // As the driver stores them, which reads them back.
    private int Bind(sqlite3_stmt statement, int place, object value)
    {
        switch (value)
        {
            case DBNull: return Bound(raw.sqlite3_bind_null(statement, place), 0);
            case long whole: return Bound(raw.sqlite3_bind_int64(statement, place, whole), sizeof(long));
            case int whole: return Bound(raw.sqlite3_bind_int64(statement, place, whole), sizeof(int));
            case bool truth: return Bound(raw.sqlite3_bind_int64(statement, place, truth ? 1 : 0), sizeof(bool));
            case string text: return BindText(statement, place, text);
            case DateOnly day: return BindText(statement, place, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            case Guid id: return BindText(statement, place, id.ToString().ToUpperInvariant());
            case byte[] bytes: return Bound(raw.sqlite3_bind_blob(statement, place, bytes), bytes.Length);
            default: throw new NotSupportedException($"A {value.GetType()} is stored nowhere yet.");
        }
    }

    private int BindText(sqlite3_stmt statement, int place, string text)
    {
        var longest = Encoding.UTF8.GetMaxByteCount(text.Length);
        var bytes = longest <= OnTheStack ? stackalloc byte[OnTheStack] : new byte[longest];
        bytes = bytes[..Encoding.UTF8.GetBytes(text, bytes)];
        return Bound(raw.sqlite3_bind_text(statement, place, bytes), bytes.Length);
    }

    private int Bound(int result, int length)
    {
        SqliteException.ThrowExceptionForRC(result, database);
        return length;
    }

    // What is still prepared would keep the file open.
    private void Forget(SqliteConnection closed)
    {
        ByConnection.Remove(closed);
        foreach (var statement in prepared.Values)
            statement.Dispose();
        prepared.Clear();
    }
}

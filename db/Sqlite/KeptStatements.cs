using System.Data.Common;
using System.Runtime.CompilerServices;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace KeToanChung.Db.Sqlite;

/// <summary>
/// Keeps the statements of a connection prepared for the next time that the same SQL comes. SQLite runs in this process: for the short
/// reads of a posting, making a statement of its text costs more than running it. What it writes has its own (<see cref="RowStatements"/>).
/// </summary>
internal sealed class KeptStatements
{
    /// <summary>A text that is new is kept up to here; a query that is put together out of many parts has endless texts.</summary>
    private const int Most = 400;

    /// <summary>SQLite holds the last values of a statement: a file that was uploaded is not to stay in memory with it.</summary>
    private const int LongestValue = 4_096;

    private static readonly ConditionalWeakTable<SqliteConnection, KeptStatements> ByConnection = [];

    private readonly Dictionary<string, Kept> resting = new(StringComparer.Ordinal);

    public static KeptStatements Of(SqliteConnection connection) => ByConnection.GetOrCreateValue(connection);

    /// <summary>A command with this text: one that rests, prepared, or a new one. Disposing it puts it to rest.</summary>
    public SqliteCommand Take(string sql, SqliteConnection connection, SqliteTransaction? transaction)
    {
        if (resting.Remove(sql, out var command))
            command.IsResting = false;
        else
            command = new Kept(this) { CommandText = sql, Connection = connection };
        command.Transaction = transaction;
        return command;
    }

    private bool PutToRest(Kept command)
    {
        // A reader that is still open means that the connection is closing under it.
        if (command.DataReader is not null || resting.Count >= Most || HasLongValue(command) || !resting.TryAdd(command.CommandText, command))
            return false;

        command.IsResting = true;
        command.Transaction = null;
        return true;
    }

    private static bool HasLongValue(SqliteCommand command)
    {
        foreach (SqliteParameter parameter in command.Parameters)
        {
            if (parameter.Value is byte[] { Length: > LongestValue } or string { Length: > LongestValue })
                return true;
        }

        return false;
    }

    private sealed class Kept(KeptStatements home) : SqliteCommand
    {
        public bool IsResting { get; set; }

        public new SqliteDataReader? DataReader => base.DataReader;

        // Who used it disposes it when it is done, and the connection disposes those at rest when it closes.
        protected override void Dispose(bool disposing)
        {
            if (disposing && !IsResting && home.PutToRest(this))
                return;

            if (disposing && IsResting)
                home.resting.Remove(CommandText);
            base.Dispose(disposing);
        }
    }
}

/// <summary>Lets EF's commands run as kept statements.</summary>
internal sealed class KeptStatementsInterceptor : DbCommandInterceptor
{
    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        if (result is not SqliteCommand { Connection: { } connection } command)
            return result;

        var kept = KeptStatements.Of(connection).Take(command.CommandText, connection, command.Transaction);
        kept.CommandTimeout = command.CommandTimeout;
        kept.Parameters.Clear();
        foreach (SqliteParameter parameter in command.Parameters)
            kept.Parameters.Add(parameter);
        command.Dispose();
        return kept;
    }
}

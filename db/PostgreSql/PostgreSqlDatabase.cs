using System.Net.Sockets;

using KeToanChung.App.Data;

using Npgsql;

namespace KeToanChung.Db.PostgreSql;

/// <summary>The unit of work on PostgreSQL, and what its faults mean.</summary>
internal sealed class PostgreSqlDatabase(AppDb db, SharedUnit shared) : ServerDatabase(db, shared)
{
    protected override DatabaseFault? Translate(Exception exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => DatabaseFault.Duplicate,
        PostgresException
        {
            SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.LockNotAvailable
        } => DatabaseFault.Deadlock,
        PostgresException { SqlState: var state } when IsConnectionLost(state) => DatabaseFault.Unavailable,
        PostgresException => null,
        NpgsqlException or SocketException => DatabaseFault.Unavailable, // no answer from the server at all
        _ => null,
    };

    private static bool IsConnectionLost(string state) =>
        state.StartsWith("08", StringComparison.Ordinal)
        || state is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
            or PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.DiskFull;
}

using System.Net.Sockets;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;

using Microsoft.EntityFrameworkCore;

using Npgsql;

namespace KeToanChung.Db.PostgreSql;

/// <summary>The unit of work on PostgreSQL, and what its faults mean.</summary>
internal sealed class PostgreSqlDatabase(AppDb db, SharedUnit shared) : ServerDatabase(db, shared)
{
    // One way there and back for the lock and its row, and no version of the row that only says it was locked.
    public override async Task<LedgerHeadRecord?> Hold(int agency, CancellationToken cancel)
    {
        var held = Db.Set<LedgerHeadRecord>().FromSql($"""SELECT * FROM "LedgerHeads" WHERE "AgencyId" = {agency} FOR UPDATE""").AsNoTracking();
        await foreach (var head in held.AsAsyncEnumerable().WithCancellation(cancel))
            return head;
        throw new InvalidOperationException($"Agency {agency} has no ledger head.");
    }

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

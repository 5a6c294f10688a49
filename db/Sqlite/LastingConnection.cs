using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Sqlite.Storage.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace KeToanChung.Db.Sqlite;

#pragma warning disable EF1001 // the provider's own connection: no public type lets a pooled context keep its connection open

/// <summary>
/// A connection that stays open as long as its context, which goes back to a pool: opening costs more than a short unit of work, and with
/// the connection goes everything that was prepared on it (<see cref="KeptStatements"/>).
/// </summary>
internal sealed class LastingConnection(
    RelationalConnectionDependencies dependencies, IRawSqlCommandBuilder commands, IDiagnosticsLogger<DbLoggerCategory.Infrastructure> logger)
    : SqliteRelationalConnection(dependencies, commands, logger)
{
    // A context that leaves the pool disposes its connection, and that closes it.
    protected override void CloseDbConnection()
    {
    }

    protected override Task CloseDbConnectionAsync() => Task.CompletedTask;
}

internal static class LastingConnections
{
    public static DbContextOptionsBuilder KeepingConnectionsOpen(this DbContextOptionsBuilder options) =>
        options.ReplaceService<ISqliteRelationalConnection, LastingConnection>();
}

using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

using Microsoft.Data.Sqlite;
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
    private SqliteConnection? borrowed;

    /// <summary>The context's own, or while it writes the writer's (<see cref="SqliteWriter"/>).</summary>
    [AllowNull]
    public override DbConnection DbConnection
    {
        get => borrowed ?? base.DbConnection;
        set => base.DbConnection = value;
    }

    public void Borrow(SqliteConnection writers) => borrowed = writers;

    public void GiveBack() => borrowed = null;

    /// <summary>An open connection such as contexts have, with all functions that queries may need.</summary>
    public SqliteConnection Another()
    {
        var made = (SqliteConnection)CreateDbConnection();
        made.Open();
        SqliteSettings.Set(made);
        return made;
    }

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

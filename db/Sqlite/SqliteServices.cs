using System.Data.Common;
using System.Runtime.CompilerServices;

using KeToanChung.App.Data;
using KeToanChung.App.People;
using KeToanChung.App.Search;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.Db.Sqlite;

public static class SqliteServices
{
    /// <summary>Each context keeps a connection, with its pages and statements: as many as work at once, and few enough to be remembered.</summary>
    private const int MostContexts = 16;

    public static IServiceCollection AddSqlite(this IServiceCollection services, string connectionString)
    {
        // Waiting for another process (load and verify run beside a server) is done by SQLite itself, in seconds. The contexts are pooled with
        // their connections: a second pool under them would only keep those that nobody uses.
        var own = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true, Pooling = false };
        if (!own.ShouldSerialize("Default Timeout"))
            own.DefaultTimeout = 30;
        var connection = own.ToString();
        services.AddSingleton<SqliteSettings>();
        services.AddSingleton(new SqliteWriter(connectionString));
        services.AddSingleton<IMigrationTurn>(new SqliteMigrationTurn(connectionString));
        services.AddContexts<SqliteDb>(
            options => new SqliteDb(options),
            (provider, options) => options.UseSqlite(connection)
                .AddInterceptors(provider.GetRequiredService<SqliteSettings>(), new KeptStatementsInterceptor())
                .KeepingConnectionsOpen()
                .ReplaceService<IMigrationsSqlGenerator, ClusteredTables>(),
            (options, open) => options.UseSqlite(open),
            MostContexts);
        services.AddScoped<IDatabase, SqliteDatabase>();
        services.AddScoped<IAppointments, SqliteAppointments>();
        services.AddScoped<IVoucherWords, SqliteVoucherWords>();
        return services;
    }
}

/// <summary>
/// What each connection is set to, once while it lives. That the log is written ahead is a property of the file, see
/// <see cref="SqliteMigrationTurn"/>; that it is on the disk before a commit is acknowledged is seen to by <see cref="SqliteWriter"/>.
/// </summary>
internal sealed class SqliteSettings : DbConnectionInterceptor, IDisposable
{
    // 16 MB of pages: a year's ledger of an agency is read by one index and found in two tables. As much of the log, four times what SQLite would
    // let it grow to: posting changes the same pages again and again, and each is copied into the file once.
    private const string Pragmas =
        "PRAGMA synchronous=NORMAL; PRAGMA recursive_triggers=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16384; PRAGMA wal_autocheckpoint=4000;";

    private readonly ConditionalWeakTable<SqliteConnection, object> open = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Know((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Know((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    /// <summary>Closes what contexts have kept open (<see cref="LastingConnection"/>): EF's pool doesn't, when it ends.</summary>
    public void Dispose()
    {
        foreach (var (connection, _) in open)
            connection.Dispose();
    }

    private void Know(SqliteConnection connection)
    {
        open.AddOrUpdate(connection, this);
        Set(connection);
    }

    public static void Set(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }
}

using KeToanChung.App.Data;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.Db.Sqlite;

public static class SqliteServices
{
    public static IServiceCollection AddSqlite(this IServiceCollection services, string connectionString)
    {
        // Waiting for another process (load and verify run beside a server) is done by SQLite itself, in seconds.
        var connection = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true, DefaultTimeout = 30 }.ToString();
        var pragmas = new SqlitePragmas();
        services.AddSingleton<SqliteWriterGate>();
        services.AddContexts<SqliteDb>(
            options => new SqliteDb(options),
            options => options.UseSqlite(connection).AddInterceptors(pragmas),
            (options, open) => options.UseSqlite(open));
        services.AddScoped<IDatabase, SqliteDatabase>();
        return services;
    }
}

/// <summary>Durable and concurrent: WAL lets readers go on while one writes, FULL makes an acknowledged commit survive a crash.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON; PRAGMA cache_size=-16384;";

    public override void ConnectionOpened(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    public override Task ConnectionOpenedAsync(
        System.Data.Common.DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Set(connection);
        return Task.CompletedTask;
    }

    private static void Set(System.Data.Common.DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }
}

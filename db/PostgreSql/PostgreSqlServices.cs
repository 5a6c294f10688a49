using KeToanChung.App.Data;
using KeToanChung.App.Search;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

using Npgsql;

namespace KeToanChung.Db.PostgreSql;

public static class PostgreSqlServices
{
    private const long MigrationLock = 0x4B54_4300; // any number that is ours alone

    /// <summary>The statements of a posting, and those of the lists: the server plans each once for a connection, not each time.</summary>
    private const int MostStatements = 200;

    public static IServiceCollection AddPostgreSql(this IServiceCollection services, string connectionString)
    {
        var own = new NpgsqlConnectionStringBuilder(connectionString);
        if (!own.ShouldSerialize("Max Auto Prepare"))
            own.MaxAutoPrepare = MostStatements;
        own.NoResetOnClose = true; // we set nothing in a session, and cleaning up after nothing took the server as long as a read
        var connection = own.ToString();
        var searches = new PlannedAnew();
        services.AddContexts<PostgreSqlDb>(
            options => new PostgreSqlDb(options),
            (_, options) => options.UseNpgsql(connection).AddInterceptors(searches),
            (options, open) => options.UseNpgsql(open));
        services.AddSingleton<IMigrationTurn>(new ServerMigrationTurn(
            $"SELECT pg_advisory_lock({MigrationLock})", $"SELECT pg_advisory_unlock({MigrationLock})"));
        services.AddSingleton(_ => new SharedCommits(connection));
        services.AddScoped<IDatabase, PostgreSqlDatabase>();
        services.AddSingleton<IVoucherWords, ServerVoucherWords>();
        return services;
    }
}

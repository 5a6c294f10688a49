using KeToanChung.App.Data;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.Db.PostgreSql;

public static class PostgreSqlServices
{
    private const long MigrationLock = 0x4B54_4300; // any number that is ours alone

    public static IServiceCollection AddPostgreSql(this IServiceCollection services, string connectionString)
    {
        services.AddContexts<PostgreSqlDb>(
            options => new PostgreSqlDb(options),
            options => options.UseNpgsql(connectionString),
            (options, connection) => options.UseNpgsql(connection));
        services.AddSingleton<IMigrationTurn>(new ServerMigrationTurn(
            $"SELECT pg_advisory_lock({MigrationLock})", $"SELECT pg_advisory_unlock({MigrationLock})"));
        services.AddScoped<IDatabase, PostgreSqlDatabase>();
        return services;
    }
}

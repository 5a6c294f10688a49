using KeToanChung.App.Data;
using KeToanChung.App.Search;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.Db.SqlServer;

public static class SqlServerServices
{
    public static IServiceCollection AddSqlServer(this IServiceCollection services, string connectionString)
    {
        services.AddContexts<SqlServerDb>(
            options => new SqlServerDb(options),
            (_, options) => options.UseSqlServer(connectionString),
            (options, connection) => options.UseSqlServer(connection));
        services.AddSingleton<IMigrationTurn>(new ServerMigrationTurn(
            "EXEC sp_getapplock @Resource = N'KeToanChung migrates', @LockMode = 'Exclusive', @LockOwner = 'Session'",
            "EXEC sp_releaseapplock @Resource = N'KeToanChung migrates', @LockOwner = 'Session'"));
        services.AddScoped<IDatabase, SqlServerDatabase>();
        services.AddSingleton<IVoucherWords, ServerVoucherWords>();
        return services;
    }
}

using KeToanChung.App.Data;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.Db.SqlServer;

public static class SqlServerServices
{
    public static IServiceCollection AddSqlServer(this IServiceCollection services, string connectionString)
    {
        services.AddContexts<SqlServerDb>(
            options => new SqlServerDb(options),
            options => options.UseSqlServer(connectionString),
            (options, connection) => options.UseSqlServer(connection));
        services.AddScoped<IDatabase, SqlServerDatabase>();
        return services;
    }
}

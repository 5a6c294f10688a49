using KeToanChung.App.Data;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.Db.PostgreSql;

public static class PostgreSqlServices
{
    public static IServiceCollection AddPostgreSql(this IServiceCollection services, string connectionString)
    {
        services.AddContexts<PostgreSqlDb>(
            options => new PostgreSqlDb(options),
            options => options.UseNpgsql(connectionString),
            (options, connection) => options.UseNpgsql(connection));
        services.AddScoped<IDatabase, PostgreSqlDatabase>();
        return services;
    }
}

using KeToanChung.Db.PostgreSql;
using KeToanChung.Db.Sqlite;
using KeToanChung.Db.SqlServer;

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.Db;

/// <summary>Chooses the database by configuration: <c>Database__Provider</c> and <c>ConnectionStrings__KeToanChung</c>.</summary>
public static class DatabaseServices
{
    public static IServiceCollection AddDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        var provider = configuration["Database:Provider"] ?? "Sqlite";
        var connection = configuration.GetConnectionString("KeToanChung");
        return provider.ToUpperInvariant() switch
        {
            "SQLITE" => services.AddSqlite(connection ?? "Data Source=ketoanchung.db"),
            "POSTGRESQL" => services.AddPostgreSql(connection ?? throw MissingConnection(provider)),
            "SQLSERVER" => services.AddSqlServer(connection ?? throw MissingConnection(provider)),
            _ => throw new InvalidOperationException($"Database:Provider is {provider}: it must be Sqlite, PostgreSql or SqlServer."),
        };
    }

    private static InvalidOperationException MissingConnection(string provider) =>
        new($"Database:Provider is {provider}: ConnectionStrings:KeToanChung must say where its server is.");
}

using KeToanChung.App.Data;
using KeToanChung.Db.PostgreSql;
using KeToanChung.Db.Sqlite;
using KeToanChung.Db.SqlServer;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.Db;

/// <summary>For <c>dotnet ef</c>, which makes migrations out of the model alone: registered as ever, but never connected.</summary>
internal abstract class DesignTime<TDb>(Action<IServiceCollection> register) : IDesignTimeDbContextFactory<TDb>
    where TDb : AppDb
{
    public TDb CreateDbContext(string[] args)
    {
        var services = new ServiceCollection();
        register(services);
        return services.BuildServiceProvider().GetRequiredService<IDbContextFactory<TDb>>().CreateDbContext();
    }
}

internal sealed class SqliteDesign() : DesignTime<SqliteDb>(services => services.AddSqlite("Data Source=design.db"));

internal sealed class PostgreSqlDesign() : DesignTime<PostgreSqlDb>(services => services.AddPostgreSql("Host=design"));

internal sealed class SqlServerDesign() : DesignTime<SqlServerDb>(services => services.AddSqlServer("Server=design"));

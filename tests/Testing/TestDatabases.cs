using System.Data.Common;

using KeToanChung.Db;

using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

using Npgsql;

using Xunit;

namespace KeToanChung.Testing;

/// <summary>The databases that KeToanChung runs on, by the names of the configuration.</summary>
public enum DatabaseKind
{
    Sqlite,
    PostgreSql,
    SqlServer,
}

/// <summary>
/// Makes databases for tests, one for each: a copy of a template that was migrated once. An assembly fixture
/// (<c>[assembly: AssemblyFixture(typeof(TestDatabases))]</c>): it lives as long as the run, and takes everything away at its end.
/// </summary>
public sealed class TestDatabases : IAsyncDisposable
{
    /// <summary>Where a server for tests may be: a connection string of somebody who may create databases.</summary>
    public const string PostgresVariable = "KETOANCHUNG_POSTGRES";

    public const string SqlServerVariable = "KETOANCHUNG_SQLSERVER";

    /// <summary>Names the database of the tests that ask for none in particular; the whole suite can run on each.</summary>
    public const string UsualVariable = "KETOANCHUNG_TEST_DATABASE";

    public static DatabaseKind Usual { get; } =
        Environment.GetEnvironmentVariable(UsualVariable) is { Length: > 0 } name ? Enum.Parse<DatabaseKind>(name) : DatabaseKind.Sqlite;

    private readonly string folder = Directory.CreateTempSubdirectory("ketoanchung-tests-").FullName;

    private readonly Lazy<Task<string>> sqliteTemplate;

    private readonly Lazy<Task<string>> postgresTemplate;

    public TestDatabases()
    {
        sqliteTemplate = new(MakeSqliteTemplate);
        postgresTemplate = new(MakePostgresTemplate);
    }

    /// <summary>A migrated, empty database of the test's own. Where its server isn't there, the test shows as skipped, with the reason.</summary>
    public Task<TestDatabase> Create(DatabaseKind kind) => kind switch
    {
        DatabaseKind.Sqlite => CreateSqlite(),
        DatabaseKind.PostgreSql => CopyPostgres(),
        DatabaseKind.SqlServer => CreateSqlServer(),
    };

    /// <summary>A database of the test's own with nothing in it, not even tables.</summary>
    public async Task<TestDatabase> CreateEmpty(DatabaseKind kind) => kind switch
    {
        DatabaseKind.Sqlite => SqliteIn(Path.Combine(folder, $"{NewName()}.db")),
        DatabaseKind.PostgreSql => await CreatePostgres("template1"),
        DatabaseKind.SqlServer => SqlServerNamed(NewName()),
    };

    public async ValueTask DisposeAsync()
    {
        if (postgresTemplate is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            await DropPostgres(await postgresTemplate.Value);
        Directory.Delete(folder, recursive: true);
    }

    private async Task<TestDatabase> CreateSqlite()
    {
        var file = Path.Combine(folder, $"{NewName()}.db");
        File.Copy(await sqliteTemplate.Value, file);
        return SqliteIn(file);
    }

    private TestDatabase SqliteIn(string file) => new(DatabaseKind.Sqlite, SqliteAt(file), () =>
    {
        using (var connection = new SqliteConnection(SqliteAt(file)))
            SqliteConnection.ClearPool(connection);
        foreach (var part in Directory.EnumerateFiles(folder, Path.GetFileName(file) + "*"))
            File.Delete(part);
        return Task.CompletedTask;
    });

    private async Task<string> MakeSqliteTemplate()
    {
        var file = Path.Combine(folder, "template.db");
        await Migrate(new TestDatabase(DatabaseKind.Sqlite, SqliteAt(file) + ";Pooling=False", Nothing));
        return file;
    }

    // A file of its own, never a database in memory: that would be one connection, where the product has many.
    private static string SqliteAt(string file) => $"Data Source={file}";

    private async Task<TestDatabase> CopyPostgres() => await CreatePostgres(await postgresTemplate.Value);

    private static async Task<TestDatabase> CreatePostgres(string template)
    {
        var name = NewName();
        await OnPostgres($"CREATE DATABASE {name} TEMPLATE {template}");
        return new TestDatabase(DatabaseKind.PostgreSql, PostgresAt(name), () => DropPostgres(name));
    }

    private async Task<string> MakePostgresTemplate()
    {
        var name = NewName();
        await OnPostgres($"CREATE DATABASE {name}");
        await Migrate(new TestDatabase(DatabaseKind.PostgreSql, PostgresAt(name) + ";Pooling=False", Nothing));
        return name;
    }

    private static async Task DropPostgres(string name)
    {
        await using (var connection = new NpgsqlConnection(PostgresAt(name)))
            NpgsqlConnection.ClearPool(connection);
        await OnPostgres($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    private static string PostgresAt(string name) =>
        new NpgsqlConnectionStringBuilder(Server(PostgresVariable)) { Database = name, MaxPoolSize = 20 }.ToString();

    private static async Task OnPostgres(string sql) =>
        await new TestDatabase(DatabaseKind.PostgreSql, Server(PostgresVariable), Nothing).Execute(sql);

    // SQL Server copies no templates: its databases are migrated one by one.
    private static async Task<TestDatabase> CreateSqlServer()
    {
        var database = SqlServerNamed(NewName());
        await Migrate(database);
        return database;
    }

    private static TestDatabase SqlServerNamed(string name)
    {
        var server = Server(SqlServerVariable);
        var connectionString = new SqlConnectionStringBuilder(server) { InitialCatalog = name }.ToString();
        return new TestDatabase(DatabaseKind.SqlServer, connectionString, async () =>
        {
            await using (var connection = new SqlConnection(connectionString))
                SqlConnection.ClearPool(connection);
            await new TestDatabase(DatabaseKind.SqlServer, server, Nothing)
                .Execute($"ALTER DATABASE [{name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{name}];");
        });
    }

    private static string Server(string variable)
    {
        var server = Environment.GetEnvironmentVariable(variable);
        Assert.SkipWhen(string.IsNullOrEmpty(server), $"{variable} names no server.");
        return server!;
    }

    private static async Task Migrate(TestDatabase database)
    {
        await using var services = database.Services();
        await Databases.Migrate(services, TestContext.Current.CancellationToken);
    }

    private static string NewName() => $"ketoanchung_test_{Guid.NewGuid():N}";

    private static Task Nothing() => Task.CompletedTask;
}

/// <summary>One test's database; gone when disposed.</summary>
public sealed class TestDatabase(DatabaseKind kind, string connectionString, Func<Task> drop) : IAsyncDisposable
{
    public DatabaseKind Kind => kind;

    public string ConnectionString => connectionString;

    /// <summary>The settings that lead an application here.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
    {
        ["Database:Provider"] = kind.ToString(), ["ConnectionStrings:KeToanChung"] = connectionString,
    };

    /// <summary>What the application registers for its database, and what the test needs besides.</summary>
    public ServiceProvider Services(Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDatabase(new ConfigurationBuilder().AddInMemoryCollection(Settings).Build());
        if (kind is DatabaseKind.Sqlite)
            SqlServerTwin.Watch(services);
        more?.Invoke(services);
        return services.BuildServiceProvider();
    }

    /// <summary>Runs SQL past the application, as somebody with a console would.</summary>
    public async Task<int> Execute(string sql)
    {
        await using DbConnection connection = kind switch
        {
            DatabaseKind.Sqlite => new SqliteConnection(connectionString),
            DatabaseKind.PostgreSql => new NpgsqlConnection(connectionString),
            DatabaseKind.SqlServer => new SqlConnection(connectionString),
        };
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync() => await drop();
}

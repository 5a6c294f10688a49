using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.Db.Sqlite;
using KeToanChung.Db.SqlServer;
using KeToanChung.Testing;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.App.Tests.Database;

/// <summary>The faults that a caller can do something about are told apart from our own mistakes, on each database.</summary>
public sealed class DatabaseFaultsTests(TestDatabases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Every.Database), MemberType = typeof(Every))]
    public async Task A_key_that_is_there_already_is_a_duplicate(DatabaseKind kind)
    {
        await using var database = await databases.Create(kind);
        await using var services = database.Services();

        await Add(services, new CommuneRecord { Id = 1, Code = "A", Name = "", Province = "" });

        Assert.Equal(DatabaseFault.Duplicate, await FaultOf(services, db => Add(db, new CommuneRecord { Id = 1, Code = "B", Name = "", Province = "" })));
        Assert.Equal(DatabaseFault.Duplicate, await FaultOf(services, db => Add(db, new CommuneRecord { Id = 2, Code = "A", Name = "", Province = "" })));
    }

    [Theory, MemberData(nameof(Every.Database), MemberType = typeof(Every))]
    public async Task A_broken_rule_is_our_mistake_and_no_fault(DatabaseKind kind)
    {
        await using var database = await databases.Create(kind);
        await using var services = database.Services();

        Assert.Null(await FaultOf(services, db => Add(db, new FiscalYearRecord { AgencyId = 9, Year = 2026, OpenedAt = DateTime.UtcNow })));
    }

    [Theory]
    [InlineData(DatabaseKind.PostgreSql)]
    [InlineData(DatabaseKind.SqlServer)]
    public async Task Two_that_wait_for_each_other_are_a_deadlock(DatabaseKind kind)
    {
        await using var database = await databases.Create(kind);
        await using var services = database.Services();
        await Add(services, new CommuneRecord { Id = 1, Code = "A", Name = "", Province = "" });
        await Add(services, new CommuneRecord { Id = 2, Code = "B", Name = "", Province = "" });
        var bothHoldOne = new Barrier(2);

        var faults = await Task.WhenAll(FaultOf(services, db => Hold(db, 1, 2)), FaultOf(services, db => Hold(db, 2, 1)));

        Assert.Equal([null, DatabaseFault.Deadlock], faults.Order());

        async Task Hold(AppDb db, int first, int second)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            await Touch(db, first);
            await Task.Run(() => bothHoldOne.SignalAndWait(Cancel), Cancel);
            await Touch(db, second);
            await transaction.CommitAsync(Cancel);
        }

        static Task Touch(AppDb db, int id) =>
            db.Set<CommuneRecord>().Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Name, "held"), Cancel);
    }

    [Fact]
    public async Task A_SQLite_file_that_changed_since_it_was_read_is_a_lost_race()
    {
        await using var database = await databases.Create(DatabaseKind.Sqlite);
        await using var services = database.Services();

        var fault = await FaultOf(services, async db =>
        {
            db.Database.SetCommandTimeout(TimeSpan.FromSeconds(1));
            await db.Database.OpenConnectionAsync(Cancel);
            await db.Database.ExecuteSqlAsync($"BEGIN DEFERRED", Cancel);
            await db.Set<CommuneRecord>().CountAsync(Cancel);
            await database.Execute("DELETE FROM \"__EFMigrationsHistory\"");
            await db.Database.ExecuteSqlAsync($"UPDATE Communes SET Name = ''", Cancel);
        });

        Assert.Equal(DatabaseFault.Deadlock, fault);
    }

    [Fact]
    public async Task A_SQLite_file_that_another_process_keeps_locked_is_unavailable()
    {
        await using var database = await databases.Create(DatabaseKind.Sqlite);
        await using var services = database.Services();
        await using var other = new SqliteConnection(database.ConnectionString);
        await other.OpenAsync(Cancel);
        await using var writing = await other.BeginTransactionAsync(Cancel);

        var fault = await FaultOf(services, async db =>
        {
            db.Database.SetCommandTimeout(TimeSpan.FromSeconds(1));
            await db.Database.ExecuteSqlAsync($"UPDATE Communes SET Name = ''", Cancel);
        });

        Assert.Equal(DatabaseFault.Unavailable, fault);
    }

    [Fact]
    public async Task A_flush_that_fails_is_told_and_keeps_nobody_waiting()
    {
        var folder = Directory.CreateTempSubdirectory();
        Directory.CreateDirectory(Path.Combine(folder.FullName, "a.db-wal"));
        using var writer = new SqliteWriter($"Data Source={Path.Combine(folder.FullName, "a.db")}");

        for (var flush = 0; flush < 3; flush++)
            await Assert.ThrowsAsync<SqliteException>(() => writer.Flushed().WaitAsync(TimeSpan.FromSeconds(10), Cancel));

        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "Data Source=/nowhere/at/all/ketoanchung.db")]
    [InlineData(DatabaseKind.PostgreSql, "Host=127.0.0.1;Port=9;Database=none;Username=none;Timeout=2")]
    [InlineData(DatabaseKind.SqlServer, "Server=127.0.0.1,9;Database=none;User Id=none;Password=none;Connect Timeout=2;TrustServerCertificate=true")]
    public async Task A_database_that_does_not_answer_is_unavailable(DatabaseKind kind, string connectionString)
    {
        await using var services = new TestDatabase(kind, connectionString, () => Task.CompletedTask).Services();

        Assert.Equal(DatabaseFault.Unavailable, await FaultOf(services, db => db.Set<CommuneRecord>().CountAsync(Cancel)));
    }

    [Fact]
    public async Task A_connection_that_the_server_closed_is_unavailable()
    {
        await using var database = await databases.Create(DatabaseKind.PostgreSql);
        await using var services = database.Services();

        var fault = await FaultOf(services, async db =>
        {
            await db.Database.OpenConnectionAsync(Cancel);
            var process = await db.Database.SqlQuery<int>($"SELECT pg_backend_pid() AS \"Value\"").SingleAsync(Cancel);
            await database.Execute($"SELECT pg_terminate_backend({process})");
            await db.Set<CommuneRecord>().CountAsync(Cancel);
        });

        Assert.Equal(DatabaseFault.Unavailable, fault);
    }

    [Theory]
    [InlineData(2601, 14, DatabaseFault.Duplicate)] // unique index
    [InlineData(2627, 14, DatabaseFault.Duplicate)] // unique or primary key
    [InlineData(1205, 13, DatabaseFault.Deadlock)]
    [InlineData(1222, 16, DatabaseFault.Deadlock)] // lock timeout
    [InlineData(-2, 11, DatabaseFault.Unavailable)] // timeout
    [InlineData(10054, 20, DatabaseFault.Unavailable)] // connection reset
    [InlineData(17, 20, DatabaseFault.Unavailable)] // any other that ends the connection
    [InlineData(547, 16, null)] // foreign key or check
    [InlineData(51000, 16, null)] // one of our triggers
    [InlineData(18456, 14, null)] // wrong password: waiting won't help
    public void SQL_Server_numbers_its_faults(int number, byte severity, DatabaseFault? fault) =>
        Assert.Equal(fault, SqlServerDatabase.Meaning(number, severity));

    private static async Task<DatabaseFault?> FaultOf(IServiceProvider services, Func<AppDb, Task> work)
    {
        await using var scope = services.CreateAsyncScope();
        var error = await Record.ExceptionAsync(() => work(scope.ServiceProvider.GetRequiredService<AppDb>()));
        return error is null ? null : scope.ServiceProvider.GetRequiredService<IDatabase>().Recognise(error);
    }

    private static async Task Add(IServiceProvider services, object row)
    {
        await using var scope = services.CreateAsyncScope();
        await Add(scope.ServiceProvider.GetRequiredService<AppDb>(), row);
    }

    private static async Task Add(AppDb db, object row)
    {
        db.Add(row);
        await db.SaveChangesAsync(Cancel);
    }
}

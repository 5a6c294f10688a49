using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Db;
using KeToanChung.Testing;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.App.Tests.Database;

/// <summary>What a start finds: nothing yet, other nodes that start too, a copy from a backup, what a dead process left.</summary>
public sealed class DatabaseStartTests(TestDatabases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Every.Database), MemberType = typeof(Every))]
    public async Task Four_nodes_may_start_on_an_empty_database_at_once(DatabaseKind kind)
    {
        await using var database = await databases.CreateEmpty(kind);
        var nodes = Enumerable.Range(0, 4).Select(_ => database.Services()).ToList();

        await Task.WhenAll(nodes.ConvertAll(node => Task.Run(() => Databases.Migrate(node, Cancel), Cancel)));

        foreach (var node in nodes)
        {
            await using var scope = node.CreateAsyncScope();
            Assert.Empty(await scope.ServiceProvider.GetRequiredService<AppDb>().Database.GetPendingMigrationsAsync(Cancel));
            await node.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_migration_that_died_holds_nobody_up()
    {
        await using var database = await databases.CreateEmpty(DatabaseKind.Sqlite);
        await database.Execute(
            "CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL);"
            + "INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01 00:00:00+00:00');");
        await using var services = database.Services();

        await Databases.Migrate(services, Cancel).WaitAsync(TimeSpan.FromMinutes(1), Cancel);
    }

    [Fact]
    public async Task A_restored_copy_starts_and_writes_ahead_again()
    {
        await using var database = await databases.Create(DatabaseKind.Sqlite);
        await database.Execute("PRAGMA journal_mode=DELETE");
        await using var services = database.Services();

        await Databases.Migrate(services, Cancel);

        await using var connection = new SqliteConnection(database.ConnectionString + ";Pooling=False"); // one that was open before remembers
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode";
        Assert.Equal("wal", await command.ExecuteScalarAsync(Cancel));
    }

    [Fact]
    public async Task Many_that_write_at_once_are_all_answered_and_all_there()
    {
        await using var database = await databases.Create(DatabaseKind.Sqlite);
        await using var services = database.Services();

        await Task.WhenAll(Enumerable.Range(1, 200).Select(id => Task.Run(() => Found(services, id), Cancel)));

        await using var other = database.Services();
        await using var scope = other.CreateAsyncScope();
        Assert.Equal(200, await scope.ServiceProvider.GetRequiredService<AppDb>().Set<CommuneRecord>().CountAsync(Cancel));
    }

    private static async Task Found(IServiceProvider services, int id)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var database = scope.ServiceProvider.GetRequiredService<IDatabase>();
        await database.Write(
            async cancel =>
            {
                db.Add(new CommuneRecord { Id = id, Code = $"C{id}", Name = "Xã", Province = "" });
                await database.Save(cancel);
                return (Outcome<Nothing>)Nothing.Value;
            },
            Cancel);
    }
}

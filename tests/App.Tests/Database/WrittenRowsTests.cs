using System.Diagnostics;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Testing;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.App.Tests.Database;

/// <summary>What a unit saves is what is read afterwards, and a unit that fails leaves neither rows nor a lock.</summary>
public sealed class WrittenRowsTests(TestDatabases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Outcome<Nothing> Accepted => Nothing.Value;

    public static MatrixTheoryData<DatabaseKind, string> Texts => new(
        Enum.GetValues<DatabaseKind>(), ["", " ", "'); DROP TABLE \"Communes\"; --", "Trường Tiểu học Nguyễn Thị Minh Khai 🌾", new string('ữ', 200)]);

    [Theory, MemberData(nameof(Texts))]
    public async Task A_text_is_read_as_it_was_saved(DatabaseKind kind, string text)
    {
        await using var database = await databases.Create(kind);
        await using var services = database.Services();

        await Save(services, new CommuneRecord { Id = 1, Code = "1", Name = text, Province = "" });

        Assert.Equal([text], await Read<CommuneRecord, string>(services, c => c.Name));
    }

    [Theory, MemberData(nameof(Every.Database), MemberType = typeof(Every))]
    public async Task A_file_is_read_as_it_was_saved(DatabaseKind kind)
    {
        await using var database = await databases.Create(kind);
        await using var services = database.Services();
        byte[][] contents = [[], [0], [.. Enumerable.Range(0, 100_000).Select(i => (byte)i)], [1, 0, 2]];

        foreach (var (content, i) in contents.Select((c, i) => (c, i)))
            await Save(services, new StoredFileRecord { Sha256 = $"{i}", Content = content, StoredAt = new DateTime(2026, 3, 31, 3, 0, 0, DateTimeKind.Utc) });

        Assert.Equal(contents, await Read<StoredFileRecord, byte[]>(services, f => f.Content));
    }

    [Theory, MemberData(nameof(Every.Database), MemberType = typeof(Every))]
    public async Task A_unit_that_the_database_refuses_leaves_no_row_and_no_lock(DatabaseKind kind)
    {
        await using var database = await databases.Create(kind);
        await using var services = database.Services();
        await Save(services, Commune(1));

        await Assert.ThrowsAnyAsync<Exception>(() => Save(services, Commune(2), Commune(1)));
        await database.Execute("INSERT INTO \"Communes\" (\"Id\", \"Code\", \"Name\", \"Province\") VALUES (3, '3', 'from elsewhere', '')");
        await Save(services, Commune(4));

        Assert.Equal([1, 3, 4], await Read<CommuneRecord, int>(services, c => c.Id));
    }

    [Fact]
    public async Task A_unit_on_SQLite_waits_for_another_process_as_long_as_it_may_and_is_then_told()
    {
        await using var database = await databases.Create(DatabaseKind.Sqlite);
        await using var services = new TestDatabase(DatabaseKind.Sqlite, $"{database.ConnectionString};Default Timeout=1", () => Task.CompletedTask).Services();
        await using var other = new SqliteConnection(database.ConnectionString);
        await other.OpenAsync(Cancel);
        await using (await other.BeginTransactionAsync(Cancel))
        {
            var started = Stopwatch.GetTimestamp();
            var refused = await Assert.ThrowsAsync<SqliteException>(() => Save(services, Commune(1)));
            Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(20));
            await using var scope = services.CreateAsyncScope();
            Assert.Equal(DatabaseFault.Unavailable, scope.ServiceProvider.GetRequiredService<IDatabase>().Recognise(refused));
        }

        await Save(services, Commune(2));

        Assert.Equal([2], await Read<CommuneRecord, int>(services, c => c.Id));
    }

    [Fact]
    public async Task A_unit_on_SQLite_that_may_wait_for_ever_gets_its_turn_when_the_other_process_is_done()
    {
        await using var database = await databases.Create(DatabaseKind.Sqlite);
        await using var services = new TestDatabase(DatabaseKind.Sqlite, $"{database.ConnectionString};Default Timeout=0", () => Task.CompletedTask).Services();
        await using var other = new SqliteConnection(database.ConnectionString);
        await other.OpenAsync(Cancel);
        var writing = await other.BeginTransactionAsync(Cancel);

        var saved = Task.Run(() => Save(services, Commune(1)), Cancel);
        Assert.NotSame(saved, await Task.WhenAny(saved, Task.Delay(TimeSpan.FromSeconds(0.5), Cancel)));
        await writing.DisposeAsync();
        await saved.WaitAsync(TimeSpan.FromSeconds(20), Cancel);

        Assert.Equal([1], await Read<CommuneRecord, int>(services, c => c.Id));
    }

    private static CommuneRecord Commune(int id) => new() { Id = id, Code = $"{id}", Name = "", Province = "" };

    private static async Task Save(IServiceProvider services, params object[] rows)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IDatabase>();
        await db.Write(
            async cancel =>
            {
                scope.ServiceProvider.GetRequiredService<AppDb>().AddRange(rows);
                await db.Save(cancel);
                return Accepted;
            },
            Cancel);
    }

    /// <summary>In the order of their keys.</summary>
    private static async Task<List<TValue>> Read<T, TValue>(IServiceProvider services, Func<T, TValue> value)
        where T : class
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var key = db.Model.FindEntityType(typeof(T))!.FindPrimaryKey()!.Properties.Single().GetGetter();
        return [.. (await db.Set<T>().AsNoTracking().ToListAsync(Cancel)).OrderBy(row => key.GetClrValue(row)).Select(value)];
    }
}

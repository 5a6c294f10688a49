using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Testing;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.App.Tests.Database;

/// <summary>The unit of work: all of it or nothing, alone and together, on each database.</summary>
public sealed class DatabaseUnitsTests(TestDatabases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Outcome<Nothing> Accepted => Nothing.Value;

    private static Outcome<Nothing> Refused => new Refusal(Codes.NotFound);

    [Theory, MemberData(nameof(Every.Database), MemberType = typeof(Every))]
    public async Task What_is_accepted_stays_and_what_is_refused_or_thrown_leaves_nothing(DatabaseKind kind)
    {
        await using var database = await databases.Create(kind);
        await using var services = database.Services();

        await Unit(services, 1, Accepted);
        await Unit(services, 2, Refused);
        await Assert.ThrowsAsync<TimeoutException>(() => Unit(services, 3, () => throw new TimeoutException()));
        await Unit(services, 4, Accepted);

        Assert.Equal([1, 4], await Communes(services));
    }

    [Theory, MemberData(nameof(Every.Database), MemberType = typeof(Every))]
    public async Task Together_a_refused_unit_leaves_nothing_and_the_others_stay(DatabaseKind kind)
    {
        await using var database = await databases.Create(kind);
        await using var services = database.Services();

        await Together(services, async () =>
        {
            await Unit(services, 1, Accepted);
            await Unit(services, 2, Refused);
            await Unit(services, 3, Accepted);
        });

        Assert.Equal([1, 3], await Communes(services));
    }

    [Theory, MemberData(nameof(Every.Database), MemberType = typeof(Every))]
    public async Task Together_a_throw_ends_all(DatabaseKind kind)
    {
        await using var database = await databases.Create(kind);
        await using var services = database.Services();

        await Assert.ThrowsAsync<TimeoutException>(() => Together(services, async () =>
        {
            await Unit(services, 1, Accepted);
            await Unit(services, 2, () => throw new TimeoutException());
        }));

        Assert.Empty(await Communes(services));
    }

    [Theory, MemberData(nameof(Every.Database), MemberType = typeof(Every))]
    public async Task Together_a_unit_that_lost_a_race_may_start_again(DatabaseKind kind)
    {
        await using var database = await databases.Create(kind);
        await using var services = database.Services();
        await Unit(services, 1, Accepted);

        await Together(services, async () =>
        {
            await Unit(services, 2, Accepted);
            await Assert.ThrowsAnyAsync<Exception>(() => Unit(services, 1, Accepted));
            await Unit(services, 3, Accepted);
        });

        Assert.Equal([1, 2, 3], await Communes(services));
    }

    [Theory, MemberData(nameof(Every.Database), MemberType = typeof(Every))]
    public async Task Together_each_reads_what_those_before_it_wrote_and_nobody_else_does(DatabaseKind kind)
    {
        await using var database = await databases.Create(kind);
        await using var services = database.Services();

        await Together(services, async () =>
        {
            await Unit(services, 1, Accepted);
            Assert.Equal([1], await Communes(services));

            Task<List<int>> somebodyElse;
            using (ExecutionContext.SuppressFlow())
                somebodyElse = Task.Run(() => Communes(services), Cancel);
            Assert.Empty(await somebodyElse);
        });
    }

    [Theory, MemberData(nameof(Every.Database), MemberType = typeof(Every))]
    public async Task Afterwards_every_scope_has_a_connection_of_its_own_again(DatabaseKind kind)
    {
        await using var database = await databases.Create(kind);
        await using var services = database.Services();
        for (var round = 0; round < 3; round++)
        {
            var first = (round * 10) + 1;
            await Together(services, async () =>
            {
                await Unit(services, first, Accepted);
                await Unit(services, first + 1, Accepted);
            });
            await Assert.ThrowsAsync<TimeoutException>(() => Together(services, () => throw new TimeoutException()));
        }

        var scopes = Enumerable.Range(0, 8).Select(_ => services.CreateAsyncScope()).ToList();
        var contexts = scopes.ConvertAll(scope => scope.ServiceProvider.GetRequiredService<AppDb>());

        Assert.Equal(contexts.Count, contexts.Select(db => db.Database.GetDbConnection()).Distinct().Count());
        foreach (var db in contexts)
        {
            Assert.Null(db.Database.CurrentTransaction);
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            Assert.Equal(6, await db.Set<CommuneRecord>().CountAsync(Cancel));
        }

        foreach (var scope in scopes)
            await scope.DisposeAsync();
    }

    [Theory, MemberData(nameof(Every.Database), MemberType = typeof(Every))]
    public async Task Together_a_scope_from_before_is_not_let_in(DatabaseKind kind)
    {
        await using var database = await databases.Create(kind);
        await using var services = database.Services();
        await using var before = services.CreateAsyncScope();
        _ = before.ServiceProvider.GetRequiredService<AppDb>();

        await Assert.ThrowsAsync<InvalidOperationException>(() => Together(services, () => Unit(before, 1, () => Accepted)));
    }

    [Theory, MemberData(nameof(Every.Database), MemberType = typeof(Every))]
    public async Task Many_writers_of_one_row_lose_no_update(DatabaseKind kind)
    {
        const int writers = 8;
        const int updates = 25;
        await using var database = await databases.Create(kind);
        await using var services = database.Services();
        await Unit(services, 1, Accepted);

        await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(() => Write(services), Cancel)));

        Assert.Equal([1 + (writers * updates)], await Communes(services));

        static async Task Write(IServiceProvider services)
        {
            for (var i = 0; i < updates; i++)
            {
                await using var scope = services.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<AppDb>();
                await scope.ServiceProvider.GetRequiredService<IDatabase>().Write(
                    async cancel =>
                    {
                        await db.Set<CommuneRecord>().ExecuteUpdateAsync(set => set.SetProperty(c => c.Id, c => c.Id + 1), cancel);
                        return Accepted;
                    },
                    Cancel);
            }
        }
    }

    [Theory, MemberData(nameof(Every.Database), MemberType = typeof(Every))]
    public async Task Of_brief_units_that_wait_for_each_other_each_is_whole(DatabaseKind kind)
    {
        await using var database = await databases.Create(kind);
        await using var services = database.Services();
        using var caller = new CancellationTokenSource();
        var allWait = new TaskCompletionSource();

        var first = Brief(services, 1, () => allWait.Task, Accepted, Cancel);
        var refused = Brief(services, 2, Quickly, Refused, Cancel);
        var thrown = Brief(services, 3, () => throw new TimeoutException(), Accepted, Cancel);
        var failed = Brief(services, 1, Quickly, Accepted, Cancel);
        var second = Brief(services, 4, Quickly, Accepted, Cancel);
        var gone = Brief(services, 5, Quickly, Accepted, caller.Token);
        await caller.CancelAsync();
        allWait.SetResult();

        await first;
        await refused;
        await Assert.ThrowsAsync<TimeoutException>(() => thrown);
        Assert.Equal(DatabaseFault.Duplicate, Recognise(services, await Assert.ThrowsAnyAsync<Exception>(() => failed)));
        await second;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        Assert.Equal([1, 4], await Communes(services));

        static Task Quickly() => Task.CompletedTask;
    }

    [Theory, MemberData(nameof(Every.Database), MemberType = typeof(Every))]
    public async Task Many_rows_at_once_are_stored_as_one_by_one(DatabaseKind kind)
    {
        await using var database = await databases.Create(kind);
        await using var services = database.Services();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var at = new DateTime(2026, 3, 31, 23, 59, 59, DateTimeKind.Utc).AddTicks(1_234_560);
        AuditRecord[] lines =
        [
            Line(at, "Ổn định, 'đủ dấu' \\ \"nháy\""), Line(at.Date, null), Line(at.AddTicks(10), ""),
        ];

        await scope.ServiceProvider.GetRequiredService<IDatabase>().Write(
            async cancel =>
            {
                await scope.ServiceProvider.GetRequiredService<IDatabase>().InsertMany(lines, cancel);
                db.AddRange(lines.Select(l => Line(l.At, l.Subject)));
                await db.SaveChangesAsync(cancel);
                return Accepted;
            },
            Cancel);

        db.ChangeTracker.Clear();
        foreach (var line in lines)
        {
            var stored = await db.Set<AuditRecord>().Where(a => a.At == line.At && a.Subject == line.Subject).ToListAsync(Cancel);
            Assert.Equal(2, stored.Count);
            Assert.Contains(stored, s => s.Id == line.Id);
            Assert.All(stored, s => Assert.Equal((line.At, DateTimeKind.Utc), (s.At, s.At.Kind)));
        }

        AuditRecord Line(DateTime at, string? subject) => new()
        {
            AgencyId = AuditRecord.NoAgency, Id = Guid.CreateVersion7(), At = at, Actor = "kế toán", Command = "Test", Door = "api", Subject = subject,
        };
    }

    private static async Task Together(IServiceProvider services, Func<Task> units)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IDatabase>().Together(_ => units(), Cancel);
    }

    private static Task Unit(IServiceProvider services, int commune, Outcome<Nothing> outcome) => Unit(services, commune, () => outcome);

    private static async Task Unit(IServiceProvider services, int commune, Func<Outcome<Nothing>> outcome)
    {
        await using var scope = services.CreateAsyncScope();
        await Unit(scope, commune, outcome);
    }

    private static async Task Unit(AsyncServiceScope scope, int commune, Func<Outcome<Nothing>> outcome)
    {
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await scope.ServiceProvider.GetRequiredService<IDatabase>().Write(
            async cancel =>
            {
                db.Add(new CommuneRecord { Id = commune, Code = $"{commune}", Name = "", Province = "" });
                await db.SaveChangesAsync(cancel);
                return outcome();
            },
            Cancel);
    }

    private static async Task Brief(IServiceProvider services, int commune, Func<Task> meanwhile, Outcome<Nothing> outcome, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, database) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<IDatabase>());
        await database.WriteBriefly(
            agency: 1,
            async stop =>
            {
                db.Add(new CommuneRecord { Id = commune, Code = $"{commune}", Name = "", Province = "" });
                await database.Save(stop);
                await meanwhile();
                return outcome;
            },
            cancel);
    }

    private static DatabaseFault? Recognise(IServiceProvider services, Exception exception)
    {
        using var scope = services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<IDatabase>().Recognise(exception);
    }

    private static async Task<List<int>> Communes(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDb>().Set<CommuneRecord>().Select(c => c.Id).Order().ToListAsync(Cancel);
    }
}

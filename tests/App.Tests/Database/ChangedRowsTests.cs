using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Testing;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.App.Tests.Database;

/// <summary>Rows that are written whole, without being tracked: by their key, with the unit that changed them, and with no other.</summary>
public sealed class ChangedRowsTests(TestDatabases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Outcome<Nothing> Accepted => Nothing.Value;

    private static Outcome<Nothing> Refused => new Refusal(Codes.NotFound);

    [Theory, MemberData(nameof(Every.Database), MemberType = typeof(Every))]
    public async Task A_changed_row_is_saved_as_it_then_stands(DatabaseKind kind)
    {
        await using var database = await databases.Create(kind);
        await using var services = database.Services();
        await using var scope = await WithCommunes(services);

        await Unit(scope, async (db, cancel) =>
        {
            var second = Named(2, "sooner");
            db.Changed(second);
            second.Name = "later";
            await db.Save(cancel);
            return Accepted;
        });

        Assert.Equal(["1", "later"], await Names(services));
    }

    [Theory, MemberData(nameof(Every.Database), MemberType = typeof(Every))]
    public async Task What_a_refused_unit_changed_is_not_saved_by_the_next(DatabaseKind kind)
    {
        await using var database = await databases.Create(kind);
        await using var services = database.Services();
        await using var scope = await WithCommunes(services);

        await Unit(scope, (db, _) =>
        {
            db.Changed(Named(1, "refused"));
            return Task.FromResult(Refused);
        });
        await Unit(scope, async (db, cancel) =>
        {
            db.Changed(Named(2, "accepted"));
            await db.Save(cancel);
            return Accepted;
        });

        Assert.Equal(["1", "accepted"], await Names(services));
    }

    [Theory, MemberData(nameof(Every.Database), MemberType = typeof(Every))]
    public async Task Together_a_unit_that_is_refused_takes_its_changes_back(DatabaseKind kind)
    {
        await using var database = await databases.Create(kind);
        await using var services = database.Services();
        await using (await WithCommunes(services))
        {
        }

        await using var owner = services.CreateAsyncScope();
        await owner.ServiceProvider.GetRequiredService<IDatabase>().Together(
            async _ =>
            {
                await using var scope = services.CreateAsyncScope();
                await Unit(scope, (db, cancel) => Saved(db, Named(1, "first"), Accepted, cancel));
                await Unit(scope, (db, cancel) => Saved(db, Named(1, "refused"), Refused, cancel));
                await Unit(scope, (db, cancel) => Saved(db, Named(2, "third"), Accepted, cancel));
            },
            Cancel);

        Assert.Equal(["first", "third"], await Names(services));
    }

    [Theory, MemberData(nameof(Every.Database), MemberType = typeof(Every))]
    public async Task A_changed_row_that_is_not_there_ends_the_unit(DatabaseKind kind)
    {
        await using var database = await databases.Create(kind);
        await using var services = database.Services();
        await using var scope = await WithCommunes(services);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Unit(scope, async (db, cancel) =>
        {
            db.Changed(Named(1, "lost with the other"));
            db.Changed(Named(3, "nowhere"));
            await db.Save(cancel);
            return Accepted;
        }));

        Assert.Equal(["1", "2"], await Names(services));
    }

    private static async Task<AsyncServiceScope> WithCommunes(IServiceProvider services)
    {
        var scope = services.CreateAsyncScope();
        var communes = scope.ServiceProvider.GetRequiredService<AppDb>();
        await Unit(scope, async (db, cancel) =>
        {
            communes.AddRange(Named(1, "1"), Named(2, "2"));
            await db.Save(cancel);
            return Accepted;
        });
        communes.ChangeTracker.Clear();
        return scope;
    }

    private static async Task<Outcome<Nothing>> Saved(IDatabase db, CommuneRecord changed, Outcome<Nothing> outcome, CancellationToken cancel)
    {
        db.Changed(changed);
        await db.Save(cancel);
        return outcome;
    }

    private static Task<Outcome<Nothing>> Unit(AsyncServiceScope scope, Func<IDatabase, CancellationToken, Task<Outcome<Nothing>>> work)
    {
        var db = scope.ServiceProvider.GetRequiredService<IDatabase>();
        return db.Write(cancel => work(db, cancel), Cancel);
    }

    private static CommuneRecord Named(int id, string name) => new() { Id = id, Code = $"{id}", Name = name, Province = "" };

    private static async Task<List<string>> Names(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDb>().Set<CommuneRecord>().OrderBy(c => c.Id).Select(c => c.Name).ToListAsync(Cancel);
    }
}

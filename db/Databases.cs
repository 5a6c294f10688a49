using KeToanChung.App.Data;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.Db;

/// <summary>What is done to a database as a whole.</summary>
public static class Databases
{
    /// <summary>
    /// Brings the database to this version of the model and puts its guards up. Does nothing to one that is there already, so every
    /// start may call it, of several nodes at once. A server that isn't set up as it must be is refused with the reason.
    /// </summary>
    public static async Task Migrate(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();

        await using var turn = await scope.ServiceProvider.GetRequiredService<IMigrationTurn>().Take(db, cancel);
        var pending = await db.Database.GetPendingMigrationsAsync(cancel);
        if (pending.Any())
            await db.Database.MigrateAsync(cancel);
        await Guards.Install(db, cancel);
        foreach (var script in new[] { "Search.sql", "Statistics.sql" }.Select(name => Scripts.Find(db, name)).OfType<string>())
            await Scripts.Run(db, script, cancel);
    }
}

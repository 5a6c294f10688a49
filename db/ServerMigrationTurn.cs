using KeToanChung.App.Data;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace KeToanChung.Db;

/// <summary>A lock of the server's that belongs to the connection, and ends with it.</summary>
/// <param name="take">Waits for the lock.</param>
/// <param name="giveBack">Needed because the pool keeps the connection.</param>
internal sealed class ServerMigrationTurn(string take, string giveBack) : IMigrationTurn
{
    public async Task<IAsyncDisposable> Take(AppDb db, CancellationToken cancel)
    {
        await CreateIfMissing(db, cancel);
        await db.Database.OpenConnectionAsync(cancel);
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await db.Database.ExecuteSqlRawAsync(take, cancel);
        return new Taken(db, giveBack);
    }

    private static async Task CreateIfMissing(AppDb db, CancellationToken cancel)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (await creator.ExistsAsync(cancel))
            return;

        try
        {
            await creator.CreateAsync(cancel);
        }
        catch (System.Data.Common.DbException) when (!cancel.IsCancellationRequested)
        {
            if (!await creator.ExistsAsync(cancel))
                throw; // else another node was quicker
        }
    }

    private sealed class Taken(AppDb db, string giveBack) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await db.Database.ExecuteSqlRawAsync(giveBack);
            await db.Database.CloseConnectionAsync();
        }
    }
}

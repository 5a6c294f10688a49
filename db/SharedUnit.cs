using System.Data.Common;

using KeToanChung.App.Data;
using KeToanChung.App.Pipeline;

using Microsoft.EntityFrameworkCore.Storage;

namespace KeToanChung.Db;

/// <summary>
/// Many units in one transaction (<c>IDatabase.Together</c>), one after the other. It flows with the asynchronous call: a scope that is
/// made meanwhile gets a context on the same connection, so that a unit reads what those before it wrote, outside its own unit too.
/// </summary>
public sealed class SharedUnit
{
    private readonly AsyncLocal<Opened?> opened = new();

    public bool IsOpen => Transaction is not null;

    /// <summary>The transaction that units in this call share, or null where each has its own.</summary>
    public DbTransaction? Transaction => opened.Value?.Transaction;

    public IDisposable Open(AppDb owner)
    {
        var shared = new Opened { Transaction = owner.Database.CurrentTransaction!.GetDbTransaction() };
        opened.Value = shared;
        return shared;
    }

    /// <summary>One unit: a savepoint, kept when accepted and undone when refused or thrown.</summary>
    public async Task<TOutcome> Within<TOutcome>(AppDb db, Func<CancellationToken, Task<TOutcome>> work, CancellationToken cancel)
        where TOutcome : IOutcome<TOutcome>
    {
        if (db.Database.CurrentTransaction is not { } transaction || transaction.GetDbTransaction() != Transaction)
            throw new InvalidOperationException("A unit must run in a scope that was made after the units were put together.");

        db.Database.AutoSavepointsEnabled = false;
        await transaction.CreateSavepointAsync("unit", cancel);
        var kept = false;
        try
        {
            var outcome = await work(cancel);
            kept = !outcome.IsRefused;
            return outcome;
        }
        finally
        {
            if (!kept)
                await transaction.RollbackToSavepointAsync("unit", CancellationToken.None);
            await transaction.ReleaseSavepointAsync("unit", CancellationToken.None);
        }
    }

    /// <summary>Several units that stand or fall as one: a savepoint around theirs.</summary>
    public async Task<bool> AsOne(Func<CancellationToken, Task<bool>> units, CancellationToken cancel)
    {
        var transaction = Transaction ?? throw new InvalidOperationException("Units stand or fall as one only where they are put together.");
        await transaction.SaveAsync("several", cancel);
        var kept = false;
        try
        {
            kept = await units(cancel);
            return kept;
        }
        finally
        {
            if (!kept)
                await transaction.RollbackAsync("several", CancellationToken.None);
            await transaction.ReleaseAsync("several", CancellationToken.None);
        }
    }

    // A task that outlives the call still holds this object, and finds it closed.
    private sealed class Opened : IDisposable
    {
        public DbTransaction? Transaction { get; set; }

        public void Dispose() => Transaction = null;
    }
}

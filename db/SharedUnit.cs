using KeToanChung.App.Data;
using KeToanChung.App.Pipeline;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace KeToanChung.Db;

/// <summary>
/// Many units in one transaction (<c>IDatabase.Together</c>). It flows with the asynchronous call: each unit may have
/// a context of its own, and lends the connection and transaction of the one that opened it.
/// </summary>
public sealed class SharedUnit
{
    private readonly AsyncLocal<Opened?> opened = new();

    public bool IsOpen => opened.Value is not null;

    public IDisposable Open(AppDb owner)
    {
        opened.Value = new Opened(owner, this);
        return opened.Value;
    }

    /// <summary>One unit: a savepoint, kept when accepted and undone when refused or thrown.</summary>
    public async Task<TOutcome> Within<TOutcome>(AppDb db, Func<CancellationToken, Task<TOutcome>> work, CancellationToken cancel)
        where TOutcome : IOutcome<TOutcome>
    {
        var owner = opened.Value!.Owner;
        await using var lent = await Lend(owner, db, cancel);
        var transaction = db.Database.CurrentTransaction!;
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

    private static async Task<Loan> Lend(AppDb owner, AppDb db, CancellationToken cancel)
    {
        if (ReferenceEquals(owner, db))
            return new Loan(null, null);

        var own = db.Database.GetConnectionString();
        db.Database.SetDbConnection(owner.Database.GetDbConnection());
        await db.Database.UseTransactionAsync(owner.Database.CurrentTransaction!.GetDbTransaction(), cancel);
        return new Loan(db, own);
    }

    private sealed record Opened(AppDb Owner, SharedUnit Unit) : IDisposable
    {
        public void Dispose() => Unit.opened.Value = null;
    }

    private sealed record Loan(AppDb? Db, string? OwnConnection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (Db is null)
                return;
            await Db.Database.UseTransactionAsync(null);
            Db.Database.SetConnectionString(OwnConnection);
        }
    }
}

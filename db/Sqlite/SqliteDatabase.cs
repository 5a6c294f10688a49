using System.Data;

using KeToanChung.App.Data;
using KeToanChung.App.Pipeline;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.Db.Sqlite;

/// <summary>The unit of work on SQLite: BEGIN IMMEDIATE, so that the lock is had before anything is read.</summary>
internal sealed class SqliteDatabase(AppDb db, SqliteWriter writer, SharedUnit shared) : IDatabase
{
    private readonly PreparedWrites writes = new(db);

    public async Task<TOutcome> Write<TOutcome>(Func<CancellationToken, Task<TOutcome>> work, CancellationToken cancel)
        where TOutcome : IOutcome<TOutcome>
    {
        if (shared.IsOpen)
            return await shared.Within(db, work, cancel);

        TOutcome outcome;
        using (await writer.Enter(cancel))
        {
            db.Database.AutoSavepointsEnabled = false; // a failed statement ends the whole unit
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancel); // BEGIN IMMEDIATE
            outcome = await work(cancel);
            if (outcome.IsRefused)
                return outcome;
            await transaction.CommitAsync(cancel);
        }

        await writer.Flushed();
        return outcome;
    }

    public async Task Together(Func<CancellationToken, Task> units, CancellationToken cancel)
    {
        using (await writer.Enter(cancel))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancel);
            using (shared.Open(db))
                await units(cancel);
            await transaction.CommitAsync(cancel);
        }

        await writer.Flushed();
    }

    public bool IsTogether => shared.IsOpen;

    public Task<bool> AsOne(Func<CancellationToken, Task<bool>> units, CancellationToken cancel) => shared.AsOne(units, cancel);

    // Who writes has the whole file to itself.
    public Task Hold(int agency, CancellationToken cancel) => Task.CompletedTask;

    public int InsertManyFrom => 1;

    public Task InsertMany<T>(IReadOnlyCollection<T> rows, CancellationToken cancel)
        where T : class
    {
        writes.Insert(rows);
        return Task.CompletedTask;
    }

    public async Task Save(CancellationToken cancel)
    {
        if (!writes.TrySave())
            await db.SaveChangesAsync(cancel);
    }

    public DatabaseFault? Recognise(Exception exception) => SqliteFaults.Recognise(exception);
}

using System.Data;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.Db.Sqlite;

/// <summary>The unit of work on SQLite: BEGIN IMMEDIATE, so that the lock is had before anything is read.</summary>
internal sealed class SqliteDatabase(AppDb db, SqliteWriter writer, SharedUnit shared, ChangedRows changed) : IDatabase
{
    private readonly PreparedWrites writes = new(db, changed);

    private readonly KeptReads reads = new(db);

    public async Task<TOutcome> Write<TOutcome>(Func<CancellationToken, Task<TOutcome>> work, CancellationToken cancel)
        where TOutcome : IOutcome<TOutcome>
    {
        changed.Clear();
        if (shared.IsOpen)
            return await shared.Within(db, work, cancel);

        var outcome = await InTurn(
            async () =>
            {
                using var unit = new OpenUnit(db);
                var done = await work(cancel);
                if (!done.IsRefused)
                    unit.Commit();
                return done;
            },
            cancel);
        if (!outcome.IsRefused)
            await writer.Flushed();
        return outcome;
    }

    // All that wait for the writer are flushed together anyway.
    public Task<TOutcome> WriteBriefly<TOutcome>(int agency, Func<CancellationToken, Task<TOutcome>> work, CancellationToken cancel)
        where TOutcome : IOutcome<TOutcome> => Write(work, cancel);

    public async Task Together(Func<CancellationToken, Task> units, CancellationToken cancel)
    {
        await InTurn(
            async () =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancel);
                using (shared.Open(db))
                    await units(cancel);
                await transaction.CommitAsync(cancel);
                return true;
            },
            cancel);
        await writer.Flushed();
    }

    public bool IsTogether => shared.IsOpen;

    public Task<bool> AsOne(Func<CancellationToken, Task<bool>> units, CancellationToken cancel) => shared.AsOne(units, cancel);

    // Who writes has the whole file to itself: the row is only to be read.
    public Task<LedgerHeadRecord> Hold(int agency, CancellationToken cancel) => reads.Rows<LedgerHeadRecord>("\"AgencyId\" = $1", agency) is [var head]
        ? Task.FromResult(head)
        : throw new InvalidOperationException($"Agency {agency} has no ledger head.");

    // Its plans follow the keys, however many rows there are.
    public Task LookAgain(IReadOnlyList<Type> records, CancellationToken cancel) => Task.CompletedTask;

    public int InsertManyFrom => 1;

    public Task InsertMany<T>(IReadOnlyCollection<T> rows, CancellationToken cancel)
        where T : class
    {
        writes.Insert(rows);
        return Task.CompletedTask;
    }

    public void Changed(object row) => changed.Add(row);

    public async Task Save(CancellationToken cancel)
    {
        if (writes.TrySave())
            return;

        changed.Track();
        await db.SaveChangesAsync(cancel);
    }

    private async Task<T> InTurn<T>(Func<Task<T>> write, CancellationToken cancel)
    {
        using var turn = await writer.Enter(db, cancel);
        try
        {
            return await write();
        }
        catch
        {
            turn.Spoil();
            throw;
        }
    }

    public DatabaseFault? Recognise(Exception exception) => SqliteFaults.Recognise(exception);
}

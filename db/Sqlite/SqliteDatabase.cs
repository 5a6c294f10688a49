using System.Data;

using KeToanChung.App.Data;
using KeToanChung.App.Pipeline;

using LinqToDB.Data;
using LinqToDB.EntityFrameworkCore;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace KeToanChung.Db.Sqlite;

/// <summary>One writer at a time: SQLite's own locking starves under load, a queue in the process doesn't.</summary>
public sealed class SqliteWriterGate : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);

    public async Task<IDisposable> Enter(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        return new Turn(turn);
    }

    public void Dispose() => turn.Dispose();

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}

/// <summary>The unit of work on SQLite: BEGIN IMMEDIATE, so that the lock is had before anything is read.</summary>
internal sealed class SqliteDatabase(AppDb db, SqliteWriterGate gate, SharedUnit shared) : IDatabase
{
    private const int ConstraintUnique = 2067;

    private const int ConstraintPrimaryKey = 1555;

    private const int Busy = 5;

    private const int Locked = 6;

    private const int CannotOpen = 14;

    public async Task<TOutcome> Write<TOutcome>(Func<CancellationToken, Task<TOutcome>> work, CancellationToken cancel)
        where TOutcome : IOutcome<TOutcome>
    {
        if (shared.IsOpen)
            return await shared.Within(db, work, cancel);

        using var turn = await gate.Enter(cancel);
        db.Database.AutoSavepointsEnabled = false; // a failed statement ends the whole unit
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancel); // BEGIN IMMEDIATE
        var outcome = await work(cancel);
        if (!outcome.IsRefused)
            await transaction.CommitAsync(cancel);
        return outcome;
    }

    public async Task Together(Func<CancellationToken, Task> units, CancellationToken cancel)
    {
        using var turn = await gate.Enter(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancel);
        using (shared.Open(db))
            await units(cancel);
        await transaction.CommitAsync(cancel);
    }

    public Task<bool> AsOne(Func<CancellationToken, Task<bool>> units, CancellationToken cancel) => shared.AsOne(units, cancel);

    public async Task InsertMany<T>(IReadOnlyCollection<T> rows, CancellationToken cancel)
        where T : class
    {
        // Literals, not parameters: SQLite's cost grows faster than their number in a statement.
        if (rows.Count > 0)
            await db.BulkCopyAsync(new BulkCopyOptions { BulkCopyType = BulkCopyType.MultipleRows, MaxBatchSize = 500 }, rows, cancel);
    }

    public DatabaseFault? Recognise(Exception exception) => (exception as SqliteException ?? exception.InnerException as SqliteException) switch
    {
        { SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey } => DatabaseFault.Duplicate,
        { SqliteErrorCode: Busy or Locked } => DatabaseFault.Deadlock,
        { SqliteErrorCode: CannotOpen } => DatabaseFault.Unavailable,
        _ => null,
    };
}

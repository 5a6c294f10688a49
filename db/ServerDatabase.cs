using System.Data;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;

using LinqToDB.Data;
using LinqToDB.EntityFrameworkCore;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.Db;

/// <summary>
/// The unit of work on a database server: READ COMMITTED, because every lock is an update that must hit its row. A lost race comes out
/// as an exception, and the pipeline starts again from the command.
/// </summary>
internal abstract class ServerDatabase(AppDb db, SharedUnit shared, ChangedRows changed) : IDatabase
{
    private static readonly CompiledQuery<Func<AppDb, int, Task<LedgerHeadRecord>>> Head = new(() =>
        EF.CompileAsyncQuery((AppDb db, int agency) => db.Set<LedgerHeadRecord>().AsNoTracking().First(h => h.AgencyId == agency)));

    protected AppDb Db => db;

    protected ChangedRows Rows => changed;

    public async Task<TOutcome> Write<TOutcome>(Func<CancellationToken, Task<TOutcome>> work, CancellationToken cancel)
        where TOutcome : IOutcome<TOutcome>
    {
        changed.Clear();
        if (shared.IsOpen)
            return await shared.Within(db, work, cancel);

        db.Database.AutoSavepointsEnabled = false; // a failed statement ends the whole unit
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel);
        var outcome = await work(cancel);
        if (!outcome.IsRefused)
            await transaction.CommitAsync(cancel);
        return outcome;
    }

    public virtual Task<TOutcome> WriteBriefly<TOutcome>(int agency, Func<CancellationToken, Task<TOutcome>> work, CancellationToken cancel)
        where TOutcome : IOutcome<TOutcome> => Write(work, cancel);

    public async Task Together(Func<CancellationToken, Task> units, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel);
        using (shared.Open(db))
            await units(cancel);
        await transaction.CommitAsync(cancel);
    }

    public bool IsTogether => shared.IsOpen;

    public Task<bool> AsOne(Func<CancellationToken, Task<bool>> units, CancellationToken cancel) => shared.AsOne(units, cancel);

    // An update that must hit exactly one row takes its lock on every server.
    public virtual async Task<LedgerHeadRecord> Hold(int agency, CancellationToken cancel)
    {
        var hit = await db.Database.ExecuteSqlAsync($"""UPDATE "LedgerHeads" SET "Locks" = "Locks" + 1 WHERE "AgencyId" = {agency}""", cancel);
        if (hit != 1)
            throw new InvalidOperationException($"Agency {agency} has no ledger head.");
        return await Head.On(db)(db, agency);
    }

    // SQL Server does by itself when it plans.
    public virtual Task LookAgain(IReadOnlyList<Type> records, CancellationToken cancel) => Task.CompletedTask;

    public int InsertManyFrom => 200;

    public async Task InsertMany<T>(IReadOnlyCollection<T> rows, CancellationToken cancel)
        where T : class
    {
        // The server's own bulk protocol; SQL Server would leave constraints and triggers out unless told otherwise.
        if (rows.Count > 0)
        {
            await db.BulkCopyAsync(
                new BulkCopyOptions { BulkCopyType = BulkCopyType.ProviderSpecific, CheckConstraints = true, FireTriggers = true }, rows, cancel);
        }
    }

    public void Changed(object row) => changed.Add(row);

    public virtual Task Save(CancellationToken cancel)
    {
        changed.Track();
        return db.SaveChangesAsync(cancel);
    }

    public DatabaseFault? Recognise(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (Translate(cause) is { } fault)
                return fault;
        }

        return null;
    }

    /// <summary>What this very exception means, whatever caused it.</summary>
    protected abstract DatabaseFault? Translate(Exception exception);
}

using System.Net.Sockets;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;

using Microsoft.EntityFrameworkCore;

using Npgsql;

namespace KeToanChung.Db.PostgreSql;

/// <summary>The unit of work on PostgreSQL, and what its faults mean.</summary>
internal sealed class PostgreSqlDatabase(AppDb db, SharedUnit shared, SharedCommits commits, ChangedRows changed) : ServerDatabase(db, shared, changed)
{
    private readonly BatchedWrites writes = new(db, changed);

    private SharedCommit? current;

    private LedgerHeadRecord? held;

    public override Task<TOutcome> WriteBriefly<TOutcome>(int agency, Func<CancellationToken, Task<TOutcome>> work, CancellationToken cancel) =>
        IsTogether ? Write(work, cancel) : commits.Write(agency, commit => Within(commit, work, cancel));

    // The context works on the connection that the units share, and gets its own again.
    private async Task<TOutcome> Within<TOutcome>(SharedCommit commit, Func<CancellationToken, Task<TOutcome>> work, CancellationToken cancel)
        where TOutcome : IOutcome<TOutcome>
    {
        Rows.Clear();
        Db.Database.SetDbConnection(commit.Connection);
        (current, held) = (commit, null);
        try
        {
            Db.Database.AutoSavepointsEnabled = false;
            await using var transaction = await Db.Database.UseTransactionAsync(commit.Transaction, cancel);
            var outcome = await work(cancel);
            if (!outcome.IsRefused)
                commit.Head = held ?? commit.Head;
            return outcome;
        }
        finally
        {
            current = null;
            Db.Database.SetDbConnection(null);
            Db.Database.SetConnectionString(commits.ConnectionString);
        }
    }

    // One way there and back for the lock and its row, and no version of the row that only says it was locked.
    public override async Task<LedgerHeadRecord> Hold(int agency, CancellationToken cancel)
    {
        if (current?.Agency != agency)
            return await Lock(agency, cancel);

        // A unit before this one locked it, in the same transaction: it is as that one left it.
        return held = current.Head?.Copy() ?? await Lock(agency, cancel);
    }

    private async Task<LedgerHeadRecord> Lock(int agency, CancellationToken cancel)
    {
        var locked = Db.Set<LedgerHeadRecord>().FromSql($"""SELECT * FROM "LedgerHeads" WHERE "AgencyId" = {agency} FOR UPDATE""").AsNoTracking();
        await foreach (var head in locked.AsAsyncEnumerable().WithCancellation(cancel))
            return head;
        throw new InvalidOperationException($"Agency {agency} has no ledger head.");
    }

    // The server looks by itself a minute later. Whose table it isn't is warned, and goes on; whoever looks already isn't waited for.
    public override async Task LookAgain(IReadOnlyList<Type> records, CancellationToken cancel)
    {
        var tables = records.Select(r => Db.Model.FindEntityType(r)!.GetTableName()!).ToArray();
        var grown = await Db.Database.SqlQuery<string>($"""
            SELECT relname::text AS "Value" FROM pg_class
            WHERE relname = ANY({tables}) AND relkind = 'r' AND pg_table_is_visible(oid)
                AND pg_relation_size(oid) / current_setting('block_size')::int > relpages + relpages / 5 + 8
            """).ToListAsync(cancel);
        var look = $"ANALYZE (SKIP_LOCKED) {string.Join(", ", grown.Order(StringComparer.Ordinal).Select(table => $"\"{table}\""))}"; // names of the model
        if (grown.Count > 0)
            await Db.Database.ExecuteSqlRawAsync(look, cancel);
    }

    public override async Task Save(CancellationToken cancel)
    {
        if (!await writes.TrySave(cancel))
            await base.Save(cancel);
    }

    protected override DatabaseFault? Translate(Exception exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => DatabaseFault.Duplicate,
        PostgresException
        {
            SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.LockNotAvailable
        } => DatabaseFault.Deadlock,
        PostgresException { SqlState: var state } when IsConnectionLost(state) => DatabaseFault.Unavailable,
        PostgresException => null,
        NpgsqlException or SocketException => DatabaseFault.Unavailable, // no answer from the server at all
        _ => null,
    };

    private static bool IsConnectionLost(string state) =>
        state.StartsWith("08", StringComparison.Ordinal)
        || state is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
            or PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.DiskFull;
}

using System.Collections.Concurrent;
using System.Data;

using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;

using Npgsql;

namespace KeToanChung.Db.PostgreSql;

/// <summary>
/// Brief units of an agency that wait for each other are committed together, each in a savepoint of its own. One after the other is how the
/// agency's head lets them through anyway; so the transaction is begun, the head locked and the log flushed once for all that have come
/// meanwhile, and each is answered after that. Only this node's: another one waits for the head as ever.
/// </summary>
internal sealed class SharedCommits(string connectionString) : IDisposable
{
    public string ConnectionString => connectionString;

    private readonly ConcurrentDictionary<int, AgencyLine> lines = new();

    public async Task<TOutcome> Write<TOutcome>(int agency, Func<SharedCommit, Task<TOutcome>> unit)
        where TOutcome : IOutcome<TOutcome>
    {
        var (outcome, committed) = await lines.GetOrAdd(agency, _ => new AgencyLine(connectionString, agency)).InTurn(unit);
        if (!outcome.IsRefused)
            await committed;
        return outcome;
    }

    public void Dispose()
    {
        foreach (var line in lines.Values)
            line.Dispose();
    }
}

/// <summary>Those of one agency, in the order in which they came.</summary>
internal sealed class AgencyLine(string connectionString, int agency) : IDisposable
{
    /// <summary>The first of so many is still answered soon.</summary>
    private const int MostUnits = 32;

    private readonly SemaphoreSlim turn = new(1, 1);

    private int waiting;

    private SharedCommit? open;

    public async Task<(TOutcome Outcome, Task Committed)> InTurn<TOutcome>(Func<SharedCommit, Task<TOutcome>> unit)
        where TOutcome : IOutcome<TOutcome>
    {
        // Nobody leaves the line, not even whose caller has gone: those before count on somebody to commit what they left.
        Interlocked.Increment(ref waiting);
        await turn.WaitAsync(CancellationToken.None);
        Interlocked.Decrement(ref waiting);
        try
        {
            var commit = open ??= await SharedCommit.Begin(connectionString, agency);
            try
            {
                return (await commit.Run(unit), commit.Ended);
            }
            finally
            {
                if (commit.IsBroken || commit.Units == MostUnits || Volatile.Read(ref waiting) == 0)
                {
                    open = null;
                    await commit.End();
                }
            }
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}

/// <summary>One transaction, and the units in it.</summary>
internal sealed class SharedCommit
{
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Exception? broken;

    private SharedCommit(int agency, NpgsqlConnection connection, NpgsqlTransaction transaction) =>
        (Agency, Connection, Transaction) = (agency, connection, transaction);

    public int Agency { get; }

    public NpgsqlConnection Connection { get; }

    public NpgsqlTransaction Transaction { get; }

    public int Units { get; private set; }

    /// <summary>The agency's head as the last unit left it; null until one has locked it.</summary>
    public LedgerHeadRecord? Head { get; set; }

    public bool IsBroken => broken is not null;

    /// <summary>Ends when all is durable, or with what prevented that.</summary>
    public Task Ended => ended.Task;

    public static async Task<SharedCommit> Begin(string connectionString, int agency)
    {
        var connection = new NpgsqlConnection(connectionString);
        try
        {
            await connection.OpenAsync();
            return new SharedCommit(agency, connection, await connection.BeginTransactionAsync());
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>One unit: kept when accepted, undone when refused or thrown.</summary>
    public async Task<TOutcome> Run<TOutcome>(Func<SharedCommit, Task<TOutcome>> unit)
        where TOutcome : IOutcome<TOutcome>
    {
        Units++;
        var kept = false;
        try
        {
            await Transaction.SaveAsync("unit"); // of the same name one lies on the other: the last is the one that is rolled back to
            var outcome = await unit(this);
            kept = !outcome.IsRefused;
            return outcome;
        }
        catch (Exception e) when (Connection.State is not ConnectionState.Open)
        {
            broken = e;
            throw;
        }
        finally
        {
            if (!kept && !IsBroken)
                await Transaction.RollbackAsync("unit");
        }
    }

    public async Task End()
    {
        try
        {
            if (broken is not null)
                throw new NpgsqlException("The connection was lost before the commit.", broken);
            await Transaction.CommitAsync();
            ended.SetResult();
        }
        catch (Exception failed)
        {
            // Whatever it was: a commit that never ends would keep its units waiting.
            ended.SetException(failed);
        }
        finally
        {
            await Connection.DisposeAsync();
        }
    }
}

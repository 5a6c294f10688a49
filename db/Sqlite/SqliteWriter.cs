using Microsoft.Data.Sqlite;

namespace KeToanChung.Db.Sqlite;

/// <summary>
/// One writer at a time, and one flush for all that wait for it. SQLite's own locking starves under load, a queue in the process
/// doesn't; and the disk takes as long for one commit as for sixteen. So a commit goes into the write-ahead log without waiting for the disk,
/// the next writer goes on, and each is answered once a flush that began after its commit has ended.
/// </summary>
/// <param name="connectionString">Where the database is.</param>
public sealed class SqliteWriter(string connectionString) : IDisposable
{
    private readonly string log = Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource) + "-wal";

    private readonly SemaphoreSlim turn = new(1, 1);

    private readonly Lock flushing = new();

    private Task running = Task.CompletedTask;

    private Task? next;

    /// <summary>Waits until nobody else in this process writes.</summary>
    public async Task<IDisposable> Enter(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        return new Turn(turn);
    }

    /// <summary>Returns once everything that was committed before this call is on the disk.</summary>
    public Task Flushed()
    {
        lock (flushing)
        {
            if (running.IsCompleted)
                return running = Task.Run(Flush);

            // The one that runs may have begun before this commit: the next one covers it, with all that come meanwhile.
            return next ??= After(running);
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task After(Task before)
    {
        await before.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.RunContinuationsAsynchronously, TaskScheduler.Default);
        Task own;
        lock (flushing)
        {
            (running, next) = (own = Task.Run(Flush), null);
        }

        await own;
    }

    // A log that isn't there was written into the database and flushed with it, by the checkpoint that removed it.
    private void Flush()
    {
        try
        {
            using var file = File.OpenHandle(log, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            RandomAccess.FlushToDisk(file);
        }
        catch (FileNotFoundException)
        {
        }
        catch (IOException failed)
        {
            throw new SqliteException($"The write-ahead log could not be flushed: {failed.Message}", SqliteFaults.DiskError);
        }
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}

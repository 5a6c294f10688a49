using System.Diagnostics;

using KeToanChung.App.Data;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

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

    private SqliteConnection? own;

    private long lastPosted;

    /// <summary>Whether nobody has written for so long, apart from what is done aside.</summary>
    public bool IsQuietFor(TimeSpan time) => Stopwatch.GetElapsedTime(Interlocked.Read(ref lastPosted)) >= time;

    /// <summary>
    /// Waits until nobody else in this process writes. All write on one connection, one after the other: it remembers pages until another connection
    /// writes, and none does.
    /// </summary>
    /// <param name="isAside">What can wait until it is quiet: it doesn't count as writing.</param>
    public async Task<Turn> Enter(AppDb db, CancellationToken cancel, bool isAside = false)
    {
        var context = (LastingConnection)db.GetService<IRelationalConnection>();
        if (!isAside)
            Interlocked.Exchange(ref lastPosted, Stopwatch.GetTimestamp());
        await turn.WaitAsync(cancel);
        try
        {
            context.Borrow(own ??= context.Another());
            return new Turn(this, context);
        }
        catch
        {
            turn.Release();
            throw;
        }
    }

    /// <summary>Returns once everything that was committed before this call is on the disk.</summary>
    public Task Flushed()
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (flushing)
        {
            // The one that runs may have begun before this commit: the next one covers it, with all that come meanwhile.
            if (!running.IsCompleted)
                return next ??= After(running);

            running = ended.Task;
        }

        FlushFor(ended);
        return ended.Task;
    }

    public void Dispose()
    {
        own?.Dispose();
        turn.Dispose();
    }

    private async Task After(Task before)
    {
        await before.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.RunContinuationsAsynchronously, TaskScheduler.Default);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (flushing)
        {
            (running, next) = (ended.Task, null);
        }

        FlushFor(ended);
        await ended.Task;
    }

    // On the thread that asks: it would only wait for another to do it.
    private void FlushFor(TaskCompletionSource ended)
    {
        try
        {
            Flush();
            ended.SetResult();
        }
        catch (Exception failed)
        {
            // Whatever it was: a flush that never ends would keep all that come after it waiting.
            ended.SetException(failed);
        }
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
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new SqliteException($"The write-ahead log could not be flushed: {failed.Message}", SqliteFaults.DiskError);
        }
    }

    /// <summary>The right to write, until it is disposed.</summary>
    public sealed class Turn : IDisposable
    {
        private readonly SqliteWriter writer;

        private readonly LastingConnection context;

        internal Turn(SqliteWriter writer, LastingConnection context) => (this.writer, this.context) = (writer, context);

        /// <summary>After a failure: who knows what state the connection is in. The next writer gets a new one.</summary>
        public void Spoil()
        {
            writer.own?.Dispose();
            writer.own = null;
        }

        public void Dispose()
        {
            context.GiveBack();
            writer.turn.Release();
        }
    }
}

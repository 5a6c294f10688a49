using System.Collections.Concurrent;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Internal;

namespace KeToanChung.Db;

#pragma warning disable EF1001 // the provider's own pool: no public type lets the order be chosen

/// <summary>
/// A pool that lends the context which came back last: its connection is the warmest. EF's own lends the one that came back first, so that on
/// SQLite, where each connection remembers pages until another one writes, every unit of work would read them all anew.
/// </summary>
internal sealed class LatestFirstPool<TDb>(DbContextOptions<TDb> options, Func<DbContextOptions<TDb>, TDb> create, int most)
    : IDbContextPool<TDb>, IDisposable, IAsyncDisposable
    where TDb : DbContext
{
    private readonly ConcurrentStack<IDbContextPoolable> idle = new();

    private int kept;

    private bool isOver;

    public IDbContextPoolable Rent()
    {
        if (idle.TryPop(out var latest))
        {
            Interlocked.Decrement(ref kept);
            return latest;
        }

        IDbContextPoolable made = create(options);
        made.SnapshotConfiguration();
        return made;
    }

    public void Return(IDbContextPoolable context)
    {
        if (!IsKept())
        {
            context.ClearLease();
            context.Dispose();
            return;
        }

        context.ResetState();
        idle.Push(context);
    }

    public async ValueTask ReturnAsync(IDbContextPoolable context, CancellationToken cancellationToken = default)
    {
        if (!IsKept())
        {
            context.ClearLease();
            await context.DisposeAsync();
            return;
        }

        await context.ResetStateAsync(cancellationToken);
        idle.Push(context);
    }

    public void Dispose()
    {
        isOver = true;
        while (idle.TryPop(out var context))
        {
            context.ClearLease();
            context.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        isOver = true;
        while (idle.TryPop(out var context))
        {
            context.ClearLease();
            await context.DisposeAsync();
        }
    }

    private bool IsKept()
    {
        if (Interlocked.Increment(ref kept) <= most && !isOver)
            return true;

        Interlocked.Decrement(ref kept);
        return false;
    }
}

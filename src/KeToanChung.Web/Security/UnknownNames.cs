using KeToanChung.App.People;

using Microsoft.Extensions.Caching.Memory;

namespace KeToanChung.Web.Security;

/// <summary>
/// Counts failures for names that nobody has, so that they lock as real ones do. Kept in this node's memory, bounded: it hides something,
/// it protects nothing.
/// </summary>
internal sealed class UnknownNames : IDisposable
{
    private const int MostNames = 10_000;

    private readonly MemoryCache failures = new(new MemoryCacheOptions { SizeLimit = MostNames });

    /// <summary>Counts this failure; true once there were too many before it.</summary>
    public bool IsLockedAfterOneMore(string name)
    {
        var count = failures.GetOrCreate(name.Trim().ToUpperInvariant(), entry =>
        {
            entry.Size = 1;
            entry.AbsoluteExpirationRelativeToNow = Passwords.Lockout;
            return new Counter();
        })!;
        return Interlocked.Increment(ref count.Failures) > Passwords.MostFailures;
    }

    public void Dispose() => failures.Dispose();

    private sealed class Counter
    {
        public int Failures;
    }
}

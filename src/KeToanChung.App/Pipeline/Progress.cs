namespace KeToanChung.App.Pipeline;

/// <summary>What a long piece of work is at.</summary>
public enum WorkStage
{
    Reading,
    Checking,
    Posting,
    Saving,
}

/// <summary>How far a long piece of work is: told by its handler, read by whoever waits for it.</summary>
public sealed class Progress
{
    /// <param name="Total">0 where nobody can tell.</param>
    public sealed record Step(WorkStage Stage, int Done, int Total);

    /// <summary>Of work that nobody watches.</summary>
    public static Progress Unwatched { get; } = new();

    private volatile Step now = new(WorkStage.Reading, 0, 0);

    public Step Now => now;

    public void At(WorkStage stage, int done = 0, int total = 0)
    {
        if (!ReferenceEquals(this, Unwatched))
            now = new Step(stage, done, total);
    }

    /// <summary>The same items, told one by one as they are worked on.</summary>
    public IEnumerable<T> Through<T>(WorkStage stage, IReadOnlyList<T> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            At(stage, i, items.Count);
            yield return items[i];
        }
    }
}

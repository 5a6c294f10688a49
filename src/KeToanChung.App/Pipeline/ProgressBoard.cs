using System.Collections.Concurrent;

namespace KeToanChung.App.Pipeline;

/// <summary>
/// Where the work of this node can be watched, under a token that the watcher made up and by that user alone. What isn't here is on
/// another node, or over.
/// </summary>
public sealed class ProgressBoard
{
    private readonly ConcurrentDictionary<(Guid User, Guid Token), Progress> running = new();

    /// <returns>Taken down when it is disposed.</returns>
    public Watched Begin(Guid user, Guid token)
    {
        var progress = new Progress();
        running[(user, token)] = progress;
        return new Watched(this, (user, token), progress);
    }

    public Progress.Step? Find(Guid user, Guid token) => running.TryGetValue((user, token), out var progress) ? progress.Now : null;

    public sealed class Watched(ProgressBoard board, (Guid User, Guid Token) key, Progress progress) : IDisposable
    {
        public Progress Progress => progress;

        public void Dispose() => board.running.TryRemove(new(key, progress));
    }
}

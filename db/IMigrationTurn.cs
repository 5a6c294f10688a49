using KeToanChung.App.Data;

namespace KeToanChung.Db;

/// <summary>
/// Lets one process at a time bring a database to this version: nodes start together. A process that dies gives its turn back by dying.
/// </summary>
internal interface IMigrationTurn
{
    /// <summary>Waits for the turn; it lasts until what is returned is disposed.</summary>
    Task<IAsyncDisposable> Take(AppDb db, CancellationToken cancel);
}

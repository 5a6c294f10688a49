using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;

namespace KeToanChung.App.Data;

/// <summary>
/// The unit of work, as one call: everything that may touch the books runs inside it. Each database locks, commits and
/// recognises its faults its own way behind this; nobody else asks which one it is.
/// </summary>
public interface IDatabase
{
    /// <summary>
    /// Runs the work in one transaction; commits what was accepted, rolls back what was refused or thrown.
    /// Returns after the commit is durable.
    /// </summary>
    Task<TOutcome> Write<TOutcome>(Func<CancellationToken, Task<TOutcome>> work, CancellationToken cancel)
        where TOutcome : IOutcome<TOutcome>;

    /// <summary>
    /// As <see cref="Write"/>, for work that takes milliseconds and holds this agency's head alone: a database may commit it together with others
    /// that wait for the same head.
    /// </summary>
    Task<TOutcome> WriteBriefly<TOutcome>(int agency, Func<CancellationToken, Task<TOutcome>> work, CancellationToken cancel)
        where TOutcome : IOutcome<TOutcome>;

    /// <summary>
    /// Commits many units together: each is whole by itself (a savepoint), all become durable at the end. For loading a folder,
    /// where nobody waits for a single answer.
    /// </summary>
    Task Together(Func<CancellationToken, Task> units, CancellationToken cancel);

    /// <summary>Whether units are put together here: the locks of one are still held in the next.</summary>
    bool IsTogether { get; }

    /// <summary>Among units that are put together: several that stand or fall as one. They are undone when the work answers false or throws.</summary>
    Task<bool> AsOne(Func<CancellationToken, Task<bool>> units, CancellationToken cancel);

    /// <summary>Holds an agency's ledger head until the transaction ends: whoever else asks for it waits.</summary>
    /// <returns>The head, not tracked.</returns>
    Task<LedgerHeadRecord> Hold(int agency, CancellationToken cancel);

    /// <summary>
    /// Lets the database look at tables that have grown since it last did, before many of their rows are read together: a plan for the few that it remembers takes
    /// minutes for the thousands that came a moment ago.
    /// </summary>
    /// <param name="records">What is read.</param>
    Task LookAgain(IReadOnlyList<Type> records, CancellationToken cancel);

    /// <summary>From so many rows on, <see cref="InsertMany"/> is quicker than the change tracker; below it costs more than it saves.</summary>
    int InsertManyFrom { get; }

    /// <summary>Inserts rows at once, inside the unit of work.</summary>
    Task InsertMany<T>(IReadOnlyCollection<T> rows, CancellationToken cancel)
        where T : class;

    /// <summary>
    /// A row that isn't tracked, read under a lock that this unit holds, is no more as it was read: it is written whole with the next <see cref="Save"/>.
    /// Finding out what became different costs more than writing it.
    /// </summary>
    void Changed(object row);

    /// <summary>Saves what the unit of work changed, all in one go.</summary>
    Task Save(CancellationToken cancel);

    /// <summary>What a failed statement means, or null where it means that we made a mistake.</summary>
    DatabaseFault? Recognise(Exception exception);
}

/// <summary>The faults that a caller can do something about.</summary>
public enum DatabaseFault
{
    /// <summary>A unique key was there already: somebody was quicker. Start again from the command.</summary>
    Duplicate,

    /// <summary>Lost a race for a lock. Start again from the command.</summary>
    Deadlock,

    /// <summary>No connection: 503, and try later.</summary>
    Unavailable,
}

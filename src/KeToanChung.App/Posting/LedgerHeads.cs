using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger.Integrity;

namespace KeToanChung.App.Posting;

/// <summary>An agency's head while it is held: hands out numbers and links the chain. Saved with the unit of work.</summary>
public sealed class HeldHead(LedgerHeadRecord record, IDatabase database)
{
    public int Agency => record.AgencyId;

    /// <summary>Where the chain ended when the head was taken.</summary>
    public ChainEnd Found { get; } = new(record.EventNo, record.Hash);

    /// <summary>Where it ends by now.</summary>
    public ChainEnd End => new(record.EventNo, record.Hash);

    /// <summary>The last event of the chain so far.</summary>
    public long LastEvent => record.EventNo;

    public long NextEvent() => ++Changing.EventNo;

    public long NextDocument() => ++Changing.DocumentNo;

    public long NextMovement() => ++Changing.MovementNo;

    private LedgerHeadRecord Changing
    {
        get
        {
            database.Changed(record);
            return record;
        }
    }

    /// <summary>Links an event to the chain; its canonical form was made by the caller.</summary>
    public LedgerEventRecord Link(EventChain form, long number, LedgerEventKind kind, DateTime at, CallContext context, string? subject = null, string? detail = null)
    {
        var previous = record.Hash;
        Changing.Hash = form.HashAfter(previous);
        return new LedgerEventRecord
        {
            AgencyId = record.AgencyId, No = number, Kind = kind, At = at, ActorId = context.CallerOrThrow.UserId, Imported = context.IsImport,
            Subject = subject, Detail = detail, PreviousHash = previous, Hash = record.Hash,
        };
    }
}

/// <summary>The last event of an agency's chain, and the hash that stands for all up to it.</summary>
public readonly record struct ChainEnd(long Event, string Hash);

/// <summary>
/// Holds ledger heads: each database takes the lock its own way, and reads the row under it.
/// Agencies are taken in the order of their keys, so that two batches never wait for each other in a circle.
/// </summary>
public sealed class LedgerHeads(IDatabase database)
{
    private readonly Dictionary<int, HeldHead> held = [];

    private readonly Dictionary<int, LedgerHeadRecord> locked = [];

    public async Task<IReadOnlyDictionary<int, HeldHead>> Hold(IEnumerable<int> agencies, CancellationToken cancel)
    {
        foreach (var agency in agencies.Distinct().Order())
            await Hold(agency, cancel);
        return held;
    }

    public async Task<HeldHead> Hold(int agency, CancellationToken cancel)
    {
        if (held.TryGetValue(agency, out var head))
            return head;

        if (!locked.TryGetValue(agency, out var record))
            locked[agency] = record = await database.Hold(agency, cancel);
        return held[agency] = new HeldHead(record, database);
    }

    /// <summary>The agency's head, where this unit of work holds it already.</summary>
    public HeldHead? Held(int agency) => held.GetValueOrDefault(agency);

    /// <summary>The unit of work has ended, and those that run together with it go on: the locks last as long as their transaction.</summary>
    public void EndUnit() => held.Clear();

    /// <summary>Forgets what a unit of work held, once it has ended.</summary>
    public void Release()
    {
        held.Clear();
        locked.Clear();
    }
}

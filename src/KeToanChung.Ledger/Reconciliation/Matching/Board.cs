namespace KeToanChung.Ledger.Reconciliation.Matching;

/// <summary>A line with its text read.</summary>
internal sealed record ReadLine(BankLine Line, TransferText Text)
{
    public bool IsCredit => Line.Amount > Money.Zero;
}

/// <summary>What is settled and what is open while lines are matched, step by step from the surest sign to the weakest.</summary>
internal sealed class Board
{
    private readonly HashSet<EntryId> taken;

    private readonly List<CertainMatch> certain = [];

    private readonly Dictionary<LineKey, OpenLine> left = [];

    private readonly HashSet<LineKey> settled = [];

    public Board(IEnumerable<BankLine> lines, IReadOnlyList<BookEntry> entries)
    {
        // As the bank wrote them: of two that say the same the earlier counts, whatever was imported first.
        Lines = [.. lines.OrderBy(l => l.Date).ThenBy(l => l.Key.Statement).ThenBy(l => l.Key.Line).Select(l => new ReadLine(l, TransferText.Of(l.Text)))];
        Entries = entries;
        taken = [.. entries.Where(e => e.State is EntryState.Matched).Select(e => e.Id)];
    }

    public IReadOnlyList<ReadLine> Lines { get; }

    public IReadOnlyList<BookEntry> Entries { get; }

    /// <summary>The lines that no step has decided yet.</summary>
    public IEnumerable<ReadLine> Undecided => Lines.Where(IsUndecided);

    public bool IsUndecided(ReadLine line) => !settled.Contains(line.Line.Key);

    public bool IsOpen(BookEntry entry) => entry.State is EntryState.Open && !taken.Contains(entry.Id);

    public bool IsTaken(BookEntry entry) => taken.Contains(entry.Id);

    public void Match(IReadOnlyList<ReadLine> lines, IReadOnlyList<BookEntry> entries, MatchReason reason, int score)
    {
        certain.Add(new CertainMatch([.. lines.Select(l => l.Line)], entries, reason, score));
        foreach (var entry in entries)
            taken.Add(entry.Id);
        foreach (var line in lines)
        {
            settled.Add(line.Line.Key);
            left.Remove(line.Line.Key);
        }
    }

    /// <summary>Leaves the line to a person; no later step looks at it.</summary>
    public void Leave(ReadLine line, MatchReason reason, params IReadOnlyList<Candidate> candidates)
    {
        settled.Add(line.Line.Key);
        left[line.Line.Key] = new OpenLine(line.Line, reason, candidates);
    }

    public Findings Result() => new(certain, [.. Lines.Where(l => left.ContainsKey(l.Line.Key)).Select(l => left[l.Line.Key])]);
}

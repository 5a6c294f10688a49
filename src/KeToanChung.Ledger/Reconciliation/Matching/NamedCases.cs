namespace KeToanChung.Ledger.Reconciliation.Matching;

/// <summary>
/// Credits whose text names a case, or has the platform's number of a payment. Of two that name one case the earlier pays it, and the later is a second
/// payment. A name that contradicts, or an amount that doesn't fit, leaves it to a person, or to what a mistyped number may have been.
/// </summary>
internal static class NamedCases
{
    private const int Doubtful = 50;

    /// <summary>A platform may report a payment a day after the bank has it, never much later.</summary>
    private const int DaysAhead = 1;

    private const int DaysBetweenParts = 10;

    public static void Match(Board board)
    {
        var fees = board.Entries.Where(e => e.Kind is EntryKind.FeeReceipt).ToList();
        var (cases, transactions) = (new NumberIndex(fees, e => e.CaseNumber), new NumberIndex(fees, e => e.Transaction));
        var parts = new List<(ReadLine Line, BookEntry Whole)>();
        foreach (var line in board.Undecided.Where(l => l.IsCredit).ToList())
        {
            var naming = Naming.Of(line, cases, transactions);
            if (naming.All.Count > 0)
                Decide(board, naming, parts);
        }

        foreach (var whole in parts.GroupBy(p => p.Whole, p => p.Line))
            MatchParts(board, whole.Key, [.. whole]);
    }

    private static void Decide(Board board, Naming naming, List<(ReadLine Line, BookEntry Whole)> parts)
    {
        var line = naming.Line;
        switch (naming.Options(e => board.IsOpen(e) && e.Date <= line.Line.Date.AddDays(DaysAhead)))
        {
            case [var only] when naming.IsByTransaction(only) || only.All(e => PartyNames.Fit(line.Text, e) is not NameFit.Other):
                board.Match(
                    [line], only, naming.IsByTransaction(only) ? MatchReason.Transaction : MatchReason.CaseNumber,
                    only.All(e => PartyNames.Fit(line.Text, e) is NameFit.Same) ? 100 : 95);
                return;
            case [_]:
                return; // the text names another payer: the number may be mistyped, and the next step looks for whose it is
            case [_, _, ..] several:
                board.Leave(line, MatchReason.SeveralExplanations, [.. several.Select(s => new Candidate(s, Doubtful, MatchReason.CaseNumber))]);
                return;
            default:
                break;
        }

        if (naming.All.Any(e => e.Amount == line.Line.Amount && board.IsTaken(e) && PartyNames.Fit(line.Text, e) is not NameFit.Other))
            board.Leave(line, MatchReason.PaidTwice, [.. naming.All.Where(board.IsTaken).Select(e => new Candidate([e], Doubtful, MatchReason.CaseNumber))]);
        else if (naming.All is [var whole] && board.IsOpen(whole) && line.Line.Amount < whole.Amount)
            parts.Add((line, whole));
    }

    private static void MatchParts(Board board, BookEntry whole, List<ReadLine> lines)
    {
        var undecided = lines.FindAll(board.IsUndecided);
        if (undecided.Count > 1 && board.IsOpen(whole)
            && undecided.Aggregate(Money.Zero, (sum, l) => sum + l.Line.Amount) == whole.Amount
            && undecided[^1].Line.Date.DayNumber - undecided[0].Line.Date.DayNumber <= DaysBetweenParts
            && undecided.TrueForAll(l => PartyNames.Fit(l.Text, whole) is not NameFit.Other))
        {
            board.Match(undecided, [whole], MatchReason.Parts, 90);
        }
    }
}

/// <summary>The fees that a text names.</summary>
internal sealed record Naming(ReadLine Line, IReadOnlyList<IReadOnlyList<BookEntry>> ByCase, IReadOnlyList<BookEntry> ByTransaction)
{
    public IReadOnlyList<BookEntry> All { get; } = [.. ByCase.SelectMany(c => c).Concat(ByTransaction).Distinct()];

    public static Naming Of(ReadLine line, NumberIndex cases, NumberIndex transactions) =>
        new(line, cases.Named(line.Text), [.. transactions.Named(line.Text).SelectMany(t => t)]);

    /// <summary>The platform wrote its own number: nobody mistypes that. A case number beside it must not be another's.</summary>
    public bool IsByTransaction(IReadOnlyList<BookEntry> entries) =>
        entries.All(ByTransaction.Contains) && (ByCase.Count == 0 || ByCase.Any(c => entries.All(c.Contains)));

    /// <summary>Each set of named fees that makes the line's amount: one of them, all of one case, or all that are named.</summary>
    public IReadOnlyList<IReadOnlyList<BookEntry>> Options(Func<BookEntry, bool> isOpen)
    {
        var single = All.Where(e => isOpen(e) && e.Amount == Line.Line.Amount).Select(e => (IReadOnlyList<BookEntry>)[e]).ToList();
        if (single.Find(IsByTransaction) is { } known)
            return [known];
        if (single.Count > 0)
            return single;

        var open = All.Where(isOpen).ToList();
        return open.Count > 1 && open.Count == All.Count && open.Aggregate(Money.Zero, (sum, e) => sum + e.Amount) == Line.Line.Amount ? [open] : [];
    }
}

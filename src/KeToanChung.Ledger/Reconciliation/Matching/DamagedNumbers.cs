namespace KeToanChung.Ledger.Reconciliation.Matching;

/// <summary>
/// Credits whose number is cut off, mistyped or missing: what is left of it, the payer's name, the amount and the days together must leave one fee only.
/// Fees that are paid already count as explanations too, since a line may be a second payment: then it is left to a person.
/// </summary>
internal static class DamagedNumbers
{
    /// <summary>Over weekends and holidays money takes some days.</summary>
    private const int DaysToArrive = 10;

    /// <summary>Where only the name speaks for a fee, not so many.</summary>
    private const int DaysByNameOnly = 5;

    private const int Doubtful = 40;

    private const int MostCandidates = 8;

    private sealed record Option(BookEntry Entry, Likeness Likeness, NameFit Name);

    public static void Match(Board board)
    {
        var fees = board.Entries.Where(e => e is { Kind: EntryKind.FeeReceipt, Settlement: null, State: EntryState.Open or EntryState.Matched or EntryState.Awaited }).ToList();
        var (names, days) = (new PartyNames(fees), fees.ToLookup(e => (e.Amount, e.Date)));
        var cases = new NumberIndex(fees, e => e.CaseNumber);
        var read = board.Undecided.Where(l => l.IsCredit)
            .Select(l => (Line: l, HasNumber: LooksLikeNumber(l.Line.Text), Options: OptionsOf(l, names, days, cases))).ToList();

        var contested = new HashSet<EntryId>();

        // The number and the name over all lines before the name alone. A damaged number without a name proves nothing: it may be a fee's that isn't in the books.
        foreach (var (line, _, options) in read)
            Decide(board, line, options.FindAll(o => o is { Likeness: > Likeness.None, Name: NameFit.Same }), RivalsOf(board, options), contested, null);
        foreach (var (line, hasNumber, options) in read.Where(r => !r.HasNumber))
            Decide(board, line, options.FindAll(o => o.Name is NameFit.Same), [], contested, DaysByNameOnly);
        foreach (var (line, _, options) in read.Where(r => board.IsUndecided(r.Line)))
            LeaveWith(board, line, options);
    }

    // A whole number of a fee that waits, beside another payer's name: that payer may have paid for it.
    private static List<Option> RivalsOf(Board board, List<Option> options) =>
        options.FindAll(o => o is { Likeness: Likeness.Exact, Name: NameFit.Other } && board.IsOpen(o.Entry));

    /// <param name="contested">Fees that an earlier line may mean, which was left open: a later line doesn't take them.</param>
    private static void Decide(Board board, ReadLine line, List<Option> fitting, List<Option> rivals, HashSet<EntryId> contested, int? mostDays)
    {
        if (!board.IsUndecided(line))
            return;
        if (fitting is not [var only] || rivals.Count > 0 || !board.IsOpen(only.Entry) || contested.Contains(only.Entry.Id)
            || line.Line.Date.DayNumber - only.Entry.Date.DayNumber > (mostDays ?? DaysToArrive))
        {
            contested.UnionWith(fitting.Select(o => o.Entry.Id));
            return;
        }

        var (reason, score) = only.Likeness switch
        {
            Likeness.None => (MatchReason.PayerAndAmount, 75),
            Likeness.Cut => (MatchReason.CutNumber, 85),
            _ => (MatchReason.MistypedNumber, 85),
        };
        board.Match([line], [only.Entry], reason, score);
    }

    private static void LeaveWith(Board board, ReadLine line, List<Option> options)
    {
        var open = options.FindAll(o => board.IsOpen(o.Entry) && (o.Likeness is not Likeness.None || o.Name is NameFit.Same));
        if (open.Count > 0)
        {
            board.Leave(
                line, open.Exists(o => o is { Likeness: Likeness.Exact, Name: NameFit.Other }) ? MatchReason.OtherPayer : MatchReason.SeveralExplanations,
                [.. open.OrderByDescending(o => o.Likeness).ThenByDescending(o => o.Name is NameFit.Same).Take(MostCandidates).Select(CandidateOf)]);
        }
        else if (options.Find(o => board.IsTaken(o.Entry) && o.Name is not NameFit.Other && (o.Likeness is not Likeness.None || o.Name is NameFit.Same)) is { } paid)
        {
            board.Leave(line, MatchReason.PaidTwice, CandidateOf(paid));
        }
    }

    private static Candidate CandidateOf(Option option) => new(
        [option.Entry],
        Doubtful + (option.Likeness is not Likeness.None ? 15 : 0) + (option.Name is NameFit.Same ? 10 : 0),
        option.Likeness switch
        {
            Likeness.Exact => MatchReason.CaseNumber,
            Likeness.Mistyped => MatchReason.MistypedNumber,
            Likeness.Cut => MatchReason.CutNumber,
            _ => MatchReason.PayerAndAmount,
        });

    /// <summary>The fees of that amount and those days which the name or the number may mean.</summary>
    private static List<Option> OptionsOf(ReadLine line, PartyNames names, ILookup<(Money Amount, DateOnly Day), BookEntry> days, NumberIndex cases)
    {
        IEnumerable<BookEntry> found = names.Named(line.Text).Concat(cases.Named(line.Text).SelectMany(c => c));
        if (line.Text.Name.Count == 0)
            found = found.Concat(Enumerable.Range(-1, DaysToArrive + 2).SelectMany(ago => days[(line.Line.Amount, line.Line.Date.AddDays(-ago))]));
        return [.. found.Distinct().Where(e => e.Amount == line.Line.Amount && IsInTime(line.Line, e))
            .Select(e => new Option(e, NumberLikeness.Of(line.Text, TransferText.Squeeze(e.CaseNumber ?? "")), PartyNames.Fit(line.Text, e)))
            .Where(o => o.Likeness is not Likeness.None || o.Name is NameFit.Same)];
    }

    private static bool IsInTime(BankLine line, BookEntry entry) =>
        line.Date.DayNumber - entry.Date.DayNumber is >= -1 and <= DaysToArrive;

    private static bool LooksLikeNumber(string text)
    {
        const int FewestDigits = 4;
        return text.Count(char.IsDigit) >= FewestDigits;
    }
}

namespace KeToanChung.Ledger.Reconciliation.Matching;

/// <summary>
/// Lines that a voucher explains: cash taken to the bank, payments, fees handed over, charges and interest that the books have. The amount must agree, the
/// days be near, and no other line and no other voucher be in question.
/// </summary>
internal static class Vouchers
{
    private const int DaysApart = 5;

    private const int Sure = 90;

    private const int Doubtful = 45;

    public static void Match(Board board)
    {
        var vouchers = board.Entries.Where(e => e.Kind is not EntryKind.FeeReceipt && e.State is EntryState.Open).ToLookup(e => e.Amount);
        var options = board.Undecided.ToDictionary(l => l, l => Narrowed(l, [.. vouchers[l.Line.Amount].Where(e => IsNear(l.Line, e) && (e.Kind is EntryKind.Interest || !Leftovers.IsInterest(l.Text)))]));
        while (TakeTheOnlyOnes(board, options))
        {
        }

        foreach (var (line, possible) in options)
        {
            var open = possible.FindAll(board.IsOpen);
            if (open.Count > 0 && board.IsUndecided(line))
                board.Leave(line, MatchReason.SeveralExplanations, [.. open.Select(e => new Candidate([e], Doubtful, MatchReason.Voucher))]);
        }
    }

    // Each line that has one voucher left, which is no other line's only one; taking it may leave others with one.
    private static bool TakeTheOnlyOnes(Board board, Dictionary<ReadLine, List<BookEntry>> options)
    {
        var single = options.Where(o => board.IsUndecided(o.Key)).Select(o => (Line: o.Key, Open: o.Value.FindAll(board.IsOpen)))
            .Where(o => o.Open.Count == 1).GroupBy(o => o.Open[0], o => o.Line).Where(g => g.Count() == 1).ToList();
        foreach (var only in single)
            board.Match([only.First()], [only.Key], MatchReason.Voucher, Sure);
        return single.Count > 0;
    }

    // What the text says beyond the amount: a day, the voucher's reference, the party. Where it says nothing, all stay.
    private static List<BookEntry> Narrowed(ReadLine line, List<BookEntry> possible)
    {
        var days = line.Text.Days(line.Line.Date.Year);
        foreach (var says in new Func<BookEntry, bool>[]
        {
            e => e.CaseNumber is { } reference && line.Text.Has(TransferText.Squeeze(reference)),
            e => PartyNames.Fit(line.Text, e) is NameFit.Same,
            e => days.Contains(e.Date),
            e => e.Date == line.Line.Date,
        })
        {
            if (possible.Count > 1 && possible.FindAll(e => says(e)) is { Count: > 0 } fewer)
                possible = fewer;
        }

        return possible;
    }

    // Money arrives after it was sent; what the bank did first is booked after it.
    private static bool IsNear(BankLine line, BookEntry voucher) =>
        line.Date.DayNumber - voucher.Date.DayNumber is var days && days <= DaysApart && days >= (voucher.IsOnItsWay ? 0 : -DaysApart);
}

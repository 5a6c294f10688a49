namespace KeToanChung.Ledger.Reconciliation.Matching;

/// <summary>Lumps in which a platform pays out what it collected, known by their reference, net of the charge that their text names.</summary>
internal static class Settlements
{
    private const int Sure = 98;

    private const int Doubtful = 60;

    public static void Match(Board board)
    {
        var index = new NumberIndex(board.Entries.Where(e => e.Kind is EntryKind.FeeReceipt), e => e.Settlement);
        var lumps = board.Undecided.Where(l => l.IsCredit)
            .Select(l => (Line: l, Named: NamedBy(l.Line, index)))
            .Where(l => l.Named is not null)
            .GroupBy(l => l.Named!, l => l.Line) // one list for each reference
            .ToList();
        foreach (var lump in lumps)
            Decide(board, [.. lump], [.. lump.Key]);
    }

    private static IReadOnlyList<BookEntry>? NamedBy(BankLine line, NumberIndex index) =>
        line.Reference is { Length: > 0 } reference && index.With(reference) is { } exact
            ? exact
            : index.Named(TransferText.Of(line.Reference, line.Text)) is [var only] ? only : null;

    private static void Decide(Board board, List<ReadLine> lines, List<BookEntry> payments)
    {
        var open = payments.FindAll(board.IsOpen);
        var whole = lines.Find(l => open.Count > 0 && Explains(l, open, [l]));
        if (whole is not null)
            board.Match([whole], open, whole.Line.Amount == SumOf(open) ? MatchReason.Settlement : MatchReason.SettlementLessCharge, Sure);
        else if (open.Count > 0 && lines.Count > 1 && Explains(lines[0], open, lines))
            board.Match(lines, open, MatchReason.Parts, Sure);

        foreach (var line in lines.Where(board.IsUndecided))
        {
            if (open.Count == 0 || whole is not null)
                board.Leave(line, MatchReason.PaidTwice, new Candidate(payments, Doubtful, MatchReason.Settlement));
            else
                board.Leave(line, MatchReason.SettlementDiffers, new Candidate(open, Doubtful, MatchReason.Settlement));
        }
    }

    // What is missing must be named as a charge: money that is short for no reason is not certain.
    private static bool Explains(ReadLine first, List<BookEntry> payments, List<ReadLine> lines)
    {
        var charge = SumOf(payments) - lines.Aggregate(Money.Zero, (sum, l) => sum + l.Line.Amount);
        return charge == Money.Zero || (charge > Money.Zero && first.Text.HasAmount(charge));
    }

    private static Money SumOf(List<BookEntry> entries) => entries.Aggregate(Money.Zero, (sum, e) => sum + e.Amount);
}

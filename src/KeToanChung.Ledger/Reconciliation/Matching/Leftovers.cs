namespace KeToanChung.Ledger.Reconciliation.Matching;

/// <summary>Lines that nothing explains: what they seem to be, so that a person knows what to do next.</summary>
internal static class Leftovers
{
    private const int Weak = 30;

    public static void Explain(Board board)
    {
        var cases = new NumberIndex(board.Entries.Where(e => e.Kind is EntryKind.FeeReceipt), e => e.CaseNumber);
        foreach (var line in board.Undecided.ToList())
        {
            var named = line.IsCredit ? cases.Named(line.Text).SelectMany(c => c).ToList() : [];
            board.Leave(line, ReasonFor(board, line, named), [.. named.Select(e => new Candidate([e], Weak, MatchReason.CaseNumber))]);
        }
    }

    private static MatchReason ReasonFor(Board board, ReadLine line, List<BookEntry> named)
    {
        if (named.Exists(e => e.State is EntryState.Cancelled))
            return MatchReason.CaseCancelled;
        if (named.Exists(e => e.State is EntryState.Awaited && e.Amount == line.Line.Amount))
            return MatchReason.NotReported;
        if (named.Exists(e => e.State is EntryState.Open or EntryState.Awaited && e.Amount == line.Line.Amount && PartyNames.Fit(line.Text, e) is NameFit.Other))
            return MatchReason.OtherPayer;
        if (named.Exists(board.IsTaken) && named.TrueForAll(e => !board.IsOpen(e)))
            return MatchReason.PaidTwice;
        if (named.Exists(e => e.State is EntryState.Elsewhere))
            return MatchReason.OtherAgency;
        if (named.Count > 0)
            return MatchReason.WrongAmount;
        if (line.IsCredit)
            return IsInterest(line.Text) ? MatchReason.Interest : MatchReason.Nothing;
        return line.Text.Words.Contains("phi") ? MatchReason.BankCharge : MatchReason.Nothing;
    }

    /// <summary>Whether the bank says that it pays interest.</summary>
    public static bool IsInterest(TransferText text) =>
        text.HasWords(["lai", "tien", "gui"]) || text.HasWords(["tra", "lai"]) || text.HasWords(["lai", "nhap", "von"]) || text.HasWords(["lai", "khong", "ky", "han"]);
}

namespace KeToanChung.Ledger.Reconciliation.Matching;

/// <summary>
/// Đối chiếu: which statement lines and which entries of the books belong together. It says so only where nothing else would explain a line, and lists the
/// explanations where there are several: a wrong match costs more than an open one. Each step takes what its sign makes certain; the surest come first, so
/// that a weak sign never takes from a strong one.
/// </summary>
public static class StatementMatcher
{
    /// <param name="lines">Lines that nothing explains yet, in any order.</param>
    /// <param name="entries">What may explain them; what is explained already too, since a line may be a second payment of it.</param>
    public static Findings Match(IEnumerable<BankLine> lines, IReadOnlyList<BookEntry> entries)
    {
        var board = new Board(lines, entries);
        Settlements.Match(board);
        NamedCases.Match(board);
        DamagedNumbers.Match(board);
        Vouchers.Match(board);
        Leftovers.Explain(board);
        return board.Result();
    }
}

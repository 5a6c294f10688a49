using KeToanChung.Ledger.CashDesks;

namespace KeToanChung.Web.Pages.CashDesk;

/// <summary>A count by denomination while it is typed; an empty line is none.</summary>
internal sealed class CountForm
{
    public List<PiecesForm> Count { get; set; } = [];

    public bool KeepsFund { get; set; }

    public string? Note { get; set; }

    public IReadOnlyList<CashPieces> Pieces => [.. Count.Select(c => new CashPieces(c.Denomination, c.Pieces ?? 0))];

    public static List<PiecesForm> Empty(IReadOnlyList<long> denominations) => [.. denominations.Select(d => new PiecesForm { Denomination = d })];

    internal sealed class PiecesForm
    {
        public long Denomination { get; set; }

        public long? Pieces { get; set; }
    }
}

/// <summary>What a count makes so far, beside what should be there.</summary>
internal sealed record CountTotal(long Counted, long Expected)
{
    public static CountTotal Of(CountForm form, long expected) => new(CashCount.Of(form.Pieces).Count?.Total ?? 0, expected);
}

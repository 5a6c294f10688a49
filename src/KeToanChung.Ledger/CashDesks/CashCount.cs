namespace KeToanChung.Ledger.CashDesks;

/// <summary>So many notes of one denomination.</summary>
public sealed record CashPieces(long Denomination, long Pieces)
{
    public long Amount => checked(Denomination * Pieces);
}

/// <summary>Kiểm đếm tiền mặt theo mệnh giá (S14-H): so many notes of each, and what they make together.</summary>
public sealed record CashCount
{
    /// <summary>More of one kind than this is a slip of the hand, not a drawer.</summary>
    public const long MostPieces = 100_000;

    private CashCount(IReadOnlyList<CashPieces> pieces) => Pieces = pieces;

    /// <summary>What the State Bank has in circulation, dearest first. A count keeps its own denominations, so this list may change.</summary>
    public static IReadOnlyList<long> Denominations { get; } = [500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200];

    public static CashCount Nothing { get; } = new([]);

    /// <summary>Dearest first, without what there is none of.</summary>
    public IReadOnlyList<CashPieces> Pieces { get; }

    public long Total => Pieces.Sum(p => p.Amount);

    /// <summary>The count, or everything that is wrong with it, line by line.</summary>
    public static (CashCount? Count, IReadOnlyList<Refusal> Refusals) Of(IReadOnlyList<CashPieces> pieces)
    {
        var refusals = new List<Refusal>();
        foreach (var (i, line) in pieces.Index())
        {
            if (!Denominations.Contains(line.Denomination))
                refusals.Add(new Refusal(Codes.RequestInvalid, $"count[{i}].denomination", "denominationUnknown").With("denomination", line.Denomination));
            else if (pieces.Take(i).Any(earlier => earlier.Denomination == line.Denomination))
                refusals.Add(new Refusal(Codes.RequestInvalid, $"count[{i}].denomination", "denominationTwice").With("denomination", line.Denomination));
            if (line.Pieces is < 0 or > MostPieces)
                refusals.Add(new Refusal(Codes.RequestInvalid, $"count[{i}].pieces", "piecesOutOfRange").With("denomination", line.Denomination).With("most", MostPieces));
        }

        return refusals.Count > 0
            ? (null, refusals)
            : (new CashCount([.. pieces.Where(p => p.Pieces > 0).OrderByDescending(p => p.Denomination)]), []);
    }
}

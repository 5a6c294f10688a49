using KeToanChung.App.Data.Records;
using KeToanChung.Ledger;

namespace KeToanChung.App.Search;

/// <summary>Finds words in the vouchers of many agencies without reading every text; each database its own way behind this.</summary>
public interface IVoucherWords
{
    /// <summary>Marks a query whose plan depends on the words.</summary>
    const string Search = "words in all agencies";

    /// <summary>Whether one query over all agencies finds words by an index of the database's own. Where it doesn't, each agency's newest are asked for.</summary>
    bool AreFoundAcrossAgencies { get; }

    /// <summary>
    /// Where the words may stand, newest first, in pieces that grow. A place may turn out not to have them, so its text is still to be asked; what is not
    /// <see cref="Places.Newer">known yet</see> is to be read. Null where there is nothing to look the words up in: a database that finds them itself, or words
    /// that are all too short.
    /// </summary>
    Task<Places?> Find(IReadOnlyList<string> words, DateOnly? from, DateOnly? to, (DateOnly Date, DocumentId Voucher)? after, CancellationToken cancel);

    /// <summary>Takes up what was posted since the last time, while nobody else writes. A search finds the rest all the same, only slower.</summary>
    Task CatchUp(CancellationToken cancel);

    /// <param name="Known">Vouchers among those that were taken up; each piece is older than the one before.</param>
    /// <param name="Newer">Number of the last voucher that was taken up in each agency where some were not.</param>
    sealed record Places(IAsyncEnumerable<IQueryable<VoucherRecord>> Known, IReadOnlyDictionary<int, long> Newer);
}

using System.Collections.Concurrent;

using KeToanChung.App.Data.Records;
using KeToanChung.Ledger.Posting;

namespace KeToanChung.App.Posting;

/// <summary>
/// What each agency's last unit of work in this process left behind, so that the next one needn't read it again. It holds as long as the agency's
/// chain still ends where it ended then: whoever else posts, on another node or from the command line, moves that end, and so does a file that
/// was put back from a copy. Only what every change of is an event in the chain may be kept here.
/// </summary>
public sealed class LastFigures
{
    /// <summary>Most vouchers of a day are of two months; more would only fill the memory.</summary>
    private const int MostMonths = 4;

    private readonly ConcurrentDictionary<int, (ChainEnd End, BookFigures Figures)> kept = new();

    /// <summary>The agency's figures at this end of its chain, for the one unit that holds it; null where they are to be read.</summary>
    internal BookFigures? Take(int agency, ChainEnd end) => kept.TryRemove(agency, out var last) && last.End == end ? last.Figures : null;

    internal void Keep(int agency, ChainEnd end, BookFigures figures)
    {
        if (figures.Months.Count > MostMonths)
            figures.Months.Clear();
        kept[agency] = (end, figures);
    }
}

/// <summary>The figures of one agency's books that a posting needs and changes, as far as they were read.</summary>
internal sealed class BookFigures
{
    public OpenPeriods? Periods { get; set; }

    /// <summary>The last numbers, by year.</summary>
    public Dictionary<int, Dictionary<VoucherType, NumberSeriesRecord>> Numbers { get; } = [];

    /// <summary>The turnover of whole months.</summary>
    public Dictionary<(int Year, int Month), Dictionary<BalancePlace, AccountBalanceRecord>> Months { get; } = [];
}

internal sealed record OpenPeriods(IReadOnlySet<int> OpenYears, IReadOnlySet<(int Year, int Month)> ClosedMonths);

internal readonly record struct BalancePlace(string Account, int BudgetYear, int Counterparty);

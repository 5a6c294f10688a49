using KeToanChung.App.Catalogs;
using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Organisation;
using KeToanChung.Ledger.Budget;
using KeToanChung.Ledger.Posting;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Posting;

/// <summary>Reads what a decision looks at, once the agencies' heads are held.</summary>
public sealed class BooksReader(AppDb db, CatalogCache catalogs, OrganisationCache organisation)
{
    /// <summary>The books of the agencies that the drafts are for.</summary>
    public async Task<Books> Read(IReadOnlyList<Draft> drafts, CancellationToken cancel)
    {
        var map = await organisation.Get(cancel);
        var books = new List<AgencyBooks>();
        foreach (var own in drafts.GroupBy(d => d.Agency))
            books.Add(await ReadAgency(map[own.Key].Agency, [.. own], cancel));

        return new Books(await catalogs.Get(cancel), books, map.Neighbours(map[drafts[0].Agency].Commune.Id));
    }

    /// <summary>What is needed to move budget lines without posting.</summary>
    public async Task<AgencyBooks> ReadForMoving(int agency, IReadOnlyList<BudgetMovement> movements, CancellationToken cancel) => new(
        (await organisation.Get(cancel))[agency].Agency,
        await Queries.OpenYears(db, agency).ToHashSet(cancel),
        await Queries.ClosedMonths(db, agency).ToHashSet(cancel),
        new Dictionary<(VoucherType, int), int>(),
        await ReadBudget(agency, [.. movements.Select(m => m.Key.BudgetYear).Distinct()], cancel),
        hasOpeningBalance: false);

    private async Task<AgencyBooks> ReadAgency(Ledger.Agencies.Agency agency, IReadOnlyList<Draft> drafts, CancellationToken cancel)
    {
        var years = drafts.Select(d => d.Date.Year).Distinct().ToArray();
        var numbers = await Queries.Numbers(db, agency.Id, years.Min(), years.Max()).ToDictionary(n => (n.Type, n.Year), n => n.Last, cancel);
        var openYears = await Queries.OpenYears(db, agency.Id).ToHashSet(cancel);
        var closed = await Queries.ClosedMonths(db, agency.Id).ToHashSet(cancel);
        return new AgencyBooks(
            agency, openYears, closed, numbers, await ReadBudget(agency.Id, [.. drafts.SelectMany(BudgetYears).Distinct()], cancel), await HasOpeningBalance(agency.Id, drafts, cancel));
    }

    private async Task<IDictionary<BudgetKey, BudgetPosition>> ReadBudget(int agency, int[] years, CancellationToken cancel)
    {
        // Most vouchers touch no class 0: then there is nothing to control.
        if (years.Length == 0)
            return new Dictionary<BudgetKey, BudgetPosition>();

        var lines = await db.Set<BudgetLineRecord>().AsNoTracking()
            .Where(b => b.AgencyId == agency && years.Contains(b.BudgetYear))
            .ToListAsync(cancel);
        return lines.ToDictionary(l => l.Key, l => l.Position);
    }

    private static IEnumerable<int> BudgetYears(Draft draft)
    {
        var kept = draft.Purpose switch
        {
            Purpose.BudgetDecision decision => decision.Movements,
            Purpose.Reversal reversal => reversal.Movements,
            Purpose.Payment payment => payment.Reserved,
            _ => [],
        };
        return draft.Lines.Where(l => l.IsOffBalance).Select(l => l.BudgetYear ?? draft.Date.Year).Concat(kept.Select(m => m.Key.BudgetYear));
    }

    // SD-01 is posted once; one that was reversed doesn't count.
    private async Task<bool> HasOpeningBalance(int agency, IReadOnlyList<Draft> drafts, CancellationToken cancel)
    {
        if (!drafts.Any(d => d.Operation == PostingEngine.OpeningBalance))
            return false;

        var vouchers = db.Set<VoucherRecord>().Where(v => v.AgencyId == agency);
        return await vouchers.AnyAsync(
            v => v.Operation == PostingEngine.OpeningBalance && v.Source == VoucherSource.Voucher
                && !vouchers.Any(r => r.ReversalOf == v.No),
            cancel);
    }

    /// <summary>The reads of every posting, compiled once.</summary>
    private static class Queries
    {
        public static readonly Func<AppDb, int, int, int, IAsyncEnumerable<NumberSeriesRecord>> Numbers =
            EF.CompileAsyncQuery((AppDb db, int agency, int firstYear, int lastYear) => db.Set<NumberSeriesRecord>().AsNoTracking()
                .Where(s => s.AgencyId == agency && s.Year >= firstYear && s.Year <= lastYear));

        public static readonly Func<AppDb, int, IAsyncEnumerable<int>> OpenYears =
            EF.CompileAsyncQuery((AppDb db, int agency) => db.Set<FiscalYearRecord>().Where(y => y.AgencyId == agency).Select(y => y.Year));

        public static readonly Func<AppDb, int, IAsyncEnumerable<(int Year, int Month)>> ClosedMonths =
            EF.CompileAsyncQuery((AppDb db, int agency) => db.Set<MonthRecord>().Where(m => m.AgencyId == agency && m.IsClosed)
                .Select(m => ValueTuple.Create(m.Year, m.Month)));
    }
}

internal static class AsyncSequences
{
    public static async Task<HashSet<T>> ToHashSet<T>(this IAsyncEnumerable<T> items, CancellationToken cancel)
    {
        var set = new HashSet<T>();
        await foreach (var item in items.WithCancellation(cancel))
            set.Add(item);
        return set;
    }

    public static async Task<Dictionary<TKey, TValue>> ToDictionary<T, TKey, TValue>(
        this IAsyncEnumerable<T> items, Func<T, TKey> key, Func<T, TValue> value, CancellationToken cancel)
        where TKey : notnull
    {
        var dictionary = new Dictionary<TKey, TValue>();
        await foreach (var item in items.WithCancellation(cancel))
            dictionary[key(item)] = value(item);
        return dictionary;
    }
}

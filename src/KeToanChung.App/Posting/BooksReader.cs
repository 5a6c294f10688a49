using KeToanChung.App.Catalogs;
using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Organisation;
using KeToanChung.Ledger.Budget;
using KeToanChung.Ledger.Posting;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Posting;

/// <summary>Reads what a decision looks at, once the agencies' heads are held.</summary>
public sealed class BooksReader(AppDb db, KeptFigures figures, CatalogCache catalogs, OrganisationCache organisation)
{
    /// <summary>The books of the agencies that the drafts are for.</summary>
    public async Task<Books> Read(IReadOnlyList<Draft> drafts, CancellationToken cancel)
    {
        var map = await organisation.Get(cancel);
        var books = new List<AgencyBooks>();
        foreach (var own in drafts.GroupBy(d => d.Agency))
        {
            books.Add(await ReadAgency(
                map[own.Key].Agency, [.. own.Select(d => d.Date.Year).Distinct()], own.SelectMany(BudgetYears).Distinct(),
                await HasOpeningBalance(own.Key, own, cancel), cancel));
        }

        return new Books(await catalogs.Get(cancel), books, map.Neighbours(map[drafts[0].Agency].Commune.Id));
    }

    /// <summary>What is needed to move budget lines without posting.</summary>
    public async Task<AgencyBooks> ReadForMoving(int agency, DateOnly date, IReadOnlyList<BudgetMovement> movements, CancellationToken cancel) => await ReadAgency(
        (await organisation.Get(cancel))[agency].Agency, [date.Year], movements.Select(m => m.Key.BudgetYear).Distinct(), hasOpeningBalance: false, cancel);

    private async Task<AgencyBooks> ReadAgency(
        Ledger.Agencies.Agency agency, IReadOnlyList<int> fiscalYears, IEnumerable<int> budgetYears, bool hasOpeningBalance, CancellationToken cancel)
    {
        var numbers = new Dictionary<(VoucherType, int), int>();
        foreach (var year in fiscalYears)
        {
            foreach (var series in (await figures.Numbers(agency.Id, year, cancel)).Values)
                numbers[(series.Type, year)] = series.Last;
        }

        // Most vouchers touch no class 0: then there is nothing to control, and no budget year to read.
        var budget = new Dictionary<BudgetKey, BudgetPosition>();
        foreach (var year in budgetYears)
        {
            foreach (var (key, line) in await figures.Budget(agency.Id, year, cancel))
                budget[key] = line.Position;
        }

        var (openYears, closedMonths) = await figures.Periods(agency.Id, fiscalYears, cancel);
        return new AgencyBooks(agency, openYears, closedMonths, numbers, budget, hasOpeningBalance);
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
    private async Task<bool> HasOpeningBalance(int agency, IEnumerable<Draft> drafts, CancellationToken cancel)
    {
        if (!drafts.Any(d => d.Operation == PostingEngine.OpeningBalance))
            return false;

        var vouchers = db.Set<VoucherRecord>().Where(v => v.AgencyId == agency);
        return await vouchers.AnyAsync(
            v => v.Operation == PostingEngine.OpeningBalance && v.Source == VoucherSource.Voucher
                && !vouchers.Any(r => r.ReversalOf == v.No),
            cancel);
    }
}

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.Ledger.Budget;
using KeToanChung.Ledger.Posting;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Posting;

/// <summary>
/// The figures that are kept up to date in the posting transaction, as this unit of work sees them: turnover by month and account, the
/// budget cube, the last numbers, and which months are open. Each is read once under the agency's lock, changed in memory, and saved
/// with everything else. Where nobody else wrote meanwhile, a unit goes on with what the one before it left.
/// </summary>
public sealed class KeptFigures(AppDb db, IDatabase database, LedgerHeads heads, LastFigures last)
{
    private readonly Dictionary<int, (BookFigures Figures, bool IsHeld)> books = [];

    private readonly Dictionary<(int Agency, int Year), Dictionary<BudgetKey, BudgetLineRecord>> budget = [];

    /// <summary>Those that this unit begins: they are tracked.</summary>
    private readonly HashSet<object> begun = new(ReferenceEqualityComparer.Instance);

    /// <param name="years">Those that the unit asks for: a year is opened without an event in the chain, so one that isn't open may be by now.</param>
    internal async Task<OpenPeriods> Periods(int agency, IEnumerable<int> years, CancellationToken cancel)
    {
        var own = Of(agency);
        if (own.Periods is not { } known || !years.All(known.OpenYears.Contains))
        {
            var found = await Reads.Periods.On(db)(db, agency).ToList(cancel);
            own.Periods = known = new OpenPeriods(
                found.Where(p => p.ClosedMonth == 0).Select(p => p.Year).ToHashSet(),
                found.Where(p => p.ClosedMonth != 0).Select(p => (p.Year, p.ClosedMonth)).ToHashSet());
        }

        return known;
    }

    internal async Task<IReadOnlyDictionary<BudgetKey, BudgetLineRecord>> Budget(int agency, int year, CancellationToken cancel)
    {
        if (!budget.TryGetValue((agency, year), out var lines))
            budget[(agency, year)] = lines = await Reads.Budget.On(db)(db, agency, year).ToDictionary(l => l.Key, l => l, cancel);
        return lines;
    }

    internal async Task<IReadOnlyDictionary<VoucherType, NumberSeriesRecord>> Numbers(int agency, int year, CancellationToken cancel)
    {
        var own = Of(agency);
        if (!own.Numbers.TryGetValue(year, out var series))
            own.Numbers[year] = series = await Reads.Numbers.On(db)(db, agency, year).ToDictionary(s => s.Type, s => s, cancel);
        return series;
    }

    /// <summary>Adds a posted voucher: its number, and its lines to the month's turnover.</summary>
    internal async Task Add(VoucherRecord voucher, IEnumerable<VoucherLineRecord> lines, CancellationToken cancel)
    {
        await Numbers(voucher.AgencyId, voucher.FiscalYear, cancel);
        var series = Of(voucher.AgencyId).Numbers[voucher.FiscalYear];
        if (!series.TryGetValue(voucher.Type, out var number))
        {
            series[voucher.Type] = number = new NumberSeriesRecord { AgencyId = voucher.AgencyId, Type = voucher.Type, Year = voucher.FiscalYear };
            Begin(number);
        }

        Change(number);
        number.Last = voucher.Sequence;

        // What an agency starts with stands before its first month, not in it.
        var month = voucher.Operation == PostingEngine.OpeningBalance ? AccountBalanceRecord.OpeningMonth : voucher.Date.Month;
        var turnover = await Month(voucher.AgencyId, voucher.Date.Year, month, cancel);
        foreach (var line in lines)
        {
            var balance = BalanceOf(turnover, line, voucher.Date.Year, month);
            Change(balance);
            checked
            {
                balance.Debit += line.Debit;
                balance.Credit += line.Credit;
            }
        }
    }

    /// <summary>Moves a budget line. The decision was made under the lock; the CHECK on the row guards it once more.</summary>
    internal async Task Add(int agency, BudgetMovement movement, CancellationToken cancel)
    {
        var key = movement.Key;
        await Budget(agency, key.BudgetYear, cancel);
        var lines = budget[(agency, key.BudgetYear)];
        if (!lines.TryGetValue(key, out var line))
        {
            lines[key] = line = new BudgetLineRecord
            {
                AgencyId = agency, Fund = key.Fund, BudgetYear = key.BudgetYear, FundingSource = key.FundingSource, Chapter = key.Chapter,
                SubCategory = key.SubCategory, SubItem = key.SubItem,
            };
            Begin(line);
        }

        Change(line);
        line.Position = line.Position.After(movement.Column, movement.Amount);
    }

    /// <summary>A month was closed or a year opened: to be read again.</summary>
    internal void ForgetPeriods(int agency) => Of(agency).Periods = null;

    /// <summary>
    /// All is saved and about to be committed: leaves the figures to the agencies' next units. Before the commit, since the next one may begin with it;
    /// should it fail, the chain doesn't end where these figures say, and nobody takes them.
    /// </summary>
    internal void HandOver()
    {
        foreach (var (agency, (figures, isHeld)) in books)
        {
            if (isHeld && heads.Held(agency) is { } head)
                last.Keep(agency, head.End, figures);
        }

        books.Clear();
    }

    /// <summary>The unit of work has ended, and the agencies are still held: what it left is what the next one begins with.</summary>
    internal void EndUnit() => begun.Clear();

    /// <summary>Forgets what the unit of work before saw.</summary>
    internal void Clear()
    {
        begun.Clear();
        books.Clear();
        budget.Clear();
    }

    // A preview reads without holding the agency: what it saw may have changed by the time that somebody posts.
    private BookFigures Of(int agency)
    {
        var head = heads.Held(agency);
        if (books.TryGetValue(agency, out var known) && (known.IsHeld || head is null))
            return known.Figures;

        var figures = (head is null ? null : last.Take(agency, head.Found)) ?? new BookFigures();
        books[agency] = (figures, head is not null);
        return figures;
    }

    private void Begin(object record)
    {
        db.Add(record);
        begun.Add(record);
    }

    private void Change(object record)
    {
        if (!begun.Contains(record))
            database.Changed(record);
    }

    private async Task<Dictionary<BalancePlace, AccountBalanceRecord>> Month(int agency, int year, int month, CancellationToken cancel)
    {
        var own = Of(agency);
        if (!own.Months.TryGetValue((year, month), out var turnover))
        {
            own.Months[(year, month)] = turnover = await Reads.Month.On(db)(db, agency, year, month)
                .ToDictionary(b => new BalancePlace(b.Account, b.BudgetYear, b.CounterpartyId), b => b, cancel);
        }

        return turnover;
    }

    private AccountBalanceRecord BalanceOf(Dictionary<BalancePlace, AccountBalanceRecord> turnover, VoucherLineRecord line, int year, int month)
    {
        var place = new BalancePlace(
            line.Account, BudgetEffect.IsKeptByBudgetYear(line.Account) ? line.BudgetYear : 0, line.CounterpartyId ?? 0);
        if (!turnover.TryGetValue(place, out var balance))
        {
            turnover[place] = balance = new AccountBalanceRecord
            {
                AgencyId = line.AgencyId, Year = year, Month = month, Account = place.Account, BudgetYear = place.BudgetYear,
                CounterpartyId = place.Counterparty,
            };
            Begin(balance);
        }

        return balance;
    }

    /// <summary>An open year, or a month of one that is closed.</summary>
    private sealed class Period
    {
        public int Year { get; init; }

        /// <summary>0 for the year itself.</summary>
        public int ClosedMonth { get; init; }
    }

    /// <summary>The reads of every posting, compiled once.</summary>
    private static class Reads
    {
        // Open years and closed months in one go: a server is asked once.
        public static readonly CompiledQuery<Func<AppDb, int, IAsyncEnumerable<Period>>> Periods = new(() =>
            EF.CompileAsyncQuery((AppDb db, int agency) => db.Set<FiscalYearRecord>().Where(y => y.AgencyId == agency).Select(y => new Period { Year = y.Year, ClosedMonth = 0 })
                .Concat(db.Set<MonthRecord>().Where(m => m.AgencyId == agency && m.IsClosed).Select(m => new Period { Year = m.Year, ClosedMonth = m.Month }))));

        public static readonly CompiledQuery<Func<AppDb, int, int, IAsyncEnumerable<BudgetLineRecord>>> Budget = new(() =>
            EF.CompileAsyncQuery((AppDb db, int agency, int year) => db.Set<BudgetLineRecord>().AsNoTracking()
                .Where(b => b.AgencyId == agency && b.BudgetYear == year)));

        public static readonly CompiledQuery<Func<AppDb, int, int, IAsyncEnumerable<NumberSeriesRecord>>> Numbers = new(() =>
            EF.CompileAsyncQuery((AppDb db, int agency, int year) => db.Set<NumberSeriesRecord>().AsNoTracking()
                .Where(s => s.AgencyId == agency && s.Year == year)));

        public static readonly CompiledQuery<Func<AppDb, int, int, int, IAsyncEnumerable<AccountBalanceRecord>>> Month = new(() =>
            EF.CompileAsyncQuery((AppDb db, int agency, int year, int month) => db.Set<AccountBalanceRecord>().AsNoTracking()
                .Where(b => b.AgencyId == agency && b.Year == year && b.Month == month)));
    }
}

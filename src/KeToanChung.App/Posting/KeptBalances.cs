using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.Ledger.Budget;
using KeToanChung.Ledger.Posting;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Posting;

/// <summary>
/// The figures that are kept up to date in the posting transaction: turnover by month and account, the budget cube, and the last
/// numbers. Changes are gathered, then each row is changed once; a row that isn't there yet is made. The heads are held meanwhile.
/// </summary>
public sealed class KeptBalances(AppDb db)
{
    private readonly Dictionary<BalanceKey, (long Debit, long Credit)> accounts = [];

    private readonly Dictionary<(int Agency, BudgetKey Key), BudgetPosition> budget = [];

    private readonly Dictionary<(int Agency, VoucherType Type, int Year), int> numbers = [];

    internal void Add(VoucherRecord voucher, IEnumerable<VoucherLineRecord> lines)
    {
        numbers[(voucher.AgencyId, voucher.Type, voucher.FiscalYear)] = voucher.Sequence;

        // What an agency starts with stands before its first month, not in it.
        var month = voucher.Operation == PostingEngine.OpeningBalance ? AccountBalanceRecord.OpeningMonth : voucher.Date.Month;
        foreach (var line in lines)
        {
            var key = new BalanceKey(
                line.AgencyId, voucher.Date.Year, month, line.Account,
                BudgetEffect.IsKeptByBudgetYear(line.Account) ? line.BudgetYear : 0, line.CounterpartyId ?? 0);
            accounts.TryGetValue(key, out var sum);
            accounts[key] = checked((sum.Debit + line.Debit, sum.Credit + line.Credit));
        }
    }

    internal void Add(int agency, BudgetMovement movement)
    {
        budget.TryGetValue((agency, movement.Key), out var change);
        budget[(agency, movement.Key)] = change.After(movement.Column, movement.Amount);
    }

    internal async Task Write(CancellationToken cancel)
    {
        foreach (var (key, (debit, credit)) in accounts)
        {
            if (await Updates.Account(db, key, debit, credit, cancel) == 0)
                db.Add(Updates.NewAccount(key, debit, credit));
        }

        foreach (var ((agency, key), change) in budget)
        {
            if (await Updates.Budget(db, agency, key, change, cancel) == 0)
                db.Add(Updates.NewBudget(agency, key, change));
        }

        foreach (var ((agency, type, year), last) in numbers)
        {
            var hit = await db.Set<NumberSeriesRecord>().Where(s => s.AgencyId == agency && s.Type == type && s.Year == year)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.Last, last), cancel);
            if (hit == 0)
                db.Add(new NumberSeriesRecord { AgencyId = agency, Type = type, Year = year, Last = last });
        }

        await db.SaveChangesAsync(cancel);
        Clear();
    }

    internal void Clear()
    {
        accounts.Clear();
        budget.Clear();
        numbers.Clear();
    }

    private readonly record struct BalanceKey(int Agency, int Year, int Month, string Account, int BudgetYear, int Counterparty);

    private static class Updates
    {
        public static Task<int> Account(AppDb db, BalanceKey key, long debit, long credit, CancellationToken cancel) =>
            db.Set<AccountBalanceRecord>()
                .Where(b => b.AgencyId == key.Agency && b.Year == key.Year && b.Month == key.Month && b.Account == key.Account
                    && b.BudgetYear == key.BudgetYear && b.CounterpartyId == key.Counterparty)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(b => b.Debit, b => b.Debit + debit).SetProperty(b => b.Credit, b => b.Credit + credit), cancel);

        public static AccountBalanceRecord NewAccount(BalanceKey key, long debit, long credit) => new()
        {
            AgencyId = key.Agency, Year = key.Year, Month = key.Month, Account = key.Account, BudgetYear = key.BudgetYear,
            CounterpartyId = key.Counterparty, Debit = debit, Credit = credit,
        };

        // The decision was made under the lock; the CHECK on the row guards it once more.
        public static Task<int> Budget(AppDb db, int agency, BudgetKey key, BudgetPosition change, CancellationToken cancel) =>
            db.Set<BudgetLineRecord>()
                .Where(b => b.AgencyId == agency && b.BudgetYear == key.BudgetYear && b.Fund == key.Fund && b.FundingSource == key.FundingSource
                    && b.Chapter == key.Chapter && b.SubCategory == key.SubCategory && b.SubItem == key.SubItem)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(b => b.Assigned, b => b.Assigned + change.Assigned)
                        .SetProperty(b => b.Adjusted, b => b.Adjusted + change.Adjusted)
                        .SetProperty(b => b.Withheld, b => b.Withheld + change.Withheld)
                        .SetProperty(b => b.Reserved, b => b.Reserved + change.Reserved)
                        .SetProperty(b => b.Committed, b => b.Committed + change.Committed)
                        .SetProperty(b => b.Advanced, b => b.Advanced + change.Advanced)
                        .SetProperty(b => b.Spent, b => b.Spent + change.Spent),
                    cancel);

        public static BudgetLineRecord NewBudget(int agency, BudgetKey key, BudgetPosition change) => new()
        {
            AgencyId = agency, Fund = key.Fund, BudgetYear = key.BudgetYear, FundingSource = key.FundingSource, Chapter = key.Chapter,
            SubCategory = key.SubCategory, SubItem = key.SubItem, Assigned = change.Assigned, Adjusted = change.Adjusted,
            Withheld = change.Withheld, Reserved = change.Reserved, Committed = change.Committed, Advanced = change.Advanced, Spent = change.Spent,
        };
    }
}

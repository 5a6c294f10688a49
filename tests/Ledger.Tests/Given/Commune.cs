using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Budget;
using KeToanChung.Ledger.Catalogs;
using KeToanChung.Ledger.Posting;

namespace KeToanChung.Ledger.Tests.Given;

/// <summary>A commune with one agency of each kind, and its books of 2026 and 2027.</summary>
internal static class Commune
{
    public static Agency Office { get; } = new(1, new("3021001"), "Văn phòng HĐND và UBND xã", UnitType.AccountingUnit, Regime.TT24, null);

    public static Agency School { get; } = new(2, new("3021008"), "Trường Tiểu học số 1", UnitType.AccountingUnit, Regime.TT24, null);

    public static Agency Library { get; } = new(3, new("3021021"), "Thư viện xã", UnitType.DependentUnit, Regime.TT24, Office.Id);

    public static Agency Hamlet { get; } = new(4, new("3021022"), "Thôn Đông", UnitType.SpendingPoint, Regime.TT24, Office.Id);

    public static Agency CommuneBudget { get; } = new(5, new("3021023"), "Ngân sách xã", UnitType.AccountingUnit, Regime.TT70, null);

    public static IReadOnlyList<Agency> All { get; } = [Office, School, Library, Hamlet, CommuneBudget];

    /// <summary>A working day in the middle of the year.</summary>
    public static DateOnly Day { get; } = new(2026, 5, 15);

    /// <summary>Books in which both years are open, and all agencies start with the same budget lines.</summary>
    public static Books Books(
        Catalog? catalog = null,
        IEnumerable<(BudgetKey Key, BudgetPosition Position)>? budget = null,
        IEnumerable<(int Year, int Month)>? closed = null,
        bool hasOpeningBalance = false) =>
        new(
            catalog ?? RealCatalog.Instance,
            All.Select(a => new AgencyBooks(
                a, new HashSet<int> { 2026, 2027 }, (closed ?? []).ToHashSet(), new Dictionary<(VoucherType, int), int>(),
                (budget ?? []).ToDictionary(b => b.Key, b => b.Position), hasOpeningBalance)),
            All.ToDictionary(a => a.Code.Value));
}

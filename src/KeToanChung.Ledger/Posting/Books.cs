using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Budget;
using KeToanChung.Ledger.Catalogs;

namespace KeToanChung.Ledger.Posting;

/// <summary>
/// What a decision looks at: the books of the agencies concerned, as they stand under the lock.
/// Deciding changes nothing; <see cref="Apply"/> moves the books on by one plan, so that a batch is a fold.
/// </summary>
public sealed class Books(Catalog catalog, IEnumerable<AgencyBooks> agencies, IReadOnlyDictionary<string, Agency> neighbours)
{
    private readonly Dictionary<int, AgencyBooks> byAgency = agencies.ToDictionary(a => a.Agency.Id);

    public Catalog Catalog { get; } = catalog;

    public AgencyBooks Of(int agency) => byAgency[agency];

    /// <summary>An agency of the same commune by the code it has today, to name as counterparty.</summary>
    public Agency? Neighbour(AgencyCode code) => neighbours.GetValueOrDefault(code.Value);

    public void Apply(Plan plan) => Of(plan.Draft.Agency).Apply(plan);
}

/// <summary>One agency's books under its lock.</summary>
public sealed class AgencyBooks(
    Agency agency,
    IReadOnlySet<int> openYears,
    IReadOnlySet<(int Year, int Month)> closedMonths,
    IDictionary<(VoucherType Type, int Year), int> numbers,
    IDictionary<BudgetKey, BudgetPosition> budget,
    bool hasOpeningBalance)
{
    public Agency Agency { get; } = agency;

    /// <summary>SD-01 is posted once (posting-rules.csv).</summary>
    public bool HasOpeningBalance { get; private set; } = hasOpeningBalance;

    public IReadOnlyDictionary<BudgetKey, BudgetPosition> Budget => (IReadOnlyDictionary<BudgetKey, BudgetPosition>)budget;

    public bool IsYearOpen(int year) => openYears.Contains(year);

    public bool IsClosed(DateOnly day) => closedMonths.Contains((day.Year, day.Month));

    public int NextNumber(VoucherType type, int year) => numbers.TryGetValue((type, year), out var last) ? last + 1 : 1;

    /// <summary>The line a draw is checked at: its sub-item's if there is one, else the one without (api-contract, budget.exceeded).</summary>
    public BudgetKey LineFor(BudgetKey wanted) => budget.ContainsKey(wanted) ? wanted : wanted.WithoutSubItem;

    public BudgetPosition Position(BudgetKey key) => budget.TryGetValue(key, out var position) ? position : default;

    public void Apply(Plan plan)
    {
        numbers[(plan.Draft.Type, plan.Draft.Date.Year)] = plan.Sequence;
        Move(plan.Movements);
        if (plan.Draft.Operation == PostingEngine.OpeningBalance)
            HasOpeningBalance = plan.Draft.Purpose is not Purpose.Reversal;
    }

    public void Move(IEnumerable<BudgetMovement> movements)
    {
        foreach (var movement in movements)
            budget[movement.Key] = Position(movement.Key).After(movement.Column, movement.Amount);
    }
}

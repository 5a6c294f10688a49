using KeToanChung.Reports.BudgetExecution;
using KeToanChung.Reports.CashBook;
using KeToanChung.Reports.CashCount;
using KeToanChung.Reports.Entries;
using KeToanChung.Reports.FeeReconciliation;
using KeToanChung.Reports.GeneralLedger;
using KeToanChung.Reports.InterAgency;
using KeToanChung.Reports.Journal;
using KeToanChung.Reports.Rendering;
using KeToanChung.Reports.TrialBalance;

using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.Reports;

/// <summary>The reports by the names that the API calls them; a statutory form's code leads to the same definition.</summary>
public static class ReportCatalog
{
    public static IReadOnlyList<Entry> All { get; } =
    [
        new("trial-balance", typeof(TrialBalanceReport)),
        new("S05-H", typeof(TrialBalanceReport)),
        new("general-ledger", typeof(GeneralLedgerReport)) { TakesAccount = true },
        new("S03-H", typeof(GeneralLedgerReport)) { TakesAccount = true },
        new("journal", typeof(JournalReport)),
        new("S04-H", typeof(JournalReport)),
        new("cash-book", typeof(CashBookReport)) { TakesAccount = true, IsForCashiers = true },
        new("S11-H", typeof(CashInHandReport)) { TakesAccount = true, IsForCashiers = true },
        new("S12-H", typeof(DepositBookReport)) { TakesAccount = true },
        new("S14-H", typeof(CashCountReport)) { IsForCashiers = true },
        new("budget-execution", typeof(BudgetExecutionReport)),
        new("S101-H", typeof(EstimateBookReport)),
        new("fee-reconciliation", typeof(FeeReconciliationReport)) { IsForCashiers = true },
        new("inter-agency", typeof(InterAgencyReport)),
    ];

    public static Entry? Find(string name) => All.FirstOrDefault(e => string.Equals(e.Name, name, StringComparison.OrdinalIgnoreCase));

    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        foreach (var definition in All.Select(e => e.Definition).Distinct())
            services.AddScoped(definition);
        services.AddScoped<BalanceReader>();
        services.AddScoped<BudgetMovements>();
        services.AddScoped<LedgerLines>();
        services.AddScoped<Contras>();
        services.AddScoped<AccountBooks>();
        services.AddScoped<PaperHeads>();
        return App.AppServices.AddRequestsOf(services, typeof(ReportCatalog));
    }

    /// <param name="Name">As the API calls it.</param>
    public sealed record Entry(string Name, Type Definition)
    {
        /// <summary>Can be narrowed to one account and those below it.</summary>
        public bool TakesAccount { get; init; }

        /// <summary>A cashier reads it too: own receipts and cash (API contract, "Who may").</summary>
        public bool IsForCashiers { get; init; }
    }
}

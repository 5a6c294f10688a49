using KeToanChung.Reports.TrialBalance;

using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.Reports;

/// <summary>The reports by the names that the API calls them; a statutory form's code leads to the same definition.</summary>
public static class ReportCatalog
{
    private static readonly Dictionary<string, Type> Definitions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["trial-balance"] = typeof(TrialBalanceReport),
        ["S05-H"] = typeof(TrialBalanceReport),
    };

    public static IReadOnlyCollection<string> Names => Definitions.Keys;

    public static IReportDefinition? Find(string name, IServiceProvider services) =>
        Definitions.TryGetValue(name, out var type) ? (IReportDefinition)services.GetRequiredService(type) : null;

    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        foreach (var definition in Definitions.Values.Distinct())
            services.AddScoped(definition);
        services.AddScoped<BalanceReader>();
        return App.AppServices.AddRequestsOf(services, typeof(ReportCatalog));
    }
}

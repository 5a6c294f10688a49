using KeToanChung.App.Organisation;
using KeToanChung.Ledger.Reporting;

namespace KeToanChung.Reports.Entries;

/// <summary>What was taken out of a consolidated report, with the agencies' codes.</summary>
internal static class EliminatedFlows
{
    public static IReadOnlyList<EliminatedFlow> Of(IEnumerable<Elimination> eliminations, OrganisationMap map) =>
    [
        .. eliminations.Select(e => new EliminatedFlow(
            e.Account, map[e.Agency].Agency.Code.Value, map[e.Counterparty].Agency.Code.Value, e.OpeningDebit, e.OpeningCredit, e.Debit, e.Credit)),
    ];
}

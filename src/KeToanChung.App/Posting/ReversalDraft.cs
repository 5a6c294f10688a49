using KeToanChung.App.Data.Records;
using KeToanChung.App.Organisation;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Budget;
using KeToanChung.Ledger.Posting;

namespace KeToanChung.App.Posting;

/// <summary>A voucher that undoes another: sides are swapped in classes 1–9, signs in class 0.</summary>
internal static class ReversalDraft
{
    /// <param name="movements">What the original did to the budget.</param>
    public static Draft Of(
        VoucherRecord original, IEnumerable<VoucherLineRecord> lines, IReadOnlyList<BudgetMovement> movements, DateOnly date, string reason,
        OrganisationMap map) =>
        new(original.AgencyId, original.Type, date, reason.Kept(), original.Operation,
            [.. lines.Select(l => Reversed(l, map))],
            new Purpose.Reversal(new DocumentId(original.AgencyId, original.No), movements))
        {
            Party = original.Party,
            Reference = original.Number,
        };

    private static DraftLine Reversed(VoucherLineRecord line, OrganisationMap map)
    {
        var isOffBalance = line.Account is ['0', ..];
        return new DraftLine(
            line.Account,
            isOffBalance ? -line.Debit : line.Credit,
            isOffBalance ? -line.Credit : line.Debit,
            line.Description, line.BudgetYear, line.FundingSource, line.Chapter, line.SubCategory, line.SubItem, line.Programme, line.Party,
            line.CounterpartyId is { } other ? map[other].Agency.Code : null);
    }
}

using KeToanChung.App.Budget;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Budget;

namespace KeToanChung.App.Imports;

/// <summary>budget-entries.csv: rows with the same agency, kind, decision and effective date are one entry.</summary>
internal static class BudgetEntriesFile
{
    public const string Kind = "budget-entries";

    private const int Order = 0;

    public static IEnumerable<LoadItem> Items(string folder, List<BadRow> bad) => Grouping.ByName(
        FolderFile.Read(folder, $"{Kind}.csv"),
        row => $"{row.Text("agency")}|{row.Text("kind")}|{row.Text("decisionNumber")}|{row.Text("effectiveDate")}",
        (reference, rows) => ItemOf(reference, rows, CommandOf(rows)),
        bad);

    private static EnterBudget.Command CommandOf(IReadOnlyList<FileRow> rows)
    {
        var first = rows[0];
        return new EnterBudget.Command(
            new AgencyCode(first.Text("agency")),
            new BudgetInput(
                first.Choice<BudgetEntryKind>("kind"), first.Text("decisionNumber"), first.Day("effectiveDate"), first.Day("effectiveDate"),
                [.. rows.Select(r => new BudgetInput.Line(
                    r.Text("fundingSource"), r.Text("chapter"), r.Text("subCategory"), r.Optional("subItem"), r.Amount("amount")))]));
    }

    private static LoadItem ItemOf(string reference, IReadOnlyList<FileRow> rows, EnterBudget.Command command) =>
        new(Kind, Order, command.Decision.EffectiveDate, rows[0].Line, reference, async (session, cancel) =>
        {
            var outcome = await session.SendAs(Role.Accountant, command.Agency.Value, command.Decision.EffectiveDate, command, cancel);
            return outcome is { IsRefused: false } ? Taken.As("posted") : RefusedRows.LeftOut(outcome, rows, "kế toán");
        });
}

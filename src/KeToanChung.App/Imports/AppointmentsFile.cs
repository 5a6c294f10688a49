using KeToanChung.Ledger.Agencies;

namespace KeToanChung.App.Imports;

/// <summary>appointments.csv: a user's role under a decision; no agency means the whole commune.</summary>
internal static class AppointmentsFile
{
    internal sealed record Row(string UserName, Role Role, string? Agency, string DecisionNumber, DateOnly From, DateOnly? To, FileRow Source);

    public static IReadOnlyList<Row> Read(string folder, List<BadRow> bad)
    {
        var rows = new List<Row>();
        foreach (var row in FolderFile.Read(folder, "appointments.csv"))
        {
            try
            {
                rows.Add(new Row(
                    row.Text("userName"), row.Choice<Role>("role"), row.Optional("agency"), row.Text("decisionNumber"), row.Day("from"),
                    row.OptionalDay("to"), row));
            }
            catch (UnreadableCellException cell)
            {
                bad.Add(cell.Row);
            }
        }

        return rows;
    }
}

using KeToanChung.App.Fees;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Fees;

namespace KeToanChung.App.Imports;

/// <summary>fee-cases.csv: a row is a fee of a one-stop case, taken at the desk by the cashier, or the accountant where there is none.</summary>
internal static class FeeCasesFile
{
    public const string Kind = "fee-cases";

    private const int Order = 2;

    public static IEnumerable<LoadItem> Items(string folder, List<BadRow> bad) => Grouping.ByName(
        FolderFile.Read(folder, $"{Kind}.csv"),
        row => $"{row.Text("agency")}|{row.Text("caseNumber")}|{row.Text("feeType")}",
        (reference, rows) => rows is [var only]
            ? ItemOf(reference, only, CommandOf(only))
            : throw new UnreadableCellException(rows[1], new Refusal(Codes.RequestInvalid, "caseNumber", "feeRepeated").With("caseNumber", rows[1].Text("caseNumber")).With("row", (long)rows[0].Line)),
        bad);

    private static IssueFeeReceipt.Command CommandOf(FileRow row) => new(
        new AgencyCode(row.Text("agency")),
        new FeeInput(row.Text("feeType"), row.Count("quantity"), new PayerInput(row.Text("payer")), row.Text("caseNumber"), row.Choice<FeeMethod>("method"))
        {
            Date = row.Day("date"),
            ExpectedAmount = row.Amount("amount"),
        });

    private static LoadItem ItemOf(string reference, FileRow row, IssueFeeReceipt.Command command) =>
        new(Kind, Order, command.Fee.Date!.Value, row.Line, reference, async (session, cancel) =>
        {
            var outcome = await session.SendAs(Role.Cashier, command.Agency.Value, command.Fee.Date.Value, command, cancel)
                ?? await session.SendAs(Role.Accountant, command.Agency.Value, command.Fee.Date.Value, command, cancel);
            return outcome is { IsRefused: false, Value: { } fee }
                ? Taken.As(fee.Status.ToString().ToLowerInvariant())
                : RefusedRows.LeftOut(outcome, [row], "thủ quỹ hay kế toán");
        });
}

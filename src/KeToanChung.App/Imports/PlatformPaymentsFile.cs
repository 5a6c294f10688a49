using KeToanChung.App.Fees;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

namespace KeToanChung.App.Imports;

/// <summary>payment-platform.csv: a payment that the national platform reports. It may wait; one for a case that the folder doesn't have is wrong.</summary>
internal static class PlatformPaymentsFile
{
    public const string Kind = "payment-platform";

    private const int Order = 3;

    public static IEnumerable<LoadItem> Items(string folder, List<BadRow> bad)
    {
        var cases = FolderFile.Read(folder, $"{FeeCasesFile.Kind}.csv")
            .Where(r => r.Has("agency") && r.Has("caseNumber")).Select(r => (r.Optional("agency"), r.Optional("caseNumber"))).ToHashSet();
        return Grouping.ByName(
            FolderFile.Read(folder, $"{Kind}.csv"), row => $"{row.Text("agency")}|{row.Text("transactionId")}",
            (reference, rows) => ItemOf(reference, rows[0], CommandOf(rows, cases)), bad);
    }

    private static TakeOnlinePayments.Command CommandOf(IReadOnlyList<FileRow> rows, HashSet<(string?, string?)> cases)
    {
        // The platform may report a transaction twice, but not two things of one.
        foreach (var column in (string[])["caseNumber", "amount", "paidAt", "status"])
            _ = rows.Common(column);

        var row = rows[0];
        if (!cases.Contains((row.Text("agency"), row.Text("caseNumber"))))
            throw new UnreadableCellException(row, new Refusal(Codes.RequestInvalid, "caseNumber", "caseNotInFile").With("caseNumber", row.Text("caseNumber")).With("file", $"{FeeCasesFile.Kind}.csv"));

        return new TakeOnlinePayments.Command(
            new AgencyCode(row.Text("agency")), ImportOnlinePayments.Platform, ImportOnlinePayments.ByFile, [PaymentFile.ReportOf(row)]);
    }

    private static LoadItem ItemOf(string reference, FileRow row, TakeOnlinePayments.Command command)
    {
        var on = DateOnly.FromDateTime(BusinessClock.InVietnam(command.Reports[0].PaidAt.UtcDateTime).DateTime);
        return new(Kind, Order, on, row.Line, reference, async (session, cancel) =>
        {
            var outcome = await session.SendAs(Role.Accountant, command.Agency.Value, on, command, cancel);
            return outcome is { IsRefused: false, Value.Payments: [var payment] }
                ? Taken.As(payment.Reason is { } reason ? $"waiting-{reason}" : "confirmed")
                : RefusedRows.LeftOut(outcome, [row], "kế toán");
        });
    }
}

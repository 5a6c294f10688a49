using KeToanChung.App.Vouchers;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Posting;

namespace KeToanChung.App.Imports;

/// <summary>journals.csv: rows with the same reference are one voucher.</summary>
internal static class JournalsFile
{
    public const string Kind = "journals";

    private const int Order = 4;

    public static IEnumerable<LoadItem> Items(string folder, List<BadRow> bad) => Grouping.ByName(
        FolderFile.Read(folder, $"{Kind}.csv"), row => row.Text("reference"), (reference, rows) => ItemOf(reference, rows, CommandOf(rows)), bad);

    private static PostVoucher.Command CommandOf(IReadOnlyList<FileRow> rows)
    {
        var first = rows[0];
        _ = (rows.Common("type"), rows.Common("date"));
        return new PostVoucher.Command(new AgencyCode(rows.Common("agency")), new VoucherInput(
            first.Choice<VoucherType>("type"), first.Day("date"), first.Text("description"), first.Optional("operation"), null, first.Text("reference"),
            [.. rows.Select(r => new VoucherInput.Line(
                r.Text("account"), r.Amount("debit"), r.Amount("credit"), Chapter: r.Optional("chapter"), SubCategory: r.Optional("subCategory"),
                CounterpartyAgency: r.Optional("counterpartyAgency") is { } code ? new AgencyCode(code) : null))]));
    }

    private static LoadItem ItemOf(string reference, IReadOnlyList<FileRow> rows, PostVoucher.Command command) =>
        new(Kind, Order, command.Voucher.Date, rows[0].Line, reference, async (session, cancel) =>
        {
            var outcome = await session.SendAs(Role.Accountant, command.Agency.Value, command.Voucher.Date, command, cancel);
            return outcome is { IsRefused: false } ? Taken.As("posted") : RefusedRows.LeftOut(outcome, rows, "kế toán");
        });
}

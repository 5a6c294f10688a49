using System.Globalization;

using KeToanChung.App.Pipeline;
using KeToanChung.App.Sheets;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Posting;

namespace KeToanChung.App.Vouchers;

/// <summary>One voucher of a sheet, with the rows of its lines.</summary>
/// <param name="Differing">Rows that say something else of the whole voucher than its first row, by which it is read.</param>
internal sealed record SheetVoucher(AgencyCode Agency, VoucherInput Input, IReadOnlyList<SheetRow> Rows, IReadOnlyList<SheetFault> Differing)
{
    /// <summary>Why it is refused by what its first row says, and where other rows say otherwise: of one field the first is enough.</summary>
    public IEnumerable<SheetFault> FaultsOf(IReadOnlyList<Refusal> refusals)
    {
        var refused = refusals.Select(FaultOf).ToList();
        return refused.Concat(Differing.Where(d => !refused.Exists(r => r.Field == d.Field)));
    }

    /// <summary>Puts a refusal of this voucher where it was written: <c>lines[1].account</c> is the second of its rows.</summary>
    public SheetFault FaultOf(Refusal refusal)
    {
        var field = refusal.Field ?? "";
        if (!field.StartsWith("lines[", StringComparison.Ordinal))
            return new SheetFault(Rows[0].Number, field is "" or "lines" ? null : field, refusal);

        var end = field.IndexOf(']', StringComparison.Ordinal);
        var place = int.Parse(field.AsSpan(6, end - 6), CultureInfo.InvariantCulture);
        var column = field.Length > end + 2 ? field[(end + 2)..] : null;
        var ofLine = column switch { "description" => "lineDescription", "party" => "lineParty", _ => column };
        return new SheetFault(Rows[Math.Min(place, Rows.Count - 1)].Number, ofLine, refusal with { Field = column });
    }
}

/// <summary>What a sheet says: vouchers that can be read, and everything that can't.</summary>
/// <param name="Refusal">Why the file as a whole can't be read; then there is no sheet.</param>
internal sealed record VoucherSheetReading(Sheet? Sheet, IReadOnlyList<SheetVoucher> Vouchers, IReadOnlyList<SheetFault> Faults, Refusal? Refusal)
{
    private static readonly Dictionary<string, VoucherType> Types = new(StringComparer.Ordinal)
    {
        ["chung tu ke toan"] = VoucherType.General, ["chung tu khac"] = VoucherType.General, ["ctkt"] = VoucherType.General, ["general"] = VoucherType.General,
        ["phieu thu"] = VoucherType.CashReceipt, ["pt"] = VoucherType.CashReceipt, ["cashreceipt"] = VoucherType.CashReceipt,
        ["phieu chi"] = VoucherType.CashPayment, ["pc"] = VoucherType.CashPayment, ["cashpayment"] = VoucherType.CashPayment,
        ["bao co"] = VoucherType.CreditAdvice, ["bc"] = VoucherType.CreditAdvice, ["creditadvice"] = VoucherType.CreditAdvice,
        ["bao no"] = VoucherType.DebitAdvice, ["bn"] = VoucherType.DebitAdvice, ["debitadvice"] = VoucherType.DebitAdvice,
        ["rut du toan"] = VoucherType.TreasuryWithdrawal, ["giay rut du toan"] = VoucherType.TreasuryWithdrawal, ["rdt"] = VoucherType.TreasuryWithdrawal,
        ["treasurywithdrawal"] = VoucherType.TreasuryWithdrawal,
    };

    private const string TypesInWords = "Chứng từ kế toán, Phiếu thu, Phiếu chi, Báo Có, Báo Nợ, Rút dự toán";

    private static readonly VoucherInput.Validator Rules = new();

    // What the whole voucher says: in its first row, or the same in each.
    private static readonly string[] OfVoucher = ["type", "date", "description", "operation", "party"];

    public static VoucherSheetReading Unreadable(Refusal refusal) => new(null, [], [], refusal);

    public static VoucherSheetReading Of(Sheet sheet, DateOnly today)
    {
        var faults = new List<SheetFault>();
        var vouchers = new List<SheetVoucher>();
        var seen = new Dictionary<(string Agency, string Reference), int>();
        foreach (var rows in Together([.. sheet.Rows.Select(row => new SheetRow(sheet, row, today, faults))]))
        {
            var (agency, reference) = (rows[0].Text("agency"), rows[0].Text("reference"));
            if (reference is null)
                rows[0].Fault("reference", new Refusal(Codes.RequestInvalid, null, "required"));
            if (agency is null)
                rows[0].Fault("agency", new Refusal(Codes.RequestInvalid, null, "required"));
            if (agency is not null && reference is not null && !seen.TryAdd((agency, reference), rows[0].Number))
                rows[0].Fault("reference", new Refusal(Codes.RequestInvalid, null, "sheet.apart").With("value", reference).With("row", (long)seen[(agency, reference)]));

            var voucher = new SheetVoucher(new AgencyCode(agency ?? ""), InputOf(rows), rows, [.. Differing(rows)]);
            if (rows.Exists(r => r.IsFaulty))
                continue;
            if (Rules.Validate(voucher.Input).Errors is { Count: > 0 } problems)
                faults.AddRange(voucher.FaultsOf([.. problems.Select(Shape.Refused)]));
            else
                vouchers.Add(voucher);
        }

        return new VoucherSheetReading(sheet, vouchers, faults, null);
    }

    private static List<List<SheetRow>> Together(List<SheetRow> rows)
    {
        var groups = new List<List<SheetRow>>();
        (string?, string?) last = default;
        foreach (var row in rows)
        {
            row.MustBeVisible();
            var key = (row.Text("agency"), row.Text("reference"));
            if (groups.Count > 0 && key == last && key is not (null, null))
                groups[^1].Add(row);
            else
                groups.Add([row]);
            last = key;
        }

        return groups;
    }

    private static IEnumerable<SheetFault> Differing(List<SheetRow> rows) =>
        from row in rows.Skip(1)
        from field in OfVoucher
        let here = Said(row, field)
        let first = Said(rows[0], field)
        where here is not null && first is not null && here != first
        select new SheetFault(row.Number, field, new Refusal(Codes.RequestInvalid, null, "sheet.differs").With("value", here).With("row", (long)rows[0].Number));

    private static string? Said(SheetRow row, string field) =>
        field is "date" ? row.Day(field)?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) : row.Text(field);

    private static VoucherInput InputOf(List<SheetRow> rows)
    {
        var first = rows[0];
        if (first.Text("type") is null)
            first.Fault("type", new Refusal(Codes.RequestInvalid, null, "required"));
        return new VoucherInput(
            first.Choice("type", Types, TypesInWords) ?? VoucherType.General, first.Day("date") ?? default, first.Text("description") ?? "",
            first.Text("operation"), first.Text("party"), first.Text("reference"), [.. rows.Select(LineOf)]);
    }

    private static VoucherInput.Line LineOf(SheetRow row) => new(
        row.Text("account") ?? "", row.Amount("debit"), row.Amount("credit"), row.Text("lineDescription"), row.Whole("budgetYear"),
        row.Text("fundingSource"), row.Text("chapter"), row.Text("subCategory"), row.Text("subItem"), row.Text("programme"), row.Text("lineParty"),
        row.Text("counterpartyAgency") is { } code ? new AgencyCode(code) : null);
}

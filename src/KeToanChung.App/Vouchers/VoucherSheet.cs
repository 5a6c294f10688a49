using KeToanChung.App.Pipeline;
using KeToanChung.App.Sheets;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Posting;

namespace KeToanChung.App.Vouchers;

/// <summary>A sheet of vouchers, opening balances (SD-01) among them.</summary>
public sealed class VoucherSheet(string name, byte[] content) : DocumentSheet<VoucherInput>(name, content)
{
    private static readonly VoucherSheetRows OfVouchers = new();

    public override SheetKind Kind => SheetKind.Vouchers;

    private protected override DocumentRows<VoucherInput> Rows => OfVouchers;

    public static IReadOnlyList<SheetColumn> Columns => OfVouchers.Columns;

    /// <summary>An empty workbook with its headings.</summary>
    public static byte[] Template() => SheetTemplate.Of("Chứng từ", Columns);
}

internal sealed class VoucherSheetRows : DocumentRows<VoucherInput>
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

    public override IReadOnlyList<SheetColumn> Columns { get; } =
    [
        new("reference", "Số chứng từ gốc", CellKind.Code, true, "so ct goc", "so chung tu", "so ct", "so hieu chung tu", "ma chung tu")
            { Hint = "Các dòng liền nhau cùng số là một chứng từ" },
        new("agency", "Mã cơ quan", CellKind.Code, true, "ma don vi", "co quan", "don vi", "ma dvqhns", "ma qhns") { Hint = "Mã của cơ quan ghi sổ" },
        new("type", "Loại chứng từ", CellKind.Text, true, "loai ct", "loai")
            { Hint = "Chứng từ kế toán, Phiếu thu, Phiếu chi, Báo Có, Báo Nợ, Rút dự toán" },
        new("date", "Ngày chứng từ", CellKind.Day, true, "ngay ct", "ngay hach toan", "ngay ghi so", "ngay thang", "ngay") { Hint = "dd/mm/yyyy" },
        new("description", "Diễn giải", CellKind.Text, true, "noi dung", "dien giai chung", "ly do") { Hint = "Nội dung của cả chứng từ" },
        new("operation", "Nghiệp vụ", CellKind.Code, false, "ma nghiep vu", "ma nv") { Hint = "Ví dụ LG-01; số dư đầu kỳ là SD-01" },
        new("party", "Đối tượng", CellKind.Text, false, "nguoi nop nhan", "nguoi nop", "nguoi nhan", "ten doi tuong") { Hint = "Người nộp, người nhận" },
        new("account", "Tài khoản", CellKind.Code, true, "tk", "so hieu tai khoan", "so hieu tk", "ma tai khoan") { Hint = "Tài khoản chi tiết nhất" },
        new("debit", "Nợ", CellKind.Amount, true, "so tien no", "phat sinh no", "ps no", "ghi no") { Hint = "Đồng, không lẻ" },
        new("credit", "Có", CellKind.Amount, true, "so tien co", "phat sinh co", "ps co", "ghi co") { Hint = "Đồng, không lẻ" },
        new("lineDescription", "Diễn giải dòng", CellKind.Text, false, "dien giai chi tiet", "ghi chu") { Hint = "Nếu khác nội dung chung" },
        new("budgetYear", "Năm ngân sách", CellKind.Number, false, "nien do", "nam ns") { Hint = "Nếu khác năm của ngày chứng từ" },
        new("fundingSource", "Nguồn", CellKind.Code, false, "ma nguon", "nguon kinh phi", "tinh chat nguon") { Hint = "Mã tính chất nguồn kinh phí" },
        new("chapter", "Chương", CellKind.Code, false, "ma chuong") { Hint = "Nếu khác chương của cơ quan" },
        new("subCategory", "Khoản", CellKind.Code, false, "ma khoan", "loai khoan", "ma nganh kinh te") { Hint = "Nếu khác khoản của cơ quan" },
        new("subItem", "Tiểu mục", CellKind.Code, false, "ma tieu muc", "tm", "ma ndkt", "noi dung kinh te") { Hint = "Mã nội dung kinh tế" },
        new("programme", "Chương trình", CellKind.Code, false, "ctmt", "ma ctmt", "ma chuong trinh") { Hint = "Mã 5 chữ số" },
        new("lineParty", "Đối tượng dòng", CellKind.Text, false, "doi tuong chi tiet") { Hint = "Nếu khác đối tượng chung" },
        new("counterpartyAgency", "Cơ quan đối ứng", CellKind.Code, false, "ma co quan doi ung", "don vi doi ung", "ma don vi doi ung")
            { Hint = "Mã cơ quan cùng xã ở phía bên kia" },
    ];

    public override IReadOnlyList<string> OfWhole { get; } = ["type", "date", "description", "operation", "party"];

    public override IEnumerable<Refusal> Wrong(VoucherInput input) => Rules.Validate(input).Errors.Select(Shape.Refused);

    public override string ColumnOf(string field, bool isOfLine) => (field, isOfLine) switch
    {
        ("description", true) => "lineDescription",
        ("party", true) => "lineParty",
        ("amount", _) => "debit", // the sum of these is the voucher's
        _ => field,
    };

    public override VoucherInput InputOf(IReadOnlyList<SheetRow> rows)
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

using KeToanChung.App.Pipeline;
using KeToanChung.App.Sheets;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Payments;

namespace KeToanChung.App.Payments;

/// <summary>A sheet of payment requests.</summary>
public sealed class RequestSheet(string name, byte[] content) : DocumentSheet<RequestInput>(name, content)
{
    private static readonly RequestSheetRows OfRequests = new();

    public override SheetKind Kind => SheetKind.PaymentRequests;

    private protected override DocumentRows<RequestInput> Rows => OfRequests;

    public static IReadOnlyList<SheetColumn> Columns => OfRequests.Columns;

    /// <summary>An empty workbook with its headings.</summary>
    public static byte[] Template() => SheetTemplate.Of("Đề nghị chi", Columns);
}

internal sealed class RequestSheetRows : DocumentRows<RequestInput>
{
    private static readonly Dictionary<string, PaymentMethod> Methods = new(StringComparer.Ordinal)
    {
        ["kho bac"] = PaymentMethod.Treasury, ["rut du toan"] = PaymentMethod.Treasury, ["kb"] = PaymentMethod.Treasury, ["treasury"] = PaymentMethod.Treasury,
        ["chuyen khoan"] = PaymentMethod.Bank, ["ngan hang"] = PaymentMethod.Bank, ["ck"] = PaymentMethod.Bank, ["bank"] = PaymentMethod.Bank,
        ["tien mat"] = PaymentMethod.Cash, ["tm"] = PaymentMethod.Cash, ["cash"] = PaymentMethod.Cash,
    };

    private const string MethodsInWords = "Kho bạc, Chuyển khoản, Tiền mặt";

    private static readonly Dictionary<string, FundedBy> Funds = new(StringComparer.Ordinal)
    {
        ["du toan"] = FundedBy.Estimate, ["estimate"] = FundedBy.Estimate,
        ["phi de lai"] = FundedBy.RetainedFee, ["phi duoc de lai"] = FundedBy.RetainedFee, ["retainedfee"] = FundedBy.RetainedFee,
        ["cap bang tien"] = FundedBy.MoneyAllotment, ["kinh phi cap bang tien"] = FundedBy.MoneyAllotment, ["moneyallotment"] = FundedBy.MoneyAllotment,
        ["khong"] = FundedBy.None, ["none"] = FundedBy.None,
    };

    private const string FundsInWords = "Dự toán, Phí để lại, Cấp bằng tiền, Không";

    private static readonly RequestInput.Validator Rules = new();

    public override IReadOnlyList<SheetColumn> Columns { get; } =
    [
        new("reference", "Số đề nghị", CellKind.Code, true, "so", "so chung tu goc", "ma de nghi", "stt") { Hint = "Các dòng liền nhau cùng số là một đề nghị" },
        new("agency", "Mã cơ quan", CellKind.Code, true, "ma don vi", "co quan", "don vi", "ma dvqhns", "ma qhns") { Hint = "Mã của cơ quan chi" },
        new("date", "Ngày đề nghị", CellKind.Day, true, "ngay", "ngay chung tu", "ngay thang") { Hint = "dd/mm/yyyy" },
        new("payee", "Người nhận", CellKind.Text, true, "don vi nhan", "nguoi nhan tien", "ten nguoi nhan", "nha cung cap", "doi tuong") { Hint = "Tên người hoặc đơn vị nhận tiền" },
        new("payeeAccount", "Số tài khoản nhận", CellKind.Code, false, "so tai khoan", "stk", "tai khoan nhan") { Hint = "Nếu chuyển khoản" },
        new("payeeBank", "Ngân hàng nhận", CellKind.Text, false, "ngan hang", "tai ngan hang") { Hint = "Nếu chuyển khoản" },
        new("payeeTaxCode", "Mã số thuế", CellKind.Code, false, "mst") { Hint = "Nếu có" },
        new("method", "Hình thức", CellKind.Text, true, "hinh thuc chi", "hinh thuc thanh toan", "phuong thuc") { Hint = MethodsInWords },
        new("operation", "Nghiệp vụ", CellKind.Code, false, "ma nghiep vu", "ma nv") { Hint = "Để trống nếu tài khoản và nguồn đã nói rõ" },
        new("fundedBy", "Chi từ", CellKind.Text, false, "nguon chi", "chi tu nguon") { Hint = FundsInWords },
        new("description", "Nội dung", CellKind.Text, true, "dien giai", "ly do", "noi dung chi") { Hint = "Nội dung của cả đề nghị" },
        new("account", "Tài khoản", CellKind.Code, true, "tk", "so hieu tai khoan", "tk no") { Hint = "Tài khoản ghi Nợ khi chi" },
        new("amount", "Số tiền", CellKind.Amount, true, "thanh tien", "tien") { Hint = "Đồng, không lẻ" },
        new("fundingSource", "Nguồn", CellKind.Code, false, "ma nguon", "nguon kinh phi", "tinh chat nguon") { Hint = "Mã tính chất nguồn kinh phí" },
        new("chapter", "Chương", CellKind.Code, false, "ma chuong") { Hint = "Nếu rút dự toán" },
        new("subCategory", "Khoản", CellKind.Code, false, "ma khoan", "loai khoan", "ma nganh kinh te") { Hint = "Nếu rút dự toán" },
        new("subItem", "Tiểu mục", CellKind.Code, false, "ma tieu muc", "ma ndkt", "noi dung kinh te") { Hint = "Mã nội dung kinh tế" },
        new("invoiceNumber", "Số hóa đơn", CellKind.Code, false, "so hd", "hoa don") { Hint = "Nếu có" },
        new("invoiceDate", "Ngày hóa đơn", CellKind.Day, false, "ngay hd") { Hint = "dd/mm/yyyy" },
        new("commitment", "Số cam kết chi", CellKind.Code, false, "cam ket chi", "ma cam ket") { Hint = "Nếu có" },
    ];

    public override IReadOnlyList<string> OfWhole { get; } =
        ["date", "payee", "payeeAccount", "payeeBank", "payeeTaxCode", "method", "operation", "fundedBy", "description", "commitment"];

    public override IEnumerable<Refusal> Wrong(RequestInput input) => Rules.Validate(input).Errors.Select(Shape.Refused);

    public override string ColumnOf(string field, bool isOfLine) => field switch
    {
        "payee.name" => "payee",
        "payee.account" => "payeeAccount",
        "payee.bank" => "payeeBank",
        "payee.taxCode" => "payeeTaxCode",
        _ => field,
    };

    public override RequestInput InputOf(IReadOnlyList<SheetRow> rows)
    {
        var first = rows[0];
        if (first.Text("method") is null)
            first.Fault("method", new Refusal(Codes.RequestInvalid, null, "required"));
        return new RequestInput(
            first.Day("date") ?? default,
            new RequestInput.PayeeInput(first.Text("payee") ?? "", first.Text("payeeAccount"), first.Text("payeeBank"), first.Text("payeeTaxCode")),
            first.Choice("method", Methods, MethodsInWords) ?? PaymentMethod.Treasury, first.Text("operation")?.ToUpperInvariant(),
            first.Choice("fundedBy", Funds, FundsInWords), first.Text("description") ?? "", [.. rows.Select(LineOf)], first.Text("commitment"));
    }

    private static RequestInput.Line LineOf(SheetRow row) => new(
        row.Text("fundingSource"), row.Text("chapter"), row.Text("subCategory"), row.Text("subItem"), row.Amount("amount"), row.Text("account") ?? "",
        row.Text("invoiceNumber"), row.Day("invoiceDate"));
}

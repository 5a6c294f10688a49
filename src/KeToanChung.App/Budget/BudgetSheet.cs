using KeToanChung.App.Pipeline;
using KeToanChung.App.Sheets;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Budget;

namespace KeToanChung.App.Budget;

/// <summary>A sheet of budget decisions.</summary>
public sealed class BudgetSheet(string name, byte[] content) : DocumentSheet<BudgetInput>(name, content)
{
    private static readonly BudgetSheetRows OfDecisions = new();

    public override SheetKind Kind => SheetKind.BudgetEntries;

    private protected override DocumentRows<BudgetInput> Rows => OfDecisions;

    public static IReadOnlyList<SheetColumn> Columns => OfDecisions.Columns;

    /// <summary>An empty workbook with its headings.</summary>
    public static byte[] Template() => SheetTemplate.Of("Dự toán", Columns);
}

internal sealed class BudgetSheetRows : DocumentRows<BudgetInput>
{
    private static readonly Dictionary<string, BudgetEntryKind> Kinds = new(StringComparer.Ordinal)
    {
        ["giao"] = BudgetEntryKind.Assign, ["giao du toan"] = BudgetEntryKind.Assign, ["assign"] = BudgetEntryKind.Assign,
        ["bo sung"] = BudgetEntryKind.Supplement, ["bo sung du toan"] = BudgetEntryKind.Supplement, ["supplement"] = BudgetEntryKind.Supplement,
        ["giam"] = BudgetEntryKind.Reduce, ["giam du toan"] = BudgetEntryKind.Reduce, ["thu hoi"] = BudgetEntryKind.Reduce, ["reduce"] = BudgetEntryKind.Reduce,
        ["tam giu"] = BudgetEntryKind.Withhold, ["tam giu du toan"] = BudgetEntryKind.Withhold, ["withhold"] = BudgetEntryKind.Withhold,
        ["bo tam giu"] = BudgetEntryKind.Release, ["bo tam giu du toan"] = BudgetEntryKind.Release, ["release"] = BudgetEntryKind.Release,
        ["dieu chuyen"] = BudgetEntryKind.Transfer, ["dieu chuyen du toan"] = BudgetEntryKind.Transfer, ["transfer"] = BudgetEntryKind.Transfer,
    };

    private const string KindsInWords = "Giao, Bổ sung, Giảm, Tạm giữ, Bỏ tạm giữ, Điều chuyển";

    private static readonly BudgetInput.Validator Rules = new();

    public override IReadOnlyList<SheetColumn> Columns { get; } =
    [
        new("reference", "Số quyết định", CellKind.Code, true, "so qd", "quyet dinh", "so quyet dinh giao", "decisionnumber") { Hint = "Các dòng cùng số, loại và ngày là một lần nhập" },
        new("agency", "Mã cơ quan", CellKind.Code, true, "ma don vi", "co quan", "don vi", "ma dvqhns", "ma qhns") { Hint = "Mã của cơ quan nhận dự toán" },
        new("kind", "Loại quyết định", CellKind.Text, true, "loai", "loai du toan", "hinh thuc") { Hint = KindsInWords },
        new("decisionDate", "Ngày quyết định", CellKind.Day, true, "ngay qd", "ngay", "ngay ky") { Hint = "dd/mm/yyyy" },
        new("effectiveDate", "Ngày hiệu lực", CellKind.Day, false, "hieu luc", "ngay co hieu luc", "ngay ap dung") { Hint = "Để trống nếu là ngày quyết định" },
        new("fundingSource", "Nguồn", CellKind.Code, true, "ma nguon", "nguon kinh phi", "tinh chat nguon") { Hint = "Mã tính chất nguồn kinh phí" },
        new("chapter", "Chương", CellKind.Code, true, "ma chuong") { Hint = "Mã chương" },
        new("subCategory", "Khoản", CellKind.Code, true, "ma khoan", "loai khoan", "ma nganh kinh te") { Hint = "Mã khoản" },
        new("subItem", "Tiểu mục", CellKind.Code, false, "ma tieu muc", "tm", "ma ndkt", "noi dung kinh te") { Hint = "Nếu giao đến tiểu mục" },
        new("amount", "Số tiền", CellKind.Amount, true, "thanh tien", "tien", "so tien giao", "du toan") { Hint = "Đồng, không lẻ; điều chuyển: bên giảm mang dấu trừ" },
    ];

    public override IReadOnlyList<string> OfWhole { get; } = ["kind", "decisionDate", "effectiveDate"];

    // One decision often gives an estimate and holds part of it back.
    public override IReadOnlyList<string> PartedBy { get; } = ["kind", "decisionDate", "effectiveDate"];

    public override IEnumerable<Refusal> Wrong(BudgetInput input) => Rules.Validate(input).Errors.Select(Shape.Refused);

    public override string ColumnOf(string field, bool isOfLine) => field switch
    {
        "decisionNumber" => "reference",
        "date" => "effectiveDate",
        _ => field,
    };

    public override BudgetInput InputOf(IReadOnlyList<SheetRow> rows)
    {
        var first = rows[0];
        if (first.Text("kind") is null)
            first.Fault("kind", new Refusal(Codes.RequestInvalid, null, "required"));
        var decided = first.Day("decisionDate") ?? default;
        return new BudgetInput(
            first.Choice("kind", Kinds, KindsInWords) ?? BudgetEntryKind.Assign, first.Text("reference") ?? "", decided, first.Day("effectiveDate") ?? decided,
            [.. rows.Select(LineOf)]);
    }

    private static BudgetInput.Line LineOf(SheetRow row) => new(
        row.Text("fundingSource") ?? "", row.Text("chapter") ?? "", row.Text("subCategory") ?? "", row.Text("subItem"), row.Amount("amount"));
}

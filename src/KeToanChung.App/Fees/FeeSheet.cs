using KeToanChung.App.Pipeline;
using KeToanChung.App.Sheets;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Fees;

namespace KeToanChung.App.Fees;

/// <summary>The fees of one case, a row for each.</summary>
public sealed record CaseFees(IReadOnlyList<FeeInput> Lines);

/// <summary>A sheet of fees that were collected today: rows below each other with the same case number are the fees of one case.</summary>
public sealed class FeeSheet(string name, byte[] content) : DocumentSheet<CaseFees>(name, content)
{
    private static readonly FeeSheetRows OfFees = new();

    public override SheetKind Kind => SheetKind.FeeReceipts;

    private protected override DocumentRows<CaseFees> Rows => OfFees;

    public static IReadOnlyList<SheetColumn> Columns => OfFees.Columns;

    /// <summary>An empty workbook with its headings.</summary>
    public static byte[] Template() => SheetTemplate.Of("Thu phí, lệ phí", Columns);
}

internal sealed class FeeSheetRows : DocumentRows<CaseFees>
{
    private static readonly Dictionary<string, FeeMethod> Methods = new(StringComparer.Ordinal)
    {
        ["tien mat"] = FeeMethod.Cash, ["tm"] = FeeMethod.Cash, ["cash"] = FeeMethod.Cash,
        ["truc tuyen"] = FeeMethod.Online, ["chuyen khoan"] = FeeMethod.Online, ["ck"] = FeeMethod.Online, ["qr"] = FeeMethod.Online, ["online"] = FeeMethod.Online,
    };

    private static readonly Dictionary<string, Filing> Filings = new(StringComparer.Ordinal)
    {
        ["giay"] = Filing.Paper, ["ho so giay"] = Filing.Paper, ["truc tiep"] = Filing.Paper, ["buu chinh"] = Filing.Paper, ["paper"] = Filing.Paper,
        ["truc tuyen"] = Filing.Online, ["ho so truc tuyen"] = Filing.Online, ["online"] = Filing.Online,
    };

    private const string FilingsInWords = "Giấy, Trực tuyến";

    private const string MethodsInWords = "Tiền mặt, Trực tuyến";

    private static readonly FeeInput.Validator Rules = new();

    public override IReadOnlyList<SheetColumn> Columns { get; } =
    [
        new("reference", "Số hồ sơ", CellKind.Code, true, "ma ho so", "ho so", "so bien nhan", "ma bien nhan", "casenumber") { Hint = "Số hồ sơ một cửa; mỗi phí của hồ sơ một dòng" },
        new("agency", "Mã cơ quan", CellKind.Code, true, "ma don vi", "co quan", "don vi", "ma dvqhns", "ma qhns") { Hint = "Mã của cơ quan thu" },
        new("payer", "Người nộp", CellKind.Text, true, "ho ten", "nguoi nop tien", "ten nguoi nop", "ho va ten") { Hint = "Họ tên người nộp, hoặc tên tổ chức" },
        new("identityNumber", "Số định danh", CellKind.Code, false, "cccd", "so cccd", "mst", "ma so thue", "so dinh danh ca nhan") { Hint = "CCCD hoặc mã số thuế, nếu có" },
        new("feeType", "Mã phí", CellKind.Code, true, "ma loai phi", "loai phi", "ma le phi", "ma phi le phi") { Hint = "Ví dụ CT-SAO-T1" },
        new("quantity", "Số lượng", CellKind.Number, false, "sl", "so ban", "so trang") { Hint = "Để trống là 1" },
        new("filing", "Cách nộp hồ sơ", CellKind.Text, false, "cach nop", "nop ho so", "loai ho so", "filing") { Hint = FilingsInWords + "; chỉ cần khi hai cách có mức thu khác nhau" },
        new("method", "Hình thức", CellKind.Text, true, "hinh thuc thu", "hinh thuc nop", "phuong thuc") { Hint = MethodsInWords },
        new("amount", "Số tiền", CellKind.Amount, false, "thanh tien", "tien") { Hint = "Nếu ghi, phải đúng với biểu mức thu" },
        new("exemption", "Diện miễn, giảm", CellKind.Code, false, "ma mien giam", "mien giam", "doi tuong mien giam") { Hint = "Mã diện miễn, giảm; để trống là thu đủ" },
        new("evidence", "Giấy tờ miễn, giảm", CellKind.Text, false, "giay to", "giay to mien giam", "giay chung nhan") { Hint = "Loại và số giấy tờ đã xuất trình" },
        new("date", "Ngày thu", CellKind.Day, false, "ngay", "ngay nop") { Hint = "Để trống là hôm nay; biên lai chỉ lập trong ngày thu" },
    ];

    public override IReadOnlyList<string> OfWhole { get; } = [];

    public override IEnumerable<Refusal> Wrong(CaseFees input) =>
        input.Lines.SelectMany((fee, i) => Rules.Validate(fee).Errors.Select(error => Shape.Refused(error).Under($"lines[{i}]")));

    public override string ColumnOf(string field, bool isOfLine) => field switch
    {
        "payer" or "payer.name" => "payer",
        "payer.identityNumber" => "identityNumber",
        "caseNumber" => "reference",
        "exemption.code" => "exemption",
        "exemption.evidence" => "evidence",
        _ => field,
    };

    public override CaseFees InputOf(IReadOnlyList<SheetRow> rows) => new([.. rows.Select(InputOf)]);

    private static FeeInput InputOf(SheetRow row)
    {
        foreach (var field in (string[])["feeType", "method"])
        {
            if (row.Text(field) is null)
                row.Fault(field, new Refusal(Codes.RequestInvalid, null, "required"));
        }

        return new FeeInput(
            row.Text("feeType")?.ToUpperInvariant() ?? "", row.Whole("quantity") ?? 1, new PayerInput(row.Text("payer") ?? "", row.Text("identityNumber")),
            row.Text("reference"), row.Choice("method", Methods, MethodsInWords) ?? FeeMethod.Cash)
        {
            Date = row.Day("date"),
            Filing = row.Text("filing") is null ? null : row.Choice("filing", Filings, FilingsInWords),
            Exemption = row.Text("exemption") is { } exemption ? new ExemptionInput(exemption.ToUpperInvariant(), row.Text("evidence") ?? "") : null,
            ExpectedAmount = row.Text("amount") is null ? null : row.Amount("amount"),
        };
    }
}

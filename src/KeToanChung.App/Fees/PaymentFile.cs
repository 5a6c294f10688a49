using System.Text;

using KeToanChung.App.Imports;
using KeToanChung.App.Words;
using KeToanChung.Ledger;

namespace KeToanChung.App.Fees;

/// <summary>A row of a payment file that was not taken.</summary>
/// <param name="Row">Counted as a spreadsheet counts: the header is row 1.</param>
public sealed record RejectedRow(int Row, string Column, string Reason);

/// <summary>
/// A platform's or bank's list of payments: text with a header row, parted by commas, semicolons, tabs or bars. Columns are told by their
/// names: transactionId, caseNumber, amount, paidAt, and if they are there agency, status, settlementReference.
/// </summary>
internal static class PaymentFile
{
    private static readonly (string Name, string Delimiter)[] Formats = [("pipe", "|"), ("tab", "\t"), ("semicolon", ";"), ("csv", ",")];

    private static readonly string[] Required = ["transactionId", "caseNumber", "amount", "paidAt"];

    private static readonly TakeOnlinePayments.ReportValidator Shape = new();

    internal sealed record Read(string Format, IReadOnlyList<PaymentReport> Reports, IReadOnlyList<RejectedRow> Rejected);

    /// <summary>The file's rows, or the refusal of the file as a whole.</summary>
    public static (Read? Read, Refusal? Refusal) Open(byte[] content, string agency)
    {
        if (content.AsSpan().StartsWith("PK"u8) || content.Contains((byte)0))
            return (null, new Refusal(Codes.RequestInvalid, "file", "notText")); // a workbook: its sheets aren't read here yet

        var text = Encoding.UTF8.GetString(content).TrimStart('\uFEFF');
        var header = text.AsSpan()[..(text.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? end : text.Length)].ToString();
        var (name, delimiter) = Array.Find(Formats, f => header.Contains(f.Delimiter, StringComparison.Ordinal));
        if (name is null || !Array.TrueForAll(Required, column => header.Contains(column, StringComparison.Ordinal)))
            return (null, new Refusal(Codes.RequestInvalid, "file", "paymentColumns"));

        var (reports, rejected) = (new List<PaymentReport>(), new List<RejectedRow>());
        foreach (var row in FolderFile.Read(new StringReader(text), "", delimiter))
        {
            try
            {
                var report = ReportOf(row, agency);
                if (Shape.Validate(report) is { IsValid: false } result)
                    throw new UnreadableCellException(row, Pipeline.Shape.FieldPath(result.Errors[0].PropertyName), Words(result.Errors[0].ErrorCode, result.Errors[0].PropertyName));
                reports.Add(report);
            }
            catch (UnreadableCellException cell)
            {
                rejected.Add(new RejectedRow(cell.Row.Line, cell.Row.Column, cell.Row.Why));
            }
        }

        return (new Read(name, reports, rejected), null);
    }

    internal static PaymentReport ReportOf(FileRow row, string agency)
    {
        if (row.Has("agency") && row.Text("agency") != agency)
            throw new UnreadableCellException(row, "agency", $"“{row.Text("agency")}” là đơn vị khác");

        return new PaymentReport(
            row.Text("transactionId"), row.Text("caseNumber"), row.Amount("amount"), row.Instant("paidAt"), Written(row, "status"),
            Written(row, "settlementReference"));
    }

    private static string? Written(FileRow row, string column) => row.Has(column) ? row.Optional(column) : null;

    private static string Words(string reason, string property) =>
        Sentences.In(System.Globalization.CultureInfo.GetCultureInfo("vi-VN"))
            .Of(new Refusal(Codes.RequestInvalid, Pipeline.Shape.FieldPath(property), reason));
}

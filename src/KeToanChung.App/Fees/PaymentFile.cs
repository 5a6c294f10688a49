using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;

using KeToanChung.App.Files;
using KeToanChung.App.Imports;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Fees.BankLists;
using KeToanChung.Ledger.Reconciliation.Formats;

namespace KeToanChung.App.Fees;

/// <summary>
/// A platform's or bank's list of payments: a workbook, or text parted by commas, semicolons, tabs or bars, with a header row. Columns are told
/// by their names: transactionId, caseNumber, amount, paidAt, and if they are there agency, status, settlementReference. Or a collecting bank's list (T+1),
/// which has no header. Read once, when it is first asked for: that is before the unit of work, which others wait for.
/// </summary>
public sealed class PaymentFile(string name, byte[] content) : UploadedFile(name, content)
{
    private static readonly (string Name, string Delimiter)[] Texts = [("pipe", "|"), ("tab", "\t"), ("semicolon", ";"), ("csv", ",")];

    private static readonly string[] Required = ["transactionId", "caseNumber", "amount", "paidAt"];

    private static readonly TakeOnlinePayments.ReportValidator Shape = new();

    private readonly Lazy<Contents> reading = new(() => Read(content));

    [JsonIgnore]
    internal Contents Reading => reading.Value;

    /// <param name="Refusal">Why the file as a whole can't be read; then there are no rows.</param>
    /// <param name="BankList">The text of a collecting bank's list; its lines are read by the layout of its channel.</param>
    internal sealed record Contents(string Format, IReadOnlyList<Row> Rows, IReadOnlyList<RejectedRow> Rejected, Refusal? Refusal = null, string? BankList = null);

    /// <param name="Number">As a spreadsheet counts: the header is row 1.</param>
    /// <param name="Agency">Whom the file says it is for, if it does.</param>
    internal sealed record Row(int Number, string? Agency, PaymentReport Report);

    public sealed record RejectedRow(int Row, string Column, string Reason);

    internal static PaymentReport ReportOf(FileRow row) => new(
        row.Text("transactionId"), row.Text("caseNumber"), row.Amount("amount"), row.Instant("paidAt"), Written(row, "status"),
        Written(row, "settlementReference"));

    private static Contents Read(byte[] content)
    {
        if (content.Length == 0)
            return Refused(new Refusal(Codes.RequestInvalid, "file", "emptyFile"));

        string format;
        IReadOnlyList<string> header;
        IReadOnlyList<FileRow> rows;
        if (content.AsSpan().StartsWith("PK"u8))
        {
            try
            {
                format = "xlsx";
                (header, rows) = RowsOf(Workbook.FirstSheet(content));
            }
            catch (UnreadableStatementException unreadable)
            {
                return Refused(unreadable.Fault);
            }
        }
        else if (content.Contains((byte)0))
        {
            return Refused(new Refusal(Codes.RequestInvalid, "file", "notText"));
        }
        else
        {
            var text = Encoding.UTF8.GetString(content).TrimStart('\uFEFF');
            if (BankListReader.IsOne(text))
                return new Contents("bankList", [], [], BankList: text);
            (format, header, rows) = RowsOf(text);
        }

        return Array.TrueForAll(Required, column => header.Contains(column, StringComparer.Ordinal))
            ? Judged(format, rows)
            : Refused(new Refusal(Codes.RequestInvalid, "file", "paymentColumns"));
    }

    private static Contents Refused(Refusal refusal) => new("", [], [], refusal);

    private static (string Format, IReadOnlyList<string> Header, IReadOnlyList<FileRow> Rows) RowsOf(string text)
    {
        var first = text.AsSpan()[..(text.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? end : text.Length)].ToString();
        var (format, delimiter) = Array.Find(Texts, t => first.Contains(t.Delimiter, StringComparison.Ordinal)) is { Name: not null } found ? found : Texts[^1];
        var header = first.Split(delimiter).Select(column => column.Trim().Trim('"'));
        return (format, [.. header], FolderFile.Read(new StringReader(text), "", delimiter));
    }

    private static (IReadOnlyList<string> Header, IReadOnlyList<FileRow> Rows) RowsOf(Table sheet)
    {
        List<string> header = sheet.Rows.Count > 0 ? [.. sheet.Rows[0].Cells.Select(c => c.Text.Trim())] : [];
        var columns = header.Index().Where(c => c.Item.Length > 0).DistinctBy(c => c.Item).ToList();
        return (header, [.. sheet.Rows.Skip(1).Select(row => new FileRow(
            "", row.Number, columns.ToDictionary(c => c.Item, c => row[c.Index].Text, StringComparer.Ordinal)))]);
    }

    private static Contents Judged(string format, IReadOnlyList<FileRow> rows)
    {
        var (taken, rejected) = (new List<Row>(rows.Count), new List<RejectedRow>());
        foreach (var row in rows)
        {
            try
            {
                var report = ReportOf(row);
                if (Shape.Validate(report) is { IsValid: false, Errors: [var fault, ..] })
                    rejected.Add(RejectedAt(row.Line, Pipeline.Shape.FieldPath(fault.PropertyName), fault.ErrorCode));
                else
                    taken.Add(new Row(row.Line, Written(row, "agency"), report));
            }
            catch (UnreadableCellException cell)
            {
                rejected.Add(new RejectedRow(cell.Row.Line, cell.Row.Column, cell.Row.Why));
            }
        }

        return new Contents(format, taken, rejected);
    }

    private static RejectedRow RejectedAt(int row, string column, string reason) =>
        new(row, column, Sentences.In(CultureInfo.CurrentUICulture).Of(new Refusal(Codes.RequestInvalid, column, reason)));

    internal static RejectedRow OfOtherAgency(Row row) => RejectedAt(row.Number, "agency", "otherAgency");

    private static string? Written(FileRow row, string column) => row.Has(column) ? row.Optional(column) : null;
}

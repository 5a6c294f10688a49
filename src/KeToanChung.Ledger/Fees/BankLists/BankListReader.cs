using System.Globalization;

namespace KeToanChung.Ledger.Fees.BankLists;

/// <summary>
/// Reads a collecting bank's list: a payment in each line, and a last line that counts them. A line that was changed is named and left out; a file whose end is
/// missing, or whose lines aren't those that its end counts, isn't taken at all.
/// </summary>
public sealed class BankListReader(BankListLayout layout, string? secret)
{
    private static readonly TimeSpan InVietnam = TimeSpan.FromHours(7);

    private readonly BankListDigests digests = new(layout, secret);

    /// <summary>Whether a text is such a list: it has no headings, its lines begin with the three digits of their kind.</summary>
    public static bool IsOne(string text) =>
        text.Length > BankListLayout.KindLength && text[..BankListLayout.KindLength].All(char.IsAsciiDigit) && BankListLayout.Separators.Contains(text[BankListLayout.KindLength], StringComparison.Ordinal);

    public BankList Read(string text)
    {
        var lines = text.Split('\n').Select((line, i) => (Row: i + 1, Text: line.TrimEnd('\r'))).Where(l => l.Text.Length > 0).ToList();
        if (lines.Count == 0 || Split(lines[^1].Text) is not { } end || end[0] != layout.End)
            return Refused(new Refusal(Codes.RequestInvalid, "file", "listCutOff"));

        lines.RemoveAt(lines.Count - 1);
        return WhyNot(end, lines.ConvertAll(l => l.Text)) is { } refusal ? Refused(refusal) : new BankList(lines.ConvertAll(l => RecordOf(l.Row, Split(l.Text))));
    }

    private static BankList Refused(Refusal refusal) => new([], refusal);

    // As they stand: a checksum is taken over blanks too.
    private string[] Split(string line) => line.Split(layout.Separator);

    private Refusal? WhyNot(string[] end, List<string> lines)
    {
        if (end.Length != layout.Footer.Count)
            return new Refusal(Codes.RequestInvalid, "file", "listEndFields").With("given", end.Length).With("wanted", layout.Footer.Count);
        if (!int.TryParse(Of(end, layout.Footer, BankListLayout.Count), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count != lines.Count)
            return new Refusal(Codes.RequestInvalid, "file", "listCount").With("given", lines.Count).With("wanted", Of(end, layout.Footer, BankListLayout.Count));
        return Of(end, layout.Footer, BankListLayout.Checksum) is { } sum && digests.OfFile(lines) is { } own && !IsSame(sum, own)
            ? new Refusal(Codes.RequestInvalid, "file", "listChecksum")
            : null;
    }

    private ListedLine RecordOf(int row, string[] values)
    {
        var isLate = values[0] == layout.Late;
        if (!isLate && values[0] != layout.Detail)
            return Faulty(new Refusal(Codes.RequestInvalid, BankListLayout.Type, "listKind").With("given", values[0]));
        if (values.Length != layout.Fields.Count)
            return Faulty(new Refusal(Codes.RequestInvalid, BankListLayout.Type, "listFieldCount").With("given", values.Length).With("wanted", layout.Fields.Count));
        if (Value(BankListLayout.Checksum) is { } sum && digests.OfRecord(values[..^1]) is { } own && !IsSame(sum, own))
            return Faulty(new Refusal(Codes.RequestInvalid, BankListLayout.Checksum, "listRecordChecksum"));
        if (!long.TryParse(Value(BankListLayout.Amount), NumberStyles.None, CultureInfo.InvariantCulture, out var amount))
            return Faulty(new Refusal(Codes.RequestInvalid, BankListLayout.Amount, "listAmount"));
        if (!DateTime.TryParseExact(Value(BankListLayout.PaidAt), layout.TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var paidAt))
            return Faulty(new Refusal(Codes.RequestInvalid, BankListLayout.PaidAt, "listTime").With("format", layout.TimeFormat));

        var payment = new ListedPayment(Value(BankListLayout.TransactionId)!, amount, new DateTimeOffset(paidAt, InVietnam))
        {
            CaseNumber = Written(BankListLayout.CaseNumber), Content = Written(BankListLayout.Content),
            BankReference = Written(BankListLayout.BankReference), SettlementReference = Written(BankListLayout.SettlementReference),
        };
        return new ListedLine(row, values, isLate, payment, Fault: null);

        ListedLine Faulty(Refusal fault) => new(row, values, isLate, Payment: null, fault);
        string? Value(string field) => Of(values, layout.Fields, field);
        string? Written(string field) => Value(field) is { Length: > 0 } written ? written : null;
    }

    private static string? Of(string[] values, IReadOnlyList<string> fields, string field)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (fields[i] == field)
                return values[i].Trim();
        }

        return null;
    }

    private static bool IsSame(string given, string own) => string.Equals(given, own, StringComparison.OrdinalIgnoreCase);
}

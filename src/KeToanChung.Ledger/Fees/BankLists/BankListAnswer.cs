using System.Globalization;

namespace KeToanChung.Ledger.Fees.BankLists;

/// <summary>
/// Answers a collecting bank's list: each of its payments with the result beside ours, then those of ours that it lacks, and a last line that counts them.
/// </summary>
public sealed class BankListAnswer(BankListLayout layout, string? secret)
{
    private readonly BankListDigests digests = new(layout, secret);

    /// <summary>The bank's own line with its result.</summary>
    public string Line(ListedLine record, BankListResult result) => Written(
        field => field is BankListLayout.Result ? result.Code() : null, i => i < record.Values.Count ? record.Values[i] : "");

    /// <summary>A line for a payment that the bank's list lacks.</summary>
    public string Line(ListedPayment ours) => Written(
        field => field switch
        {
            BankListLayout.Type => layout.Detail,
            BankListLayout.TransactionId => ours.TransactionId,
            BankListLayout.Amount => ours.Amount.ToString(CultureInfo.InvariantCulture),
            BankListLayout.PaidAt => ours.PaidAt.ToString(layout.TimeFormat, CultureInfo.InvariantCulture),
            BankListLayout.CaseNumber => ours.CaseNumber,
            BankListLayout.Content => Plain(ours.Content),
            BankListLayout.BankReference => ours.BankReference,
            BankListLayout.SettlementReference => ours.SettlementReference,
            BankListLayout.Result => BankListResult.OursOnly.Code(),
            _ => "",
        },
        _ => "");

    /// <summary>The whole file.</summary>
    /// <param name="total">Of the amounts in it, whole đồng.</param>
    public string File(IReadOnlyList<string> lines, long total, DateTimeOffset writtenAt)
    {
        var end = layout.Footer.Select(field => field switch
        {
            BankListLayout.Type => layout.End,
            BankListLayout.Count => lines.Count.ToString(CultureInfo.InvariantCulture),
            BankListLayout.Amount => total.ToString(CultureInfo.InvariantCulture),
            BankListLayout.WrittenAt => writtenAt.ToString(layout.TimeFormat, CultureInfo.InvariantCulture),
            BankListLayout.Checksum => digests.OfFile(lines),
            _ => "",
        });
        return string.Concat(lines.Append(string.Join(layout.Separator, end)).Select(line => line + "\n"));
    }

    private string Written(Func<string, string?> ours, Func<int, string> theirs)
    {
        var values = new List<string>(layout.Fields.Count);
        foreach (var (i, field) in layout.Fields.Index())
            values.Add((field is BankListLayout.Checksum ? digests.OfRecord(values) : ours(field)) ?? theirs(i));
        return string.Join(layout.Separator, values);
    }

    // What parts the fields can't stand in one.
    private string? Plain(string? text) => text?.Replace(layout.Separator, " ", StringComparison.Ordinal).ReplaceLineEndings(" ");
}

namespace KeToanChung.Ledger.Fees.BankLists;

/// <summary>What a checksum of a collecting bank's list is taken over.</summary>
public enum ListDigest
{
    /// <summary>There is none, or nobody looks at it.</summary>
    None,

    /// <summary>The values before it one after the other; for the whole file, the checksums of its records.</summary>
    Values,

    /// <summary>The text before it as it stands; for the whole file, the lines of its records.</summary>
    Text,
}

/// <summary>
/// How a bank that collects for an agency writes its daily list (T+1), and wants its answer. Known are the bars between the fields, the kinds of records, the key
/// and the results; where a field stands, and what the checksums are taken over, isn't published, so it is a setting of the channel.
/// </summary>
public sealed record BankListLayout
{
    public const string Type = "type";
    public const string TransactionId = "transactionId";
    public const string Amount = "amount";
    public const string PaidAt = "paidAt";
    public const string CaseNumber = "caseNumber";
    public const string Content = "content";
    public const string BankReference = "bankReference";
    public const string SettlementReference = "settlementReference";
    public const string Result = "result";
    public const string Checksum = "checksum";
    public const string Count = "count";
    public const string WrittenAt = "writtenAt";

    /// <summary>A field that is the bank's own: it goes back as it came.</summary>
    public const string Other = "-";

    /// <summary>What may part the fields; a list is told by one of them behind the three digits of its first line.</summary>
    public const string Separators = "|;\t^~";

    /// <summary>Digits of a kind of record.</summary>
    public const int KindLength = 3;

    /// <summary>What holds until the bank's own layout is set.</summary>
    public static readonly BankListLayout Usual = new();

    private static readonly string[] OfRecords =
        [Type, TransactionId, Amount, PaidAt, CaseNumber, Content, BankReference, SettlementReference, Result, Checksum, Other];

    private static readonly string[] OfFooter = [Type, Count, Amount, WrittenAt, Checksum, Other];

    /// <summary>What the bank calls the agency in the names of files: <c>20260331_{Collector}_THUHOTKAO_IN.txt</c>.</summary>
    public string? Collector { get; init; }

    public string Separator { get; init; } = "|";

    public IReadOnlyList<string> Fields { get; init; } = [Type, TransactionId, Amount, PaidAt, CaseNumber, Content, BankReference, Result, Checksum];

    public IReadOnlyList<string> Footer { get; init; } = [Type, Count, Checksum];

    public string Detail { get; init; } = "002";

    /// <summary>A payment of an earlier day that was pending at the bank.</summary>
    public string Late { get; init; } = "003";

    public string End { get; init; } = "009";

    public string TimeFormat { get; init; } = "yyyyMMddHHmmss";

    public ListDigest RecordDigest { get; init; } = ListDigest.Values;

    public ListDigest FileDigest { get; init; } = ListDigest.Values;

    /// <summary>Whether the channel's secret stands behind what a checksum is taken over.</summary>
    public bool IsKeyed { get; init; }

    /// <summary>How many days before the date in the file's name its payments were made.</summary>
    public int DaysBehind { get; init; } = 1;

    /// <summary>Why nothing could be read by it, with the setting that is wrong.</summary>
    public Refusal? WhyNot() =>
        !AreWhole(Fields, OfRecords, [Type, TransactionId, Amount, PaidAt, Result]) ? new Refusal(Codes.RequestInvalid, "fields", "listFields")
        : !AreWhole(Footer, OfFooter, [Type, Count]) ? new Refusal(Codes.RequestInvalid, "footer", "listFooter")
        : !IsLast(Fields) || !IsLast(Footer) ? new Refusal(Codes.RequestInvalid, "fields", "listChecksumLast")
        : new[] { Detail, Late, End }.Where(IsKind).Distinct(StringComparer.Ordinal).Count() < 3 ? new Refusal(Codes.RequestInvalid, "detail", "listKinds")
        : null;

    private static bool IsKind(string text) => text.Length == KindLength && text.All(char.IsAsciiDigit);

    // A line is told by its first field.
    private static bool AreWhole(IReadOnlyList<string> given, string[] known, string[] needed) =>
        given is [Type, ..] && given.All(f => known.Contains(f, StringComparer.Ordinal)) && needed.All(f => given.Contains(f, StringComparer.Ordinal))
        && given.Where(f => f != Other).GroupBy(f => f, StringComparer.Ordinal).All(same => same.Count() == 1);

    // A checksum is taken over what stands before it.
    private static bool IsLast(IReadOnlyList<string> fields) => !fields.Contains(Checksum, StringComparer.Ordinal) || fields[^1] == Checksum;
}

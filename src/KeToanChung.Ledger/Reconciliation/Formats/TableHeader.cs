namespace KeToanChung.Ledger.Reconciliation.Formats;

/// <summary>What a column of a statement tells.</summary>
public enum StatementColumn
{
    Date,
    ValueDate,
    Debit,
    Credit,
    Amount,
    Direction,
    Balance,
    Text,
    Reference,
    Account,
    Currency,

    /// <summary>Who paid; told by a saved layout alone, since banks call the column by too many words.</summary>
    Payer,
}

/// <summary>
/// The header row, found by its words: every bank puts other columns in another order, but calls them by words of the trade, with or
/// without diacritics, in Vietnamese, English or both.
/// </summary>
internal sealed class TableHeader
{
    /// <summary>The header stands within so many rows, behind a letterhead.</summary>
    public const int SearchedRows = 60;

    // Where two columns say the same thing, the earlier word wins: the day of booking before that of the transaction.
    private static readonly (StatementColumn Column, string[] Words)[] Words =
    [
        (StatementColumn.Date,
        [
            "ngay hach toan", "ngay ghi so", "ngay hieu luc hach toan", "posting date", "booking date", "ngay giao dich", "ngay gd", "ngay gio giao dich",
            "thoi gian giao dich", "ngay thuc hien", "ngay phat sinh", "transaction date", "tran date", "trans date", "txn date", "ngay thang", "ngay",
            "thoi gian", "date",
        ]),
        (StatementColumn.ValueDate, ["ngay gia tri", "ngay hieu luc", "value date", "effective date"]),
        (StatementColumn.Debit,
        [
            "ghi no", "phat sinh no", "so tien ghi no", "so tien no", "ps no", "tien ra", "so tien ra", "so tien rut", "rut ra", "debit", "debit amount",
            "withdrawal", "withdrawals", "no",
        ]),
        (StatementColumn.Credit,
        [
            "ghi co", "phat sinh co", "so tien ghi co", "so tien co", "ps co", "tien vao", "so tien vao", "so tien gui", "gui vao", "credit",
            "credit amount", "deposit", "deposits", "co",
        ]),
        (StatementColumn.Amount, ["so tien giao dich", "so tien", "transaction amount", "amount", "phat sinh"]),
        (StatementColumn.Direction, ["no co", "ghi no co", "ghi no ghi co", "dr cr", "d c", "cr dr", "debit credit", "loai phat sinh"]),
        (StatementColumn.Balance,
        [
            "so du sau giao dich", "so du sau gd", "so du luy ke", "so du cuoi", "so du tai khoan", "so du", "running balance", "balance after", "balance",
            "ton",
        ]),
        (StatementColumn.Text,
        [
            "noi dung giao dich", "noi dung chi tiet", "noi dung", "dien giai", "mo ta giao dich", "mo ta", "chi tiet giao dich", "transaction detail",
            "transaction details", "transaction description", "transaction remark", "description", "details", "remarks", "remark", "narrative", "ghi chu",
        ]),
        (StatementColumn.Reference,
        [
            "so tham chieu", "ma tham chieu", "ma giao dich", "ma gd", "so giao dich", "so gd", "so but toan", "reference number", "reference no",
            "reference", "ref no", "ref", "transaction id", "transaction no", "transaction number", "so chung tu", "so ct", "doc no", "trace no",
        ]),
        (StatementColumn.Account, ["so tai khoan", "so tk", "account number", "account no", "account"]),
        (StatementColumn.Currency, ["loai tien te", "loai tien", "tien te", "currency", "ccy", "nguyen te"]),
    ];

    // Columns about the other side, whose names begin like our own.
    private static readonly string[] OtherSide =
    [
        "so tai khoan doi ung", "so tk doi ung", "account name", "so tai khoan nguoi", "so tai khoan thu huong", "so tai khoan chuyen", "so tai khoan nhan",
        "so tien bang chu", "ngay sinh", "ngay chung tu",
    ];

    private readonly Dictionary<StatementColumn, int> columns;

    private readonly IReadOnlyList<string> names;

    private TableHeader(int firstRow, int firstDataRow, Dictionary<StatementColumn, int> columns, IReadOnlyList<string> names) =>
        (FirstRow, FirstDataRow, this.columns, this.names) = (firstRow, firstDataRow, columns, names);

    /// <summary>Its place in the table's rows.</summary>
    public int FirstRow { get; }

    /// <summary>Place of the first row behind it.</summary>
    public int FirstDataRow { get; }

    /// <summary>How many columns are known.</summary>
    public int Count => columns.Count;

    /// <summary>How many columns the header row has.</summary>
    public int Width => names.Count;

    public int? this[StatementColumn column] => columns.TryGetValue(column, out var place) ? place : null;

    /// <summary>The header's own words, to say where something is wrong.</summary>
    public string NameOf(StatementColumn column) => columns.TryGetValue(column, out var place) ? names[place] : "";

    /// <summary>Whether a row is the header again, as on each page of a print.</summary>
    public bool IsRepeatedBy(TableRow row) =>
        columns.Values.All(place => StatementText.Clean(row[place].Text) == names[place]);

    /// <param name="layouts">Heading rows that a person explained: they know better than the words.</param>
    public static TableHeader? Find(Table table, IReadOnlyList<StatementLayout> layouts)
    {
        for (var i = 0; i < Math.Min(table.Rows.Count, SearchedRows); i++)
        {
            var row = NamesOf(table.Rows[i]);
            if (layouts.Count > 0 && StatementLayout.KeyOf(row) is var key && layouts.FirstOrDefault(l => l.Key == key) is { } layout)
                return new TableHeader(i, i + 1, layout.Columns.ToDictionary(), [.. row, .. Enumerable.Repeat("", Math.Max(0, layout.Headings.Count - row.Count))]);

            var one = Known(row);

            // "Phát sinh" over "Nợ" and "Có", or Vietnamese over English: the words of both rows together.
            if (i + 1 < table.Rows.Count && Under(row, NamesOf(table.Rows[i + 1])) is { } both && Known(both) is { } two && two.Count >= (one?.Count ?? 0))
                return new TableHeader(i, i + 2, two, both);
            if (one is not null)
                return new TableHeader(i, i + 1, one, row);
        }

        return null;
    }

    private static List<string> NamesOf(TableRow row) => [.. row.Cells.Select(c => StatementText.Clean(c.Text))];

    private static List<string>? Under(List<string> upper, List<string> lower)
    {
        if (lower.Exists(name => name.Any(char.IsAsciiDigit)))
            return null;

        var both = new List<string>();
        var spanning = "";
        for (var i = 0; i < Math.Max(upper.Count, lower.Count); i++)
        {
            var (above, below) = (upper.ElementAtOrDefault(i) ?? "", lower.ElementAtOrDefault(i) ?? "");
            spanning = above.Length > 0 ? above : spanning;
            both.Add(below.Length > 0 ? $"{spanning} {below}" : above);
        }

        return both;
    }

    private static Dictionary<StatementColumn, int>? Known(List<string> row)
    {
        var best = new Dictionary<StatementColumn, (int Rank, int Place)>();
        for (var place = 0; place < row.Count; place++)
        {
            if (Meaning(row[place]) is var (column, rank) && (!best.TryGetValue(column, out var other) || rank < other.Rank))
                best[column] = (rank, place);
        }

        // "No" is a number in English, unless "Có" stands beside it.
        if (best.TryGetValue(StatementColumn.Debit, out var debit) && FoldedLetters.WordsOf(row[debit.Place]) == "no"
            && (!best.TryGetValue(StatementColumn.Credit, out var credit) || FoldedLetters.WordsOf(row[credit.Place]) != "co"))
        {
            best.Remove(StatementColumn.Debit);
        }

        var hasAmount = best.ContainsKey(StatementColumn.Debit) || best.ContainsKey(StatementColumn.Credit) || best.ContainsKey(StatementColumn.Amount);
        return best.ContainsKey(StatementColumn.Date) && hasAmount ? best.ToDictionary(b => b.Key, b => b.Value.Place) : null;
    }

    // The whole name first ("Nợ/Có" is not "Nợ"), then one of its languages, then what it begins with.
    private static (StatementColumn Column, int Rank)? Meaning(string name)
    {
        var whole = FoldedLetters.WordsOf(name);
        if (whole.Length == 0 || OtherSide.Any(other => whole.StartsWith(other, StringComparison.Ordinal)))
            return null;

        return Exactly(whole)
            ?? name.Split('/', '(', ')').Select(FoldedLetters.WordsOf).Select(Exactly).FirstOrDefault(found => found is not null)
            ?? Beginning(whole);
    }

    private static (StatementColumn Column, int Rank)? Exactly(string words)
    {
        foreach (var (column, known) in Words)
        {
            if (Array.IndexOf(known, words) is var rank and >= 0)
                return (column, rank);
        }

        return null;
    }

    private static (StatementColumn Column, int Rank)? Beginning(string words) => Words
        .SelectMany(w => w.Words.Select((known, rank) => (w.Column, Known: known, Rank: rank + 100)))
        .Where(w => w.Known.Length > 2 && words.StartsWith(w.Known + " ", StringComparison.Ordinal)) // not "no" and "co": too short to begin with
        .OrderByDescending(w => w.Known.Length)
        .Select(w => ((StatementColumn, int)?)(w.Column, w.Rank))
        .FirstOrDefault();
}

using System.Text.RegularExpressions;

namespace KeToanChung.Ledger.Reconciliation.Formats;

/// <summary>What a bank writes around the lines: whose account, from when to when, and the balances.</summary>
internal sealed partial class TableLetterhead
{
    private static readonly string[] AccountWords = ["so tai khoan", "tai khoan so", "tai khoan", "so tk", "account number", "account no", "account"];

    private static readonly string[] CurrencyWords = ["loai tien te", "loai tien", "don vi tien te", "tien te", "currency", "ccy", "don vi tinh", "dvt"];

    private static readonly string[] OpeningWords = ["so du dau", "so du ban dau", "so du ky truoc", "opening balance", "beginning balance"];

    private static readonly string[] ClosingWords = ["so du cuoi", "closing balance", "ending balance"];

    private static readonly string[] TotalWords = ["tong", "cong", "total"];

    private static readonly string[] Dong = ["vnd", "dong", "d", "viet"];

    public string? Account { get; private set; }

    public (DateOnly From, DateOnly To)? Period { get; private set; }

    public Money? Opening { get; private set; }

    public Money? Closing { get; private set; }

    /// <summary>Takes what a row above the header says.</summary>
    public void ReadAbove(TableRow row)
    {
        foreach (var (words, value) in Labels(row))
        {
            if (StartsWithOneOf(words, CurrencyWords) && FoldedLetters.WordsOf(value) is { Length: > 0 } currency
                && !Dong.Contains(currency.Split(' ')[0]))
                throw new UnreadableStatementException(StatementFault.At(row.Number, null, "currency").With("value", value));
            if (Account is null && StartsWithOneOf(words, AccountWords) && AccountNumber().Match(value) is { Success: true } account)
                Account = account.Value.Trim();
        }

        var days = row.Cells.SelectMany(c => Days.In(c.Text)).ToList();
        if (Period is null && days is [var from, var to] && from <= to)
            Period = (from, to);
        _ = ReadBalance(row);
    }

    /// <summary>Whether a row tells a balance or a total instead of a transaction; its balance is taken.</summary>
    public bool ReadSummary(TableRow row) =>
        ReadBalance(row) || row.Cells.Any(c => StartsWithOneOf(FoldedLetters.WordsOf(c.Text), TotalWords));

    private bool ReadBalance(TableRow row)
    {
        var (isOpening, isClosing) = (Says(row, OpeningWords), Says(row, ClosingWords));
        if (!isOpening && !isClosing)
            return false;

        // Behind the words, in the same cell or the last one that is an amount.
        var amounts = row.Cells.Select(c => c.Text.Contains(':', StringComparison.Ordinal) ? new TableCell(c.Text[(c.Text.LastIndexOf(':') + 1)..]) : c)
            .Where(c => !c.IsEmpty && c.Day(out _) is not null && c.Amount(out _) is null);
        if (amounts.Select(c => (TableCell?)c).LastOrDefault() is { } last)
        {
            _ = last.Amount(out var balance);
            if (isOpening)
                Opening ??= balance;
            else
                Closing = balance;
        }

        return true;
    }

    private static bool Says(TableRow row, string[] words) => row.Cells.Any(c => StartsWithOneOf(FoldedLetters.WordsOf(c.Text), words));

    private static bool StartsWithOneOf(string text, string[] words) =>
        Array.Exists(words, w => text.StartsWith(w, StringComparison.Ordinal) && (text.Length == w.Length || text[w.Length] == ' '));

    // "Số tài khoản: 123" in one cell, or "Số tài khoản" in one and "123" in the next that isn't empty.
    private static IEnumerable<(string Words, string Value)> Labels(TableRow row)
    {
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var text = row.Cells[i].Text;
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            var behind = colon < 0 ? "" : text[(colon + 1)..].Trim();
            yield return (
                FoldedLetters.WordsOf(colon < 0 ? text : text[..colon]),
                behind.Length > 0 ? behind : row.Cells.Skip(i + 1).FirstOrDefault(c => !c.IsEmpty).Text?.Trim() ?? "");
        }
    }

    // Accounts have at least four digits; letters, points and dashes may stand between.
    [GeneratedRegex(@"^[A-Za-z]{0,4}[0-9][0-9A-Za-z.\- ]{3,}", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex AccountNumber();
}

namespace KeToanChung.Ledger.Reconciliation;

/// <summary>Account numbers as banks write them: with points, dashes or blanks, beside the bank's code or the currency.</summary>
public static class AccountNumbers
{
    private static readonly char[] Between = ['/', ',', ';', '(', ')', ' '];

    /// <summary>Whether what a statement gives is the account, by itself or beside something else.</summary>
    public static bool AreSame(string given, string own)
    {
        var number = Plain(own);
        return Plain(given) == number || given.Split(Between, StringSplitOptions.RemoveEmptyEntries).Any(part => Plain(part) == number);
    }

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}

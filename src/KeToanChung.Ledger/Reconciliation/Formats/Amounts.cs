using System.Globalization;
using System.Text.RegularExpressions;

namespace KeToanChung.Ledger.Reconciliation.Formats;

/// <summary>Amounts as people and banks write them: whole đồng, grouped by dots, commas or blanks, with or without ",00".</summary>
internal static partial class Amounts
{
    /// <summary>The reason why a text is no amount, or null: then <paramref name="amount"/> is it.</summary>
    public static string? Read(string text, out Money amount)
    {
        amount = default;
        var match = Written().Match(text);
        if (!match.Success || match.Groups["open"].Success != match.Groups["close"].Success)
            return "amount";

        var number = match.Groups["number"].Value.Replace('\u00a0', ' ').Replace('\u202f', ' ');
        var isNegative = match.Groups["minus"].Success || match.Groups["trailing"].Success || match.Groups["open"].Success;
        if (Parts(number) is not var (whole, fraction))
            return "amount";

        return Whole(whole, fraction, isNegative, out amount);
    }

    /// <summary>An amount of MT940 (comma), CAMT.053 or a sheet's number (point): digits with at most one mark, which is the decimal one.</summary>
    public static string? ReadPlain(string text, out Money amount)
    {
        amount = default;
        var match = Plain().Match(text);
        return match.Success
            ? Whole(match.Groups["whole"].Value, match.Groups["fraction"].Value, match.Groups["minus"].Success, out amount)
            : "amount";
    }

    /// <summary>Adds without leaving what JSON readers keep exactly; null where it would.</summary>
    public static Money? Sum(Money balance, Money amount)
    {
        var sum = balance.Dong + amount.Dong; // both at most 2^53, so this can't overflow
        return Math.Abs(sum) <= Money.LargestLine ? sum : null;
    }

    private static string? Whole(string whole, string fraction, bool isNegative, out Money amount)
    {
        amount = default;
        if (fraction.AsSpan().Trim('0').Length > 0)
            return "fraction";
        if (!long.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out var dong) || dong > Money.LargestLine)
            return "tooLarge";

        amount = isNegative ? -dong : dong;
        return null;
    }

    // 1.234.567 · 1,234,567.00 · 1.234.567,00 · 1 234 567. A single mark before three digits groups, as amounts are whole đồng;
    // before one or two it is the decimal mark. Groups are of three digits, or it is no number.
    private static (string Whole, string Fraction)? Parts(string number)
    {
        var last = number.LastIndexOfAny(['.', ',']);
        if (last < 0)
            return Ungrouped(number, ' ') is { } digits ? (digits, "") : null;

        var mark = number[last];
        var other = mark == '.' ? ',' : '.';
        var isDecimal = number.IndexOf(mark, StringComparison.Ordinal) == last
            && (number.Contains(other, StringComparison.Ordinal) || number.Contains(' ', StringComparison.Ordinal) || number.Length - last - 1 != 3);
        if (!isDecimal)
            return number.Contains(other, StringComparison.Ordinal) ? null : Ungrouped(number, mark) is { } grouped ? (grouped, "") : null;

        var separator = number.Contains(other, StringComparison.Ordinal) ? other : ' ';
        return Ungrouped(number[..last], separator) is { } whole ? (whole, number[(last + 1)..]) : null;
    }

    private static string? Ungrouped(string number, char separator)
    {
        var groups = number.Split(separator);
        var isRight = groups.All(g => g.Length > 0 && g.All(char.IsAsciiDigit))
            && (groups.Length == 1 || (groups[0].Length <= 3 && groups[0] != "0" && groups.Skip(1).All(g => g.Length == 3)));
        return isRight ? string.Concat(groups) : null;
    }

    // Blanks between groups may be of the kinds that don't break; a currency may stand on either side.
    [GeneratedRegex(
        @"^\s*(VND|VNĐ|đ|₫)?\s*(?<open>\()?(?<minus>[-−])?\+?\s*(?<number>[0-9]+([., \u00a0\u202f][0-9]+)*)(?<trailing>-)?(?<close>\))?\s*(VND|VNĐ|đồng|đ|₫)?\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex Written();

    [GeneratedRegex(@"^(?<minus>-)?\+?(?<whole>[0-9]+)([.,](?<fraction>[0-9]*))?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Plain();
}

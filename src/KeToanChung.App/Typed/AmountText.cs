using System.Buffers;
using System.Globalization;
using System.Text;

using KeToanChung.Ledger;

namespace KeToanChung.App.Typed;

/// <summary>
/// An amount as people type or paste it, in whole đồng: <c>1.250.000</c>, <c>1 250 000 đ</c>, <c>1,25tr</c>, <c>3*125000</c>, <c>(1.200)</c>.
/// Whatever can be meant in two ways is refused, never guessed: a wrong guess is off by a factor of a thousand.
/// </summary>
public static class AmountText
{
    /// <summary>The largest amount that every reader of our JSON keeps exactly.</summary>
    public const long Most = 9_007_199_254_740_991;

    private const int LongestText = 200;

    private static readonly SearchValues<char> Signs = SearchValues.Create("()+-*/");

    /// <summary>Reads an amount; nothing typed is 0. The refusal has no field yet: the reader's caller knows it.</summary>
    public static Refusal? Read(string? text, out long dong)
    {
        dong = 0;
        var written = Normalised(text);
        if (written.Length == 0 || written is "-" or "–")
            return null;
        if (written.Length > LongestText || (text ?? "").TrimStart().StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            return Unreadable(text); // 0x10 is a number of a program, not nothing times ten

        // A single figure in parentheses is how a negative one is shown, and so how it is pasted.
        var isNegative = written[0] == '(' && written[^1] == ')' && written.AsSpan(1, written.Length - 2).IndexOfAny(Signs) < 0;
        var reader = new Reader(isNegative ? written[1..^1] : written);
        try
        {
            var value = reader.Whole();
            if (reader.Problem is { } reason)
                return reason is "amountAmbiguous" ? Ambiguous(text) : Unreadable(text);
            if (decimal.Truncate(value) != value)
                return new Refusal(Codes.RequestInvalid, null, "amountFraction").With("value", written);
            if (Math.Abs(value) > Most)
                return TooLarge();
            dong = (long)(isNegative ? -value : value);
            return null;
        }
        catch (OverflowException)
        {
            return TooLarge();
        }
        catch (DivideByZeroException)
        {
            return Unreadable(text);
        }
    }

    // Shown as it was typed, not as it is read.
    private static Refusal Unreadable(string? text) => new Refusal(Codes.RequestInvalid, null, "amountText").With("value", text?.Trim());

    private static Refusal Ambiguous(string? text) => new Refusal(Codes.RequestInvalid, null, "amountAmbiguous").With("value", text?.Trim());

    private static Refusal TooLarge() => new(Codes.RequestInvalid, null, "amountTooLarge");

    /// <summary>Small letters in one form, blanks of all kinds as one kind, without blanks at the ends.</summary>
    private static string Normalised(string? text)
    {
        var written = new StringBuilder();
        foreach (var c in (text ?? "").Normalize(NormalizationForm.FormKC))
        {
            if (char.IsWhiteSpace(c))
                written.Append(' ');
            else if (char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control))
                written.Append(c switch { '×' or 'x' or 'X' => '*', '÷' or ':' => '/', '−' => '-', _ => char.ToLowerInvariant(c) });
        }

        return written.ToString().Trim();
    }

    /// <summary>sum := product (+|- product)*; product := factor (*|/ factor)*; factor := -factor | ( sum ) | number unit?</summary>
    private sealed class Reader(string text)
    {
        private static readonly (string Word, decimal Factor)[] Units =
        [
            ("triệu", 1_000_000), ("trieu", 1_000_000), ("tr", 1_000_000), ("nghìn", 1_000), ("nghin", 1_000), ("ngàn", 1_000), ("ngan", 1_000),
            ("k", 1_000), ("tỷ", 1_000_000_000), ("tỉ", 1_000_000_000), ("ty", 1_000_000_000), ("ti", 1_000_000_000),
        ];

        private static readonly string[] Currencies = ["đồng", "dong", "vnđ", "vnd", "đ", "₫", "d"];

        private int at;

        private int depth;

        public string? Problem { get; private set; }

        public decimal Whole()
        {
            var value = Sum();
            Skip();
            if (at < text.Length)
                Problem ??= "amountText";
            return value;
        }

        private decimal Sum()
        {
            var value = Product();
            while (Problem is null && NextIs('+', '-') is { } sign)
                value += sign == '+' ? Product() : -Product();
            return value;
        }

        private decimal Product()
        {
            var value = Factor();
            while (Problem is null && NextIs('*', '/') is { } sign)
                value = sign == '*' ? value * Factor() : value / Factor();
            return value;
        }

        private decimal Factor()
        {
            if (NextIs('-') is not null)
                return Deeper(() => -Factor());
            if (NextIs('(') is null)
                return Amount();

            return Deeper(() =>
            {
                var inner = Sum();
                if (NextIs(')') is null)
                    Problem ??= "amountText";
                return inner;
            });
        }

        private decimal Deeper(Func<decimal> read)
        {
            if (++depth > 20)
                Problem ??= "amountText";
            var value = Problem is null ? read() : 0;
            depth--;
            return value;
        }

        private decimal Amount()
        {
            Skip();
            var start = at;
            while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] is '.' or ',' or '\'' || (text[at] == ' ' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))))
                at++;
            var figures = text[start..at];
            var unit = Unit();
            if (Number(figures, unit != 1) is not { } number)
                return 0;

            if (Currencies.FirstOrDefault(StartsHere) is { } currency)
                at += currency.Length;
            return number * unit;
        }

        private decimal Unit()
        {
            Skip();
            foreach (var (word, factor) in Units)
            {
                if (StartsHere(word))
                {
                    at += word.Length;
                    Skip();
                    return factor;
                }
            }

            return 1;
        }

        private bool StartsHere(string word)
        {
            Skip();
            return string.CompareOrdinal(text, at, word, 0, word.Length) == 0
                && (at + word.Length == text.Length || !char.IsLetterOrDigit(text[at + word.Length]));
        }

        /// <summary>Groups of three, with one decimal part at most. Null after naming the problem.</summary>
        private decimal? Number(string figures, bool hasUnit)
        {
            var separators = figures.Where(c => !char.IsAsciiDigit(c)).ToList();
            if (figures.Length == 0 || !char.IsAsciiDigit(figures[0]) || !char.IsAsciiDigit(figures[^1]))
                return Fail("amountText");
            if (separators.Count == 0)
                return decimal.Parse(figures, NumberStyles.None, CultureInfo.InvariantCulture);

            var last = separators[^1];
            var lastAt = figures.LastIndexOf(last);
            var behind = figures.Length - lastAt - 1;
            var isOnlyOne = separators.Count == 1;
            var isOfAnotherKind = !isOnlyOne && separators.Count(s => s == last) == 1;

            // 1.250tr may be a million and a quarter or a thousand and a quarter of them.
            if (hasUnit && isOnlyOne && behind == 3 && last != ' ')
                return Fail("amountAmbiguous");

            var hasDecimals = last is '.' or ',' && (isOfAnotherKind || (isOnlyOne && behind != 3));
            var (whole, decimals) = hasDecimals ? (figures[..lastAt], figures[(lastAt + 1)..]) : (figures, "");
            var groups = whole.Split('.', ',', '\'', ' ');
            var kinds = whole.Where(c => !char.IsAsciiDigit(c)).Distinct().Count();
            if (kinds > 1 || (groups.Length > 1 && (groups[0].Length is 0 or > 3 || groups.Skip(1).Any(g => g.Length != 3))))
                return Fail("amountText");
            return decimal.Parse(
                $"{string.Concat(groups)}.{(decimals.Length == 0 ? "0" : decimals)}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        }

        private decimal? Fail(string reason)
        {
            Problem ??= reason;
            return null;
        }

        private char? NextIs(params ReadOnlySpan<char> signs)
        {
            Skip();
            return at < text.Length && signs.Contains(text[at]) ? text[at++] : null;
        }

        private void Skip()
        {
            while (at < text.Length && text[at] == ' ')
                at++;
        }
    }
}

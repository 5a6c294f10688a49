namespace KeToanChung.Ledger.Reconciliation.Matching;

/// <summary>
/// What a bank printed with a transfer, read for names and numbers: letters and digits alone in one string, in which numbers are found whatever blanks and
/// marks stand in them, with the places where something stood between two of them; and the words.
/// </summary>
public sealed class TransferText
{
    /// <summary>What stands in transfers by custom and is nobody's name. Words that are names too (Hồ, Lê, Vũ, Dung, Nam) stand here with their neighbours only.</summary>
    private static readonly string[][] Phrases = [.. new[]
    {
        "nop le phi", "phi le phi", "le phi", "phi ho so", "ho so", "noi dung", "dich vu cong", "phi dich vu", "dich vu", "thanh toan", "thu tuc", "thu phi", "hanh chinh",
        "bien lai", "chuyen tien", "chuyen khoan", "nop tien mat", "nop tien", "tien mat", "tai khoan", "ngan sach", "cong dvcqg", "nop", "phi", "so", "ck", "tt", "ma", "cho",
        "hs", "gd", "ngay", "thang", "mbvcb", "ibft", "ft", "den", "tai", "tk", "vcb", "dvc", "dvcqg", "sl", "dv", "qr", "napas", "gui", "vao", "trans", "transfer", "ref",
    }.Select(phrase => phrase.Split(' ')).OrderByDescending(words => words.Length)];

    private readonly bool[] isApart;

    private TransferText(string squeezed, bool[] isApart, string[] words)
    {
        (Squeezed, this.isApart, Words) = (squeezed, isApart, words);
        Name = NameIn(words);
    }

    /// <summary>Small letters and digits, nothing else.</summary>
    public string Squeezed { get; }

    public IReadOnlyList<string> Words { get; }

    /// <summary>The words that look like a person's or a firm's name: the longest run of words that no transfer has by custom; empty where there is none.</summary>
    public IReadOnlyList<string> Name { get; }

    public static TransferText Of(params ReadOnlySpan<string?> parts)
    {
        var folded = FoldedLetters.Of(string.Join(' ', parts.ToArray().Where(p => !string.IsNullOrEmpty(p))));
        var squeezed = new System.Text.StringBuilder(folded.Length);
        var apart = new List<bool>(folded.Length + 1);
        var isGap = true;
        foreach (var c in folded)
        {
            if (!char.IsLetterOrDigit(c))
            {
                isGap = true;
                continue;
            }

            apart.Add(isGap);
            squeezed.Append(c);
            isGap = false;
        }

        apart.Add(true);
        return new TransferText(squeezed.ToString(), [.. apart], FoldedLetters.WordsOf(folded).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The letters and digits of a number that is looked for.</summary>
    public static string Squeeze(string number) => FoldedLetters.WordsOf(number).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Whether what stands from <paramref name="start"/> on for <paramref name="length"/> characters is not a part of something longer.</summary>
    public bool IsWhole(int start, int length) => Begins(start) && Ends(start + length);

    /// <summary>Whether the text has it, as a whole.</summary>
    public bool Has(string squeezedNumber) => Places(squeezedNumber).Any();

    /// <summary>Whether the text has it, and no digit goes on behind it, not even after a blank.</summary>
    public bool HasUnfinished(string squeezedNumber) =>
        Places(squeezedNumber).Any(at => at + squeezedNumber.Length == Squeezed.Length || !char.IsDigit(Squeezed[at + squeezedNumber.Length]));

    private IEnumerable<int> Places(string squeezedNumber)
    {
        for (var at = Squeezed.IndexOf(squeezedNumber, StringComparison.Ordinal); at >= 0; at = Squeezed.IndexOf(squeezedNumber, at + 1, StringComparison.Ordinal))
        {
            if (IsWhole(at, squeezedNumber.Length))
                yield return at;
        }
    }

    /// <summary>Whether these words stand there one after the other.</summary>
    public bool HasWords(IReadOnlyList<string> name)
    {
        for (var at = 0; at + name.Count <= Words.Count; at++)
        {
            if (name.Select((word, i) => Words[at + i] == word).All(same => same))
                return true;
        }

        return false;
    }

    /// <summary>Whether the amount stands there, with or without its dots.</summary>
    public bool HasAmount(Money amount) => Has(amount.ToString());

    /// <summary>The days that the text names, such as 05/01/2026.</summary>
    public IReadOnlyList<DateOnly> Days(int year)
    {
        var days = new List<DateOnly>();
        for (var i = 0; i + 2 < Words.Count; i++)
        {
            if (int.TryParse(Words[i], out var day) && int.TryParse(Words[i + 1], out var month) && int.TryParse(Words[i + 2], out var named)
                && Math.Abs(named - year) <= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(named, month))
            {
                days.Add(new DateOnly(named, month, day));
            }
        }

        return days;
    }

    // Letters before a number, or digits behind letters, are another thing; digit beside digit is one number.
    private bool Begins(int start) => isApart[start] || char.IsDigit(Squeezed[start]) != char.IsDigit(Squeezed[start - 1]);

    private bool Ends(int end) => isApart[end] || char.IsDigit(Squeezed[end]) != char.IsDigit(Squeezed[end - 1]);

    private static string[] NameIn(string[] words)
    {
        var (best, from) = (0..0, 0);
        for (var i = 0; i <= words.Length;)
        {
            var custom = i == words.Length || words[i].Any(char.IsDigit) ? 1 : CustomAt(words, i);
            if (custom == 0)
            {
                i++;
                continue;
            }

            if (i - from > best.End.Value - best.Start.Value)
                best = from..i;
            i += custom;
            from = i;
        }

        return best.End.Value - best.Start.Value >= 2 ? words[best] : [];
    }

    private static int CustomAt(string[] words, int at) =>
        Phrases.FirstOrDefault(p => at + p.Length <= words.Length && p.Select((word, i) => words[at + i] == word).All(same => same))?.Length ?? 0;
}

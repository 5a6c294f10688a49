namespace KeToanChung.Ledger.Reporting;

/// <summary>
/// Số tiền bằng chữ (Luật Kế toán, Điều 16): whole đồng as they are said, e.g. "Một triệu không trăm linh năm nghìn đồng".
/// </summary>
public static class AmountInWords
{
    private const int Thousand = 1_000;

    private const int Billion = 1_000_000_000;

    private static readonly string[] Digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

    public static string Of(long dong)
    {
        var words = new List<string>();
        if (dong < 0)
            words.Add("âm");
        Say(Magnitude(dong), isContinued: false, words);
        words.Add("đồng");
        words[0] = char.ToUpperInvariant(words[0][0]) + words[0][1..];
        return string.Join(' ', words);
    }

    // The most negative number has no positive twin.
    private static ulong Magnitude(long dong) => dong < 0 ? (ulong)-(dong + 1) + 1 : (ulong)dong;

    /// <param name="isContinued">Behind a larger unit the hundreds are said even where there are none: "một tỷ không trăm linh hai triệu".</param>
    private static void Say(ulong number, bool isContinued, List<string> words)
    {
        if (number == 0)
        {
            words.Add(Digits[0]);
            return;
        }

        // Beyond 10^9 one counts on in tỷ: 10^15 is "một triệu tỷ".
        if (number >= Billion)
        {
            Say(number / Billion, isContinued, words);
            words.Add("tỷ");
            (number, isContinued) = (number % Billion, true);
        }

        foreach (var (unit, name) in ((ulong, string)[])[(Thousand * Thousand, "triệu"), (Thousand, "nghìn"), (1, "")])
        {
            var group = (int)(number / unit % Thousand);
            if (group == 0)
                continue;
            SayGroup(group, isContinued, words);
            if (name.Length > 0)
                words.Add(name);
            isContinued = true;
        }
    }

    private static void SayGroup(int group, bool isContinued, List<string> words)
    {
        var (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10);
        if (hundreds > 0 || isContinued)
        {
            words.Add(Digits[hundreds]);
            words.Add("trăm");
        }

        switch (tens)
        {
            case 0 when ones > 0 && (hundreds > 0 || isContinued):
                words.Add("linh");
                break;
            case 0:
                break;
            case 1:
                words.Add("mười");
                break;
            default:
                words.Add(Digits[tens]);
                words.Add("mươi");
                break;
        }

        if (ones > 0)
            words.Add(LastDigit(tens, ones));
    }

    // Mười một, hai mươi mốt; năm, mười lăm; bốn stays bốn, which is never wrong.
    private static string LastDigit(int tens, int ones) => (tens, ones) switch
    {
        (>= 2, 1) => "mốt",
        (>= 1, 5) => "lăm",
        _ => Digits[ones],
    };
}

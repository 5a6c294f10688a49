using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace KeToanChung.Ledger.Reconciliation.Formats;

/// <summary>
/// Vietnamese that was typed for the fonts of before Unicode and now reads as the Latin letters under them: TCVN3 (.VnTime: "Sè chøng tõ") and VNI
/// ("Soá chöùng töø"). Told by what reads as Vietnamese syllables, since the text itself says nothing.
/// </summary>
public static class LegacyLetters
{
    /// <summary>So much of a text tells what it is written in.</summary>
    private const int Sample = 50_000;

    private static readonly SearchValues<char> OwnLetters = SearchValues.Create("ĂăĐđƠơƯư");

    private static readonly SearchValues<char> LatinLetters =
        SearchValues.Create([.. Enumerable.Range('À', 'ÿ' - 'À' + 1).Select(c => (char)c).Where(char.IsLetter)]);

    // TCVN 5712:1993, VN3: one letter each, so that capitals with tones exist only as another font.
    private static readonly FrozenDictionary<char, char> Tcvn3 = Pairs(
        "¡Ă¢Â§Đ£Ê¤Ô¥Ơ¦Ư¨ă©â®đªê«ô¬ơ\u00ADư" +
        "µà¶ả·ã¸á¹ạ»ằ¼ẳ½ẵ¾ắÆặÇầÈẩÉẫÊấËậ" +
        "ÌèÎẻÏẽÐéÑẹÒềÓểÔễÕếÖệ×ìØỉÜĩÝíÞị" +
        "ßòáỏâõãóäọåồæổçỗèốéộêờëởìỡíớîợ" +
        "ïùñủòũóúôụõừöử÷ữøứùựúỳûỷüỹýýþỵ");

    // VNI for Windows: letters of their own…
    private static readonly FrozenDictionary<char, char> Vni = Pairs("ôơÔƠöưÖƯñđÑĐæỉÆỈóĩÓĨòịÒỊîỵÎỴ");

    // … and marks behind the vowel that they stand over.
    private static readonly FrozenDictionary<char, string> VniMarks = new Dictionary<char, string>
    {
        ['ù'] = "\u0301", ['ø'] = "\u0300", ['û'] = "\u0309", ['õ'] = "\u0303", ['ï'] = "\u0323",
        ['â'] = "\u0302", ['á'] = "\u0302\u0301", ['à'] = "\u0302\u0300", ['å'] = "\u0302\u0309", ['ã'] = "\u0302\u0303", ['ä'] = "\u0302\u0323",
        ['ê'] = "\u0306", ['é'] = "\u0306\u0301", ['è'] = "\u0306\u0300", ['ú'] = "\u0306\u0309", ['ü'] = "\u0306\u0303", ['ë'] = "\u0306\u0323",
    }.ToFrozenDictionary();

    /// <summary>How to read the text: as it is, or by the fonts that make Vietnamese of it.</summary>
    public static Func<string, string>? Recognise(IEnumerable<string> texts)
    {
        var sample = new StringBuilder();
        foreach (var text in texts)
        {
            if (sample.Length >= Sample)
                break;
            if (HasLetters(text) && !IsUnicode(text))
                sample.Append(Start(text)).Append('\n');
        }

        var (plain, tcvn3, vni) = (Syllables.In(sample.ToString()), Syllables.In(FromTcvn3(sample.ToString())), Syllables.In(FromVni(sample.ToString())));
        if (tcvn3 <= plain && vni <= plain)
            return null;
        return tcvn3 >= vni ? FromTcvn3 : FromVni;
    }

    /// <summary>Whether a text makes more sense in one of these fonts than its bytes do otherwise.</summary>
    public static bool ReadsBetter(string text, string otherwise) =>
        Recognise([text]) is { } mend && Syllables.In(mend(Start(text))) > Syllables.In(Start(otherwise));

    /// <summary>The table as it was meant.</summary>
    public static Table Mended(Table table)
    {
        if (Recognise(table.Rows.SelectMany(r => r.Cells).Where(c => !c.IsNumber).Select(c => c.Text)) is not { } mend)
            return table;

        return table with { Rows = [.. table.Rows.Select(r => r with { Cells = [.. r.Cells.Select(c => c.IsNumber || IsUnicode(c.Text) ? c : c with { Text = mend(c.Text) })] })] };
    }

    public static string FromTcvn3(string text) => string.Create(text.Length, text, (letters, from) =>
    {
        for (var i = 0; i < letters.Length; i++)
            letters[i] = Tcvn3.GetValueOrDefault(from[i], from[i]);
    });

    public static string FromVni(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letters.Length > 0 && "aeouyơưAEOUYƠƯ".Contains(letters[^1]) && VniMarks.TryGetValue(char.ToLowerInvariant(letter), out var marks))
                letters.Append(marks);
            else
                letters.Append(Vni.GetValueOrDefault(letter, letter));
        }

        return letters.ToString().Normalize(NormalizationForm.FormC);
    }

    // Signs such as § and × are at home in every text, and in no font's favour.
    private static bool HasLetters(string text) => text.AsSpan().ContainsAny(LatinLetters);

    // Those fonts had no letters beyond Latin-1: what has Vietnamese ones needs no mending.
    private static bool IsUnicode(string text) => text.AsSpan().ContainsAnyInRange('\u1EA0', '\u1EF9') || text.AsSpan().ContainsAny(OwnLetters);

    private static string Start(string text) => text.Length <= Sample ? text : text[..Sample];

    private static FrozenDictionary<char, char> Pairs(string pairs) =>
        pairs.Chunk(2).ToFrozenDictionary(p => p[0], p => p[1]);
}

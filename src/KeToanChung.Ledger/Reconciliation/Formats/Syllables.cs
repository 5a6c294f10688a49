using System.Text;
using System.Text.RegularExpressions;

namespace KeToanChung.Ledger.Reconciliation.Formats;

/// <summary>Words that a Vietnamese reader could pronounce.</summary>
internal static class Syllables
{
    private const string Tones = "\u0300\u0301\u0303\u0309\u0323";

    private static readonly Regex Words = new(@"[\p{L}\p{M}¡-¾×÷]{2,}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    private static readonly Regex Syllable = new(
        "^(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?"
        + "(?:[ưu]ơ[iu]?|i[êe]u?|yêu?|u[ôo]i?|oa[iyo]?|oe[o]?|uây?|uâ|uya|uyêu?|uyu?|uê|uơ|ưa|ưi|ưu|oă|oi|oo|[aăâeêioôơuưy]|a[iouy]|â[uy]|eo|êu|iu|i?a|ôi|ơi|u[aiy])"
        + "(?:ch|ng|nh|[cmnpt])?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking);

    /// <summary>How many words of two and more letters, one of them beyond ASCII, are syllables, less those that aren't.</summary>
    public static int In(string text) => Words.Matches(text.Normalize()).Where(w => !Ascii.IsValid(w.ValueSpan)).Sum(w => IsOne(w.Value) ? 1 : -1);

    private static bool IsOne(string word)
    {
        var letters = word.ToLowerInvariant().Normalize(NormalizationForm.FormD);
        var toneless = string.Concat(letters.Where(l => !Tones.Contains(l)));
        return letters.Length - toneless.Length <= 1 && Syllable.IsMatch(toneless.Normalize());
    }
}

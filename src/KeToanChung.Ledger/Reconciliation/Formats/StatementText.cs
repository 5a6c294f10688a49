using System.Text;

namespace KeToanChung.Ledger.Reconciliation.Formats;

/// <summary>What a bank prints beside an amount, as one line of text.</summary>
internal static class StatementText
{
    public static string Clean(string text) => Cut(OneLine(text), StatementLine.LongestText);

    /// <summary>Null where the bank gave none, in whatever words.</summary>
    public static string? Reference(string text) =>
        Cut(OneLine(text), StatementLine.LongestReference) is { Length: > 0 } given
        && given.ToUpperInvariant() is not ("NONREF" or "NOTPROVIDED" or "NOREF" or "-")
            ? given
            : null;

    /// <summary>
    /// Pieces of one text. A piece that fills its line was cut there, perhaps inside a word or a case number, so nothing goes between;
    /// a shorter one ended there.
    /// </summary>
    public static string Joined(IEnumerable<string> pieces, int fullLength)
    {
        var joined = new StringBuilder();
        var isCut = true;
        foreach (var piece in pieces)
        {
            if (!isCut)
                joined.Append(' ');
            joined.Append(piece);
            isCut = piece.Length >= fullLength;
        }

        return joined.ToString();
    }

    // Composed letters, no control characters, one blank between words: the databases and the matching want it plain.
    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in WithoutBrokenPairs(text).Normalize(NormalizationForm.FormC))
        {
            if (!char.IsControl(c) && !char.IsWhiteSpace(c))
                line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }

        return line.ToString().TrimEnd();
    }

    // Half of a surrogate pair can't be normalised, nor stored as UTF-8.
    private static string WithoutBrokenPairs(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}

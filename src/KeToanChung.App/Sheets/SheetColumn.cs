using KeToanChung.Ledger;

namespace KeToanChung.App.Sheets;

/// <summary>What a cell of a column holds, for reading it and for the template's formats.</summary>
public enum CellKind
{
    Text,

    /// <summary>Digits that are a name: 0082 stays 0082.</summary>
    Code,

    Day,

    /// <summary>Whole đồng.</summary>
    Amount,

    /// <summary>A whole number, such as a year or a count.</summary>
    Number,
}

/// <summary>A column of a sheet that is typed in.</summary>
/// <param name="Field">What the request calls it; a heading may say this too.</param>
/// <param name="Heading">What the template calls it.</param>
/// <param name="IsNeeded">Whether a sheet without it can't be read at all.</param>
/// <param name="AlsoCalled">Other headings by which people know it, in small letters without diacritics.</param>
public sealed record SheetColumn(string Field, string Heading, CellKind Kind, bool IsNeeded = false, params string[] AlsoCalled)
{
    /// <summary>What goes into it, for the head of the template.</summary>
    public required string Hint { get; init; }

    /// <summary>How well a heading names this column: 0 is best, null not at all.</summary>
    internal int? RankOf(string words)
    {
        if (words == FoldedLetters.WordsOf(Heading) || words == FoldedLetters.WordsOf(Field))
            return 0;
        var place = Array.IndexOf(AlsoCalled, words);
        return place < 0 ? null : place + 1;
    }
}

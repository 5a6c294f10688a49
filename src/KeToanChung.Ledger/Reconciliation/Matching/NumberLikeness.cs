namespace KeToanChung.Ledger.Reconciliation.Matching;

/// <summary>How a text may have somebody's number without having it right.</summary>
public enum Likeness
{
    None,

    /// <summary>Its beginning, and then the text breaks off.</summary>
    Cut,

    /// <summary>Two neighbours swapped, or one character wrong, missing or too many.</summary>
    Mistyped,

    Exact,
}

/// <summary>Finds numbers that were damaged on their way. Works on letters and digits alone.</summary>
public static class NumberLikeness
{
    /// <summary>So many characters may be lost at the end: with more the number says less than the payer's name.</summary>
    private const int MostCut = 4;

    /// <summary>Shorter numbers are like too many others.</summary>
    private const int Shortest = 6;

    public static Likeness Of(TransferText text, string squeezedNumber)
    {
        if (squeezedNumber.Length == 0)
            return Likeness.None;
        if (text.Has(squeezedNumber))
            return Likeness.Exact;
        if (squeezedNumber.Length < Shortest)
            return Likeness.None;
        return IsMistyped(text, squeezedNumber) ? Likeness.Mistyped : IsCut(text, squeezedNumber) ? Likeness.Cut : Likeness.None;
    }

    private static bool IsCut(TransferText text, string number)
    {
        for (var length = number.Length - 1; length >= Math.Max(Shortest, number.Length - MostCut); length--)
        {
            if (text.HasUnfinished(number[..length]))
                return true;
        }

        return false;
    }

    private static bool IsMistyped(TransferText text, string number)
    {
        var squeezed = text.Squeezed;
        for (var length = number.Length - 1; length <= number.Length + 1; length++)
        {
            for (var start = 0; start + length <= squeezed.Length; start++)
            {
                // A number's first or last character is hardly ever what is wrong; asking for one of the two keeps this quick.
                if ((squeezed[start] == number[0] || squeezed[start + length - 1] == number[^1])
                    && text.IsWhole(start, length) && IsOneSlipAway(squeezed.AsSpan(start, length), number))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsOneSlipAway(ReadOnlySpan<char> typed, ReadOnlySpan<char> right)
    {
        var same = typed.CommonPrefixLength(right);
        typed = typed[same..];
        right = right[same..];
        return (typed.Length - right.Length) switch
        {
            0 => typed.Length > 0 && (typed[1..].SequenceEqual(right[1..])
                || (typed.Length > 1 && typed[0] == right[1] && typed[1] == right[0] && typed[2..].SequenceEqual(right[2..]))),
            1 => typed[1..].SequenceEqual(right),
            -1 => typed.SequenceEqual(right[1..]),
            _ => false,
        };
    }
}

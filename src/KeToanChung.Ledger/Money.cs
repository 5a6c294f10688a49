using System.Globalization;

namespace KeToanChung.Ledger;

/// <summary>Whole đồng. Arithmetic is checked: an amount that no longer fits is our fault and throws, it never wraps around.</summary>
public readonly record struct Money(long Dong) : IComparable<Money>
{
    /// <summary>The largest amount one line may carry: the largest whole number that JSON readers keep exactly (2^53 − 1).</summary>
    public const long LargestLine = 9_007_199_254_740_991;

    public static Money Zero => default;

    public bool IsZero => Dong == 0;

    public static Money operator +(Money left, Money right) => new(checked(left.Dong + right.Dong));

    public static Money operator -(Money left, Money right) => new(checked(left.Dong - right.Dong));

    public static Money operator -(Money amount) => new(checked(-amount.Dong));

    public static bool operator <(Money left, Money right) => left.Dong < right.Dong;

    public static bool operator >(Money left, Money right) => left.Dong > right.Dong;

    public static bool operator <=(Money left, Money right) => left.Dong <= right.Dong;

    public static bool operator >=(Money left, Money right) => left.Dong >= right.Dong;

    public static implicit operator Money(long dong) => new(dong);

    public int CompareTo(Money other) => Dong.CompareTo(other.Dong);

    public override string ToString() => Dong.ToString(CultureInfo.InvariantCulture);
}

using CsCheck;

namespace KeToanChung.Ledger.Tests.Given;

internal static class Any
{
    /// <summary>One of these, each as likely as the others.</summary>
    public static Gen<T> Of<T>(params T[] items) => Gen.Int[0, items.Length - 1].Select(i => items[i]);
}

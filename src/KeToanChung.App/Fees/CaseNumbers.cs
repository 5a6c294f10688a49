using KeToanChung.App.Words;

namespace KeToanChung.App.Fees;

/// <summary>Numbers that others gave: case numbers, transactions. Kept trimmed, composed and in capitals, so that all databases compare them alike.</summary>
internal static class CaseNumbers
{
    public static string? Normal(string? number) => string.IsNullOrWhiteSpace(number) ? null : number.Kept().ToUpperInvariant();
}

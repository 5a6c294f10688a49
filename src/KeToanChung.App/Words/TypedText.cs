namespace KeToanChung.App.Words;

/// <summary>What a person typed, as it is kept: without blanks around it, letters and their marks composed, so that equal texts are equal.</summary>
internal static class TypedText
{
    public static string Kept(this string text) => text.Trim().Normalize();

    /// <returns>Null where nothing but blanks was typed.</returns>
    public static string? KeptOrNone(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Kept();
}

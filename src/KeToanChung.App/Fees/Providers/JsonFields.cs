using System.Globalization;
using System.Text.Json;

using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;

namespace KeToanChung.App.Fees.Providers;

/// <summary>Fields of a provider's JSON. Names that we don't know are left alone: providers add fields.</summary>
internal static class JsonFields
{
    private const int LongestContent = 1_000;

    /// <summary>A text or number at a path such as <c>data.amount</c>; null where there is none.</summary>
    public static string? TextAt(this JsonElement element, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (element.ValueKind is not JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }

        return element.ValueKind switch
        {
            JsonValueKind.String => element.GetString(),
            JsonValueKind.Number => element.GetRawText(),
            _ => null,
        };
    }

    /// <summary>What the payer wrote; null and blank are one thing here, and a very long one is cut.</summary>
    public static string ContentOf(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            if (!string.IsNullOrWhiteSpace(text))
                return text.Trim() is { Length: > LongestContent } tooLong ? tooLong[..LongestContent] : text.Trim();
        }

        return "";
    }

    /// <summary>Whole đồng with a sign; providers write some of them with a point and noughts.</summary>
    public static Outcome<long> Dong(string? text, string field) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
        && decimal.Truncate(amount) == amount && Math.Abs(amount) <= Money.LargestLine
            ? (long)amount
            : new Refusal(Codes.RequestInvalid, field, "wholeDong");

    public static Outcome<DateTimeOffset> Instant(string? text, string field) =>
        BusinessClock.ReadInstant(text) is { } at ? at : new Refusal(Codes.RequestInvalid, field, "instant");
}

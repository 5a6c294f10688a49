using System.Globalization;
using System.Text.Json;

using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;

namespace KeToanChung.App.Fees;

/// <summary>Reads a payment out of a provider's JSON. Names that we don't know are left alone: providers add fields.</summary>
internal static class WebhookBody
{
    /// <summary>Our names; a channel may say where each stands in its provider's body.</summary>
    public static readonly IReadOnlySet<string> Fields =
        new HashSet<string>(StringComparer.Ordinal) { "transactionId", "caseNumber", "amount", "paidAt", "status", "settlementReference" };

    /// <param name="paths">The channel's, as stored; null where the provider uses our names.</param>
    public static Outcome<PaymentReport> Read(ReadOnlyMemory<byte> body, string? paths)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return new Refusal(Codes.RequestInvalid, null, "unreadable");
        }

        using (document)
        {
            var places = paths is null ? null : JsonSerializer.Deserialize<Dictionary<string, string>>(paths, Stored.Json);
            string? Text(string field) => TextAt(document.RootElement, places?.GetValueOrDefault(field) ?? field);

            if (!long.TryParse(Text("amount"), NumberStyles.None, CultureInfo.InvariantCulture, out var amount))
                return new Refusal(Codes.RequestInvalid, "amount", "wholeDong");
            if (BusinessClock.ReadInstant(Text("paidAt")) is not { } paidAt)
                return new Refusal(Codes.RequestInvalid, "paidAt", "instant");

            return new PaymentReport(
                Text("transactionId") ?? "", Text("caseNumber") ?? "", amount, paidAt, Text("status"), Text("settlementReference"));
        }
    }

    private static string? TextAt(JsonElement element, string path)
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
}

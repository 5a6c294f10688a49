using System.Text;
using System.Text.Json;

using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;

namespace KeToanChung.App.Fees.Providers;

/// <summary>
/// payOS: a payment of one of its links or virtual accounts. The body carries its signature: HMAC-SHA256 over the names and values of data, sorted
/// by name, as <c>name=value</c> joined with <c>&amp;</c>.
/// </summary>
internal sealed class PayOsProvider : IPaymentProvider
{
    public string Name => "payos";

    public IReadOnlyList<string> Signatures { get; } = [];

    public IReadOnlyList<string> Keys { get; } = [];

    public bool IsGenuine(WebhookCall call, string secret, DateTime now)
    {
        try
        {
            using var document = JsonDocument.Parse(call.Body);
            return document.RootElement.TextAt("signature") is { } signature
                && document.RootElement.TryGetProperty("data", out var data) && data.ValueKind is JsonValueKind.Object
                && Signing.AreEqualHex(Signing.Sha256(secret, Encoding.UTF8.GetBytes(Signed(data))), signature);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>orderCode is payOS's own number of the payment; the case is named by the transfer's content, or by an order made for its number.</summary>
    public Outcome<IPaymentProvider.Reading> Read(JsonElement body, IReadOnlyDictionary<string, string>? paths)
    {
        var amount = JsonFields.Dong(body.TextAt("data.amount"), "data.amount");
        var paidAt = JsonFields.Instant(body.TextAt("data.transactionDateTime"), "data.transactionDateTime");
        if (amount.IsRefused || paidAt.IsRefused)
            return Outcome<IPaymentProvider.Reading>.Refused([.. amount.Refusals, .. paidAt.Refusals]);
        if (body.TextAt("data.currency") is not (null or "" or "VND"))
            return new Refusal(Codes.RequestInvalid, "data.currency", "unknownValue");

        // One link may be paid twice: the bank's reference tells the two apart.
        var (order, reference) = (body.TextAt("data.orderCode"), body.TextAt("data.reference"));
        var report = new PaymentReport(
            order is null ? "" : $"{order}/{reference}", order ?? "", amount.Value, paidAt.Value, body.TextAt("data.code") ?? body.TextAt("code"))
        {
            Content = JsonFields.ContentOf(body.TextAt("data.description")), BankReference = reference,
        };
        return new IPaymentProvider.Reading(report, [.. new[] { body.TextAt("data.accountNumber"), body.TextAt("data.virtualAccountNumber") }.OfType<string>()]);
    }

    private static string Signed(JsonElement data) => string.Join('&', data.EnumerateObject()
        .OrderBy(p => p.Name, StringComparer.Ordinal)
        .Select(p => $"{p.Name}={ValueOf(p.Value)}"));

    private static string ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => value.GetString() is "null" or "undefined" ? "" : value.GetString()!,
        JsonValueKind.Object or JsonValueKind.Array => Signing.Sorted(value),
        _ => value.GetRawText(),
    };
}

using System.Text.Json;

using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;

namespace KeToanChung.App.Fees.Providers;

/// <summary>
/// Any provider that signs the raw body with HMAC-SHA256, in hex, in the header X-Signature: the channel says where its body has our fields.
/// </summary>
internal sealed class GenericProvider : IPaymentProvider
{
    private const string Signature = "X-Signature";

    /// <summary>Our names; a channel may say where each stands in its provider's body.</summary>
    public static readonly IReadOnlySet<string> Fields = new HashSet<string>(StringComparer.Ordinal)
    {
        "transactionId", "caseNumber", "amount", "paidAt", "status", "settlementReference", "content", "account", "bankReference",
    };

    public string Name => "generic";

    public IReadOnlyList<string> Signatures { get; } = [Signature];

    public IReadOnlyList<string> Keys { get; } = [];

    public bool IsGenuine(WebhookCall call, string secret, DateTime now) =>
        Signing.AreEqualHex(Signing.Sha256(secret, call.Body), call.Header(Signature));

    public Outcome<IPaymentProvider.Reading> Read(JsonElement body, IReadOnlyDictionary<string, string>? paths)
    {
        string? Text(string field) => body.TextAt(paths?.GetValueOrDefault(field) ?? field);

        var amount = JsonFields.Dong(Text("amount"), "amount");
        if (amount.IsRefused || amount.Value < 0)
            return new Refusal(Codes.RequestInvalid, "amount", "wholeDong");
        var paidAt = JsonFields.Instant(Text("paidAt"), "paidAt");
        if (paidAt.IsRefused)
            return Outcome<IPaymentProvider.Reading>.Refused(paidAt.Refusals);

        var report = new PaymentReport(
            Text("transactionId") ?? "", Text("caseNumber") ?? "", amount.Value, paidAt.Value, Text("status"), Text("settlementReference"))
        {
            Content = Text("content"), BankReference = Text("bankReference"),
        };
        return new IPaymentProvider.Reading(report, Text("account") is { } account ? [account] : []);
    }
}

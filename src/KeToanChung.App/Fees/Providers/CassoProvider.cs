using System.Text.Json;

using KeToanChung.App.Pipeline;
using KeToanChung.Ledger.Fees;

namespace KeToanChung.App.Fees.Providers;

/// <summary>
/// Casso, webhook v2: one movement of the account, less than nought for money going out. Signed with HMAC-SHA512 over the time, a dot and the body
/// written again with its names sorted; older installations send the secret itself as secure-token.
/// </summary>
internal sealed class CassoProvider : IPaymentProvider
{
    private const string Signature = "X-Casso-Signature";

    private const string Token = "secure-token";

    public string Name => "casso";

    public IReadOnlyList<string> Signatures { get; } = [Signature];

    public IReadOnlyList<string> Keys { get; } = [Token];

    // The time isn't held against the clock: Casso repeats a delivery as it was signed, and a transaction counts once anyhow.
    public bool IsGenuine(WebhookCall call, string secret, DateTime now)
    {
        if (call.Header(Signature) is not { } signature)
            return call.Header(Token) is { } token && Signing.AreEqual(secret, token);

        var parts = signature.Split(',').Select(p => p.Trim().Split('=', 2)).Where(p => p.Length == 2).ToLookup(p => p[0], p => p[1], StringComparer.Ordinal);
        var (time, given) = (parts["t"].FirstOrDefault(), parts["v1"].FirstOrDefault());
        if (time is null || given is null || Parsed(call.Body) is not { } document)
            return false;

        // Which writer Casso's sender uses is not told: one escapes letters, another slashes.
        using (document)
        {
            return (from letters in new[] { false, true }
                    from slashes in new[] { false, true }
                    select Signing.Sha512(secret, $"{time}.{Signing.Sorted(document.RootElement, letters, slashes)}"))
                .Any(right => Signing.AreEqualHex(right, given));
        }
    }

    public Outcome<IPaymentProvider.Reading> Read(JsonElement body, IReadOnlyDictionary<string, string>? paths)
    {
        var id = body.TextAt("data.id");
        if (id is "0")
            return new IPaymentProvider.Reading(null, []);

        var amount = JsonFields.Dong(body.TextAt("data.amount"), "data.amount");
        var paidAt = JsonFields.Instant(body.TextAt("data.transactionDateTime"), "data.transactionDateTime");
        if (amount.IsRefused || paidAt.IsRefused)
            return Outcome<IPaymentProvider.Reading>.Refused([.. amount.Refusals, .. paidAt.Refusals]);

        var report = new PaymentReport(id ?? "", "", Math.Abs(amount.Value), paidAt.Value, body.TextAt("error") is null or "0" ? null : "error")
        {
            Content = JsonFields.ContentOf(body.TextAt("data.description")), BankReference = body.TextAt("data.reference"),
            SetAside = amount.Value < 0 ? WaitReason.Outgoing : null,
        };
        return new IPaymentProvider.Reading(report, [.. new[] { body.TextAt("data.accountNumber"), body.TextAt("data.virtualAccountNumber") }.OfType<string>()]);
    }

    private static JsonDocument? Parsed(byte[] body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

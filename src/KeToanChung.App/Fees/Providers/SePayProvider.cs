using System.Globalization;
using System.Text;
using System.Text.Json;

using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Fees;

namespace KeToanChung.App.Fees.Providers;

/// <summary>
/// SePay: a flat body, one for each movement of the account, money going out too. Signed with HMAC-SHA256 over the time, a dot and the raw body;
/// or, where the commune chose the simpler way there, with its API key in Authorization. (developer.sepay.vn: xac-thuc, bao-mat)
/// </summary>
internal sealed class SePayProvider : IPaymentProvider
{
    private const string Signature = "X-SePay-Signature";

    private const string Timestamp = "X-SePay-Timestamp";

    private const string Authorization = "Authorization";

    private const string Scheme = "Apikey ";

    /// <summary>Each delivery, a repeated one too, is signed anew: an older one was caught on its way.</summary>
    private const long ToleranceSeconds = 5 * 60;

    public string Name => "sepay";

    public IReadOnlyList<string> Signatures { get; } = [Timestamp, Signature];

    public IReadOnlyList<string> Keys { get; } = [Authorization];

    public bool IsGenuine(WebhookCall call, string secret, DateTime now)
    {
        if (call.Header(Signature) is not { } signature)
            return call.Header(Authorization) is { } key && key.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && Signing.AreEqual(secret, key[Scheme.Length..]);

        return long.TryParse(call.Header(Timestamp), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && Math.Abs(new DateTimeOffset(now, TimeSpan.Zero).ToUnixTimeSeconds() - seconds) <= ToleranceSeconds
            && Signing.AreEqualHex(
                "sha256=" + Signing.Sha256(secret, [.. Encoding.UTF8.GetBytes($"{call.Header(Timestamp)}."), .. call.Body]), signature);
    }

    public Outcome<IPaymentProvider.Reading> Read(JsonElement body, IReadOnlyDictionary<string, string>? paths)
    {
        var id = body.TextAt("id");
        if (id is "0")
            return new IPaymentProvider.Reading(null, []);
        if (body.TextAt("transferType") is not ("in" or "out"))
            return new Refusal(Codes.RequestInvalid, "transferType", "unknownValue");

        var amount = JsonFields.Dong(body.TextAt("transferAmount"), "transferAmount");
        var paidAt = JsonFields.Instant(body.TextAt("transactionDate"), "transactionDate");
        if (amount.IsRefused || paidAt.IsRefused)
            return Outcome<IPaymentProvider.Reading>.Refused([.. amount.Refusals, .. paidAt.Refusals]);

        var report = new PaymentReport(id ?? "", body.TextAt("code") ?? "", amount.Value, paidAt.Value)
        {
            Content = JsonFields.ContentOf(body.TextAt("content"), body.TextAt("description")), BankReference = body.TextAt("referenceCode"),
            SetAside = body.TextAt("transferType") is "out" ? WaitReason.Outgoing : null,
        };
        return new IPaymentProvider.Reading(report, [.. new[] { body.TextAt("accountNumber"), body.TextAt("subAccount") }.OfType<string>()]);
    }
}

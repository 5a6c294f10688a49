using System.Text.Json;

using KeToanChung.App.Pipeline;

namespace KeToanChung.App.Fees.Providers;

/// <summary>What came in at a channel's address. Signatures are over these bytes.</summary>
/// <param name="Headers">By name, whatever its case.</param>
public sealed record WebhookCall(string Provider, string Channel, byte[] Body, IReadOnlyDictionary<string, string> Headers)
{
    internal string? Header(string name) => Headers.GetValueOrDefault(name);

    // A record prints its members: a provider's key must not come out that way.
    public override string ToString() => $"{Provider}/{Channel}";
}

/// <summary>How one provider signs, and how it writes a payment. Singletons: they keep nothing.</summary>
internal interface IPaymentProvider
{
    /// <summary>As it stands in the webhook's path.</summary>
    string Name { get; }

    /// <summary>Headers that prove the sender and may be kept: they give nothing away.</summary>
    IReadOnlyList<string> Signatures { get; }

    /// <summary>Headers that carry the secret itself: that they were there is kept, never what was in them.</summary>
    IReadOnlyList<string> Keys { get; }

    bool IsGenuine(WebhookCall call, string secret, DateTime now);

    /// <param name="paths">Where the channel's provider writes our fields; <see cref="GenericProvider"/> alone has any.</param>
    /// <returns>The payment; none where the provider only tries whether the address answers.</returns>
    Outcome<Reading> Read(JsonElement body, IReadOnlyDictionary<string, string>? paths);

    /// <param name="Accounts">The accounts that the money came to, as the provider writes them: the account itself and the virtual one.</param>
    internal sealed record Reading(PaymentReport? Report, IReadOnlyList<string> Accounts);
}

/// <summary>The providers there are.</summary>
internal static class PaymentProviders
{
    public static readonly IReadOnlyList<IPaymentProvider> All = [new GenericProvider(), new SePayProvider(), new CassoProvider(), new PayOsProvider()];

    public static IPaymentProvider? Find(string? name) => All.FirstOrDefault(p => p.Name == name);
}

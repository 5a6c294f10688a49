using KeToanChung.App.Data.Records;
using KeToanChung.App.Fees.Providers;

using Microsoft.AspNetCore.DataProtection;

namespace KeToanChung.App.Fees;

/// <summary>
/// The secrets of the channels: kept encrypted by the keys of data protection, which stand in the database for all nodes, and held against what a
/// provider sends.
/// </summary>
public sealed class SignedWebhook(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("KeToanChung.PaymentChannels.v1");

    public static string NormalChannel(string channel) => channel.Trim().ToLowerInvariant();

    internal string Protect(string secret) => protector.Protect(secret);

    internal string Reveal(PaymentChannelRecord channel) => protector.Unprotect(channel.ProtectedSecret);

    internal bool IsGenuine(PaymentChannelRecord channel, IPaymentProvider provider, WebhookCall call, DateTime now) =>
        provider.IsGenuine(call, Reveal(channel), now);
}

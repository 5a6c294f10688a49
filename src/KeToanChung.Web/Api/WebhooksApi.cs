using KeToanChung.App.Fees;
using KeToanChung.App.Fees.Providers;
using KeToanChung.App.Pipeline;
using KeToanChung.Web.Security;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Api;

/// <summary>Where payment providers report by themselves. Nobody signs in: the signature over the body is what counts.</summary>
internal static class WebhooksApi
{
    private const int LargestBodyBytes = 64 * 1024;

    public static void MapWebhooks(this RouteGroupBuilder api) =>
        api.MapPost("/webhooks/payments/{provider}/{channel}", Receive).Answers<ReceiveWebhook.Result>().WithTags("Online payments")
            .AllowAnonymous().RequireRateLimiting(RequestLimits.Webhook).WithMetadata(new RequestSizeLimitAttribute(LargestBodyBytes));

    /// <summary>Takes a payment that a provider reports</summary>
    /// <remarks>
    /// sepay, casso (v2) and payos send their own bodies with their own signatures. The provider generic sends {transactionId, caseNumber, amount,
    /// paidAt, status?, settlementReference?, content?, account?, bankReference?}, or its own names where the channel says so, and signs the raw body
    /// with HMAC-SHA256, in hex, in the header X-Signature. The same transaction again answers 200 and changes nothing. Money that went out, came to
    /// another account or names no fee is kept aside with its reason.
    /// </remarks>
    internal static async Task<IResult> Receive(
        string provider, string channel, HttpContext http, CallContext context, ReceiveWebhook webhook, CancellationToken cancel)
    {
        (context.Caller, context.Door) = (Caller.System, Door.Webhook);
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, cancel);
        var headers = http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return Outcomes.Ok(await webhook.Receive(new WebhookCall(provider, channel, body.ToArray(), headers), cancel));
    }
}

using System.Threading.RateLimiting;

using Microsoft.AspNetCore.RateLimiting;

namespace KeToanChung.Web.Security;

/// <summary>
/// How often one address may ask for what nobody has signed in for: an endpoint names its limit by <see cref="EnableRateLimitingAttribute"/>.
/// The framework's own middleware never disposes its limiters, whose timers then keep an application that has ended in memory.
/// </summary>
internal sealed class RequestLimits : IMiddleware, IDisposable
{
    /// <summary>Guessing at one account is stopped by its lock; this stops guessing at many accounts, and the work that it makes.</summary>
    public const string SignIn = "sign-in";

    /// <summary>A provider may report a morning's payments at once; more than that from one place is no provider.</summary>
    public const string Webhook = "webhook";

    /// <summary>A one-stop centre's visitors share its address; trying codes one by one is hopeless all the same: there are 31^10.</summary>
    public const string Tracking = "tracking";

    private readonly Dictionary<string, PartitionedRateLimiter<HttpContext>> limiters;

    public RequestLimits(IConfiguration configuration) => limiters = new(StringComparer.Ordinal)
    {
        [SignIn] = PerMinute(configuration.GetValue("Security:SignInsPerMinute", 120)),
        [Webhook] = PerMinute(configuration.GetValue("Security:WebhooksPerMinute", 600)),
        [Tracking] = PerMinute(configuration.GetValue("Security:TrackedPerMinute", 120)),
    };

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName is { } limit)
        {
            using var lease = limiters[limit].AttemptAcquire(context);
            if (!lease.IsAcquired)
            {
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                context.Response.Headers.RetryAfter = "60";
                return;
            }
        }

        await next(context);
    }

    public void Dispose()
    {
        foreach (var limiter in limiters.Values)
            limiter.Dispose();
    }

    private static PartitionedRateLimiter<HttpContext> PerMinute(int permits) => PartitionedRateLimiter.Create<HttpContext, string>(
        http => RateLimitPartition.GetSlidingWindowLimiter(
            http.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new SlidingWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 }));
}

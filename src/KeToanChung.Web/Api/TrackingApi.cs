using KeToanChung.App.Pipeline;
using KeToanChung.App.Tracking;
using KeToanChung.Web.Security;

using MediatR;

namespace KeToanChung.Web.Api;

/// <summary>For whoever holds a code: nobody signs in, and nothing personal is told.</summary>
internal static class TrackingApi
{
    public static void MapTracking(this RouteGroupBuilder api) =>
        api.MapGet("/tracking/{code}", Show).Answers<Track.Result>().WithTags("Tracking").AllowAnonymous().RequireRateLimiting(RequestLimits.Tracking);

    /// <summary>Tells where a fee or a payment request stands, by its tracking code</summary>
    /// <remarks>Without signing in and without personal data. While a fee waits for its payment, transfer has its VietQR code. Limited for each caller.</remarks>
    internal static async Task<IResult> Show(string code, CallContext context, IMediator mediator, CancellationToken cancel)
    {
        (context.Caller, context.Door) = (Caller.System, Door.Api);
        return Outcomes.Ok(await mediator.Send(new Track.Query(code), cancel));
    }
}

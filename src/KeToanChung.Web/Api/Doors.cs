using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Web.Security;

using Microsoft.AspNetCore.Authorization;

namespace KeToanChung.Web.Api;

/// <summary>
/// Fills in who calls and through which door, before anything is sent: everything else about a request is decided behind it.
/// </summary>
internal sealed class Doors(RequestDelegate next)
{
    public const string Api = "/api";

    private const string IdempotencyKey = "Idempotency-Key";

    private const string IdempotencyReplayed = "Idempotency-Replayed";

    private const int LongestKey = 128;

    public static bool IsApi(HttpContext http) => http.Request.Path.StartsWithSegments(Api, StringComparison.OrdinalIgnoreCase);

    public async Task InvokeAsync(HttpContext http, CallContext context)
    {
        context.Caller = Tickets.CallerOf(http.User);
        context.Door = IsApi(http) ? Door.Api : Door.Page;
        context.TraceId = Problem.TraceIdOf(http);
        context.Path = http.Request.Path.Value ?? "";

        if (Tickets.MustEnrolFirst(http.User) && NeedsSecondFactor(http.GetEndpoint()))
        {
            if (!IsApi(http))
            {
                http.Response.Redirect(http.Request.PathBase + SecurityServices.SecondFactorPage);
                return;
            }

            var notEnrolled = new Refusal(Codes.RightMissing, null, "secondFactorNotEnrolled");
            await Problem.Of([notEnrolled], StatusCodes.Status403Forbidden, http).WriteTo(http);
            return;
        }

        if (http.GetEndpoint()?.Metadata.GetMetadata<TakesIdempotencyKeyAttribute>() is not null
            && http.Request.Headers.TryGetValue(IdempotencyKey, out var given))
        {
            if (given.ToString() is not { Length: > 0 and <= LongestKey } key || !key.All(c => c is > ' ' and <= '~'))
            {
                var malformed = new Refusal(Codes.RequestInvalid, IdempotencyKey, "idempotencyKey");
                await Problem.Of([malformed], StatusCodes.Status400BadRequest, http).WriteTo(http);
                return;
            }

            context.IdempotencyKey = key;
            http.Response.OnStarting(() =>
            {
                if (context.Replayed)
                    http.Response.Headers[IdempotencyReplayed] = "true";
                return Task.CompletedTask;
            });
        }

        await next(http);
    }

    private static bool NeedsSecondFactor(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<IAuthorizeData>() is not null
        && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
        && endpoint.Metadata.GetMetadata<OpenWithoutSecondFactorAttribute>() is null;
}

/// <summary>A POST that creates: sent again with the same key it gives the first answer again.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TakesIdempotencyKeyAttribute : Attribute;

/// <summary>Open to a user who must enrol a second factor first.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class OpenWithoutSecondFactorAttribute : Attribute;

using KeToanChung.Ledger;
using KeToanChung.Web.Security;

using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

using User = KeToanChung.App.Data.Records.User;

namespace KeToanChung.Web.Api;

/// <summary>Signing in: the only calls that need no token.</summary>
internal static class AuthApi
{
    public static void MapAuth(this RouteGroupBuilder api)
    {
        var auth = api.MapGroup("/auth").WithTags("Sign-in").AllowAnonymous();

        auth.MapPost("/login", Login).RequireRateLimiting(RequestLimits.SignIn).Produces<AccessTokenResponse>();
        auth.MapPost("/refresh", Refresh).RequireRateLimiting(RequestLimits.SignIn).Produces<AccessTokenResponse>();
    }

    /// <summary>Signs in with name and password</summary>
    /// <remarks>A wrong name and a wrong password get the same answer. Five failures in a row lock the account for ten minutes.</remarks>
    internal static async Task<IResult> Login(LoginBody body, SignInDesk desk, CancellationToken cancel)
    {
        if (body.FirstMissing is { } missing)
            return Outcomes.Refused(new Refusal(Codes.RequestInvalid, missing, "required"));

        var outcome = await desk.SignIn(body.UserName!, body.Password!, body.TwoFactorCode, cancel);
        return outcome.IsRefused ? Outcomes.Refused(outcome.Refusals[0]) : TokenFor(outcome.Value!);
    }

    /// <summary>Gives a new access token for a refresh token</summary>
    /// <remarks>The new token still says when the password was last given: approving asks for a fresh sign-in.</remarks>
    internal static async Task<IResult> Refresh(
        RefreshBody body, IOptionsMonitor<BearerTokenOptions> bearer, UserManager<User> users, SecondFactor secondFactor, TimeProvider time,
        CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(body.RefreshToken))
            return Outcomes.Refused(new Refusal(Codes.RequestInvalid, "refreshToken", "required"));

        var ticket = bearer.Get(IdentityConstants.BearerScheme).RefreshTokenProtector.Unprotect(body.RefreshToken);
        if (ticket?.Properties.ExpiresUtc is not { } expires || time.GetUtcNow() >= expires
            || Tickets.UserIdOf(ticket.Principal) is not { } id
            || await users.FindByIdAsync(id.ToString()) is not { } user
            || !Tickets.IsCurrent(ticket.Principal, user))
        {
            return Outcomes.Refused(new Refusal(Codes.AuthFailed, "refreshToken", "refresh"));
        }

        var mustEnrol = !user.TwoFactorEnabled && await secondFactor.IsRequiredOf(user, cancel);
        return TokenFor(new SignedIn(user, Tickets.SignedInAt(ticket.Principal), mustEnrol));
    }

    private static SignInHttpResult TokenFor(SignedIn signedIn) => TypedResults.SignIn(
        Tickets.Of(signedIn.User, signedIn.At, signedIn.MustEnrol, IdentityConstants.BearerScheme),
        authenticationScheme: IdentityConstants.BearerScheme);
}

/// <param name="TwoFactorCode">The six digits of the authenticator app, once one is enrolled.</param>
internal sealed record LoginBody(string? UserName, string? Password, string? TwoFactorCode)
{
    public string? FirstMissing => string.IsNullOrWhiteSpace(UserName) ? "userName" : string.IsNullOrEmpty(Password) ? "password" : null;
}

internal sealed record RefreshBody(string? RefreshToken);

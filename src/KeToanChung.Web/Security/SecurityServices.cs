using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace KeToanChung.Web.Security;

/// <summary>Signing in: a bearer token at the API, a cookie on the pages. A path takes one of the two, never both.</summary>
internal static class SecurityServices
{
    public const string SignInPage = "/sign-in";

    public const string SecondFactorPage = "/second-factor";

    private const string ByDoor = "by-door";

    private static readonly TimeSpan AccessTokenLifetime = TimeSpan.FromMinutes(90);

    private static readonly TimeSpan RefreshTokenLifetime = TimeSpan.FromDays(7);

    private static readonly TimeSpan CookieLifetime = TimeSpan.FromHours(8); // since the last click

    public static IServiceCollection AddSecurity(this IServiceCollection services)
    {
        // In the database and under one name: what one node signed another can read, also after a restart.
        services.AddDataProtection().SetApplicationName("KeToanChung").PersistKeysToDbContext<AppDb>();

        services.AddAuthentication(ByDoor)
            .AddPolicyScheme(ByDoor, null, scheme => scheme.ForwardDefaultSelector = http =>
                Api.Doors.IsApi(http) ? IdentityConstants.BearerScheme : IdentityConstants.ApplicationScheme)
            .AddBearerToken(IdentityConstants.BearerScheme, bearer =>
            {
                bearer.BearerTokenExpiration = AccessTokenLifetime;
                bearer.RefreshTokenExpiration = RefreshTokenLifetime;
            })
            .AddCookie(IdentityConstants.ApplicationScheme, cookie =>
            {
                cookie.Cookie.Name = "KeToanChung";
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Strict;
                cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest; // a commune may serve plain HTTP on its own machine
                cookie.ExpireTimeSpan = CookieLifetime;
                cookie.SlidingExpiration = true;
                cookie.LoginPath = SignInPage;
                cookie.Events.OnValidatePrincipal = RejectOldStamp;
                cookie.Events.OnRedirectToLogin = AskToSignIn;
                cookie.Events.OnRedirectToAccessDenied = denied =>
                {
                    denied.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                };
            });
        services.AddSingleton<IPostConfigureOptions<BearerTokenOptions>, RememberedTokens.Installing>();
        services.AddAuthorization();

        services.AddScoped<SignInDesk>();
        services.AddScoped<SecondFactor>();
        services.AddSingleton<UnknownNames>();
        services.AddSingleton<RequestLimits>();
        return services;
    }

    // Nothing typed is lost: a form goes along to the sign-in page, and a part of a page that a script asked for lets the whole page lead there.
    private static async Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> signIn)
    {
        var (request, response) = (signIn.Request, signIn.Response);
        if (request.Headers.ContainsKey("HX-Request"))
        {
            response.StatusCode = StatusCodes.Status401Unauthorized;
            if (HttpMethods.IsGet(request.Method))
                response.Headers["HX-Refresh"] = "true";
            await response.CompleteAsync();
            return;
        }

        if (!HttpMethods.IsPost(request.Method))
        {
            response.Redirect(signIn.RedirectUri);
            return;
        }

        await Forms.KeptForm.Keep(signIn.HttpContext);
        response.StatusCode = StatusCodes.Status401Unauthorized;
    }

    // A password that was changed ends all other sessions of its user.
    private static async Task RejectOldStamp(CookieValidatePrincipalContext context)
    {
        var users = context.HttpContext.RequestServices.GetRequiredService<UserManager<User>>();
        var user = Tickets.UserIdOf(context.Principal!) is { } id ? await users.FindByIdAsync(id.ToString()) : null;
        if (user is null || !Tickets.IsCurrent(context.Principal!, user))
            context.RejectPrincipal();
    }
}

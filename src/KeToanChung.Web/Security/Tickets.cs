using System.Globalization;
using System.Security.Claims;

using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;

namespace KeToanChung.Web.Security;

/// <summary>
/// What a token or cookie says: who, and when the password was last given. No rights: those are read from the appointments with each
/// request, so that one that was taken away is gone at once.
/// </summary>
internal static class Tickets
{
    private const string AuthTime = "auth_time";

    private const string Stamp = "stamp";

    /// <summary>The policy asks for a second factor and the user has none yet: nothing but enrolling is open.</summary>
    private const string MustEnrol = "must_enrol";

    public static ClaimsPrincipal Of(User user, DateTime signedInAt, bool mustEnrol, string scheme)
    {
        List<Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, user.Id.ToString()),
            new(ClaimTypes.Name, user.UserName!),
            new(AuthTime, new DateTimeOffset(signedInAt).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            new(Stamp, user.SecurityStamp ?? ""),
        ];
        if (mustEnrol)
            claims.Add(new(MustEnrol, "true"));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme));
    }

    public static Caller? CallerOf(ClaimsPrincipal principal) =>
        principal.Identity is { IsAuthenticated: true } && UserIdOf(principal) is { } id
            ? new Caller(id, principal.Identity.Name!, SignedInAt(principal))
            : null;

    public static Guid? UserIdOf(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    public static DateTime SignedInAt(ClaimsPrincipal principal) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(principal.FindFirstValue(AuthTime)!, CultureInfo.InvariantCulture)).UtcDateTime;

    /// <summary>The stamp changes with the password and the second factor: older tickets can't be refreshed.</summary>
    public static bool IsCurrent(ClaimsPrincipal principal, User user) =>
        string.Equals(principal.FindFirstValue(Stamp), user.SecurityStamp ?? "", StringComparison.Ordinal);

    public static bool MustEnrolFirst(ClaimsPrincipal principal) => principal.HasClaim(c => c.Type == MustEnrol);
}

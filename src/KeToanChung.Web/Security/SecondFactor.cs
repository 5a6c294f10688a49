using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger.Agencies;

using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace KeToanChung.Web.Security;

/// <summary>Of whom a second factor is asked who has none yet. Once enrolled, it is asked for in any case.</summary>
internal enum SecondFactorPolicy
{
    Optional,
    Approvers,
    Everyone,
}

/// <summary>Xác thực hai bước with an authenticator app (TOTP, RFC 6238). The policy is <c>Security__SecondFactor</c>.</summary>
internal sealed class SecondFactor(UserManager<User> users, AppDb db, BusinessClock clock, IConfiguration configuration)
{
    public async Task<bool> IsRequiredOf(User user, CancellationToken cancel) => Policy switch
    {
        SecondFactorPolicy.Optional => false,
        SecondFactorPolicy.Approvers => await IsApprover(user, cancel),
        SecondFactorPolicy.Everyone => true,
    };

    public Task<bool> IsRight(User user, string code) =>
        users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, code.Replace(" ", "", StringComparison.Ordinal));

    private SecondFactorPolicy Policy => configuration.GetValue("Security:SecondFactor", SecondFactorPolicy.Optional);

    private Task<bool> IsApprover(User user, CancellationToken cancel)
    {
        var today = clock.Today;
        return db.Set<AppointmentRecord>().AnyAsync(
            a => a.UserId == user.Id && a.Role == Role.AgencyHead && a.From <= today && (a.To == null || a.To >= today), cancel);
    }
}

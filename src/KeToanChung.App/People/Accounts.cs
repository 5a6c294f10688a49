using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;

using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.App.People;

/// <summary>The rules for user names, passwords and second factors, the same for every door. Rights are not here: they come from appointments.</summary>
public static class Accounts
{
    /// <summary>So many wrong passwords or codes in a row lock an account for <see cref="LockedFor"/>.</summary>
    public const int MostFailures = 5;

    public const int ShortestPassword = 10;

    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<User>(identity =>
            {
                // Long and not too simple; what is longer than a few words needs no zoo of signs.
                identity.Password.RequiredLength = ShortestPassword;
                identity.Password.RequiredUniqueChars = 5;
                identity.Password.RequireDigit = true;
                identity.Password.RequireLowercase = true;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
                identity.User.RequireUniqueEmail = false;
            })
            .AddEntityFrameworkStores<AppDb>()
            .AddTokenProvider<AuthenticatorTokenProvider<User>>(TokenOptions.DefaultAuthenticatorProvider);
        return services;
    }
}

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace KeToanChung.Web.Security;

/// <summary>
/// Remembers for a minute what an access token says. It says the same with every voucher of the day, and deciphering it costs as much as everything
/// else that is asked of a caller; whether it has expired is still looked at with each request.
/// </summary>
internal sealed class RememberedTokens(ISecureDataFormat<AuthenticationTicket> deciphered) : ISecureDataFormat<AuthenticationTicket>, IDisposable
{
    private const int Most = 10_000;

    private static readonly TimeSpan Time = TimeSpan.FromMinutes(1);

    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = Most });

    public AuthenticationTicket? Unprotect(string? token)
    {
        if (token is null)
            return null;
        if (known.TryGetValue(token, out AuthenticationTicket? ticket))
            return ticket!.Clone(); // what a request does with its own isn't seen by the next

        if (deciphered.Unprotect(token) is not { } read)
            return null; // tokens that nobody made are not to fill the memory

        known.Set(token, read.Clone(), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Time });
        return read;
    }

    public AuthenticationTicket? Unprotect(string? protectedText, string? purpose) => deciphered.Unprotect(protectedText, purpose);

    public string Protect(AuthenticationTicket data) => deciphered.Protect(data);

    public string Protect(AuthenticationTicket data, string? purpose) => deciphered.Protect(data, purpose);

    public void Dispose() => known.Dispose();

    /// <summary>Puts it before what deciphers access tokens.</summary>
    internal sealed class Installing : IPostConfigureOptions<BearerTokenOptions>
    {
        public void PostConfigure(string? name, BearerTokenOptions options)
        {
            if (name == IdentityConstants.BearerScheme)
                options.BearerTokenProtector = new RememberedTokens(options.BearerTokenProtector);
        }
    }
}

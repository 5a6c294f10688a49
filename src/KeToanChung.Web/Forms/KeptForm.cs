using System.IO.Compression;
using System.Text.Json;

using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace KeToanChung.Web.Forms;

/// <summary>
/// A form that was sent after the sign-in had ended, or after somebody else had signed in: what was typed goes along through the sign-in page,
/// sealed, and comes back as the form it was. It is shown again, never carried out by itself.
/// </summary>
internal sealed record KeptForm(string Address, IReadOnlyList<KeptForm.Field> Fields)
{
    public sealed record Field(string Name, string? Value);

    /// <summary>Marks the form that comes back: show it, change nothing.</summary>
    public const string Resumed = "__resumed";

    private const string Antiforgery = "__RequestVerificationToken";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private static readonly object Key = new();

    public static string? SealedOf(HttpContext http) => http.Items.TryGetValue(Key, out var kept) ? (string)kept! : null;

    /// <summary>Keeps what was posted, where it came from our own page.</summary>
    public static async Task Keep(HttpContext http)
    {
        var request = http.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || !ComesFromHere(request) || KeptAlready(request))
            return;

        var form = await request.ReadFormAsync(http.RequestAborted);
        var kept = new KeptForm(request.PathBase + request.Path + request.QueryString, [
            .. form.Where(f => f.Key is not (Antiforgery or FormMarks.Key or Resumed) && !f.Key.Contains("password", StringComparison.OrdinalIgnoreCase))
                .SelectMany(f => f.Value, (f, value) => new Field(f.Key, value))]);
        http.Items[Key] = WebEncoders.Base64UrlEncode(ProtectorOf(http).Protect(Packed(kept), Lifetime));
    }

    /// <summary>What was sealed, or null where it is too old or not ours.</summary>
    public static KeptForm? Open(string? sealedForm, HttpContext http)
    {
        if (string.IsNullOrEmpty(sealedForm))
            return null;

        try
        {
            return Unpacked(ProtectorOf(http).Unprotect(WebEncoders.Base64UrlDecode(sealedForm)));
        }
        catch (Exception e) when (e is System.Security.Cryptography.CryptographicException or FormatException)
        {
            return null;
        }
    }

    // Another site could post here while nobody is signed in; what it sent is nothing that our user typed.
    private static bool ComesFromHere(HttpRequest request) =>
        !StringValues.IsNullOrEmpty(request.Headers.Origin)
        && Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin)
        && string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);

    private static bool KeptAlready(HttpRequest request) => request.Path.StartsWithSegments(Security.SecurityServices.SignInPage, StringComparison.Ordinal);

    private static ITimeLimitedDataProtector ProtectorOf(HttpContext http) =>
        http.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("KeToanChung.KeptForm").ToTimeLimitedDataProtector();

    private static byte[] Packed(KeptForm kept)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
            JsonSerializer.Serialize(brotli, kept);
        return packed.ToArray();
    }

    private static KeptForm? Unpacked(byte[] bytes)
    {
        using var brotli = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<KeptForm>(brotli);
    }
}

using System.Security.Cryptography;

namespace KeToanChung.Web.Hosting;

/// <summary>What a browser may do with an answer: nothing from elsewhere, no inline script but one with this answer's nonce, no frame.</summary>
internal static class SecurityHeaders
{
    private static readonly object NonceKey = new();

    private static readonly object StyleKey = new();

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers.ContentSecurityPolicy = http.Items.TryGetValue(StyleKey, out var style)
                ? $"default-src 'none'; style-src {style}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
                : Policy(http.Items.TryGetValue(NonceKey, out var nonce) ? (string)nonce! : null);
            return Task.CompletedTask;
        });
        return next(http);
    });

    /// <summary>For the one page that brings its script inline: the API reference.</summary>
    public static string NonceOf(HttpContext http)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        http.Items[NonceKey] = nonce;
        return nonce;
    }

    /// <summary>For what is printed: a file of its own that runs nothing and brings one style sheet, known by its hash.</summary>
    public static void AllowStyle(HttpContext http, string source) => http.Items[StyleKey] = source;

    /// <summary>For what a user sent and others open: it brings nothing, runs nothing and is framed nowhere.</summary>
    public static void AllowNothing(HttpContext http) => http.Items[StyleKey] = "'none'";

    private static string Policy(string? nonce) => nonce is null
        ? "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
        : $"default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
}

using KeToanChung.Web.Api;
using KeToanChung.Web.Hosting;

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KeToanChung.Web.Pages;

/// <summary>Giao diện và ngôn ngữ, kept in this browser.</summary>
[OpenWithoutSecondFactor]
internal sealed class PreferencesModel : PageModel
{
    public IActionResult OnGet() => Redirect("/");

    public IActionResult OnPost(string? theme, string? language, string? from)
    {
        if (Preferences.Themes.Contains(theme))
            Set(Preferences.ThemeCookie, theme!);
        if (language is "vi" or "en")
            Set(Languages.Cookie, language);
        return LocalRedirect(Url.IsLocalUrl(from) ? from! : "/");
    }

    private void Set(string cookie, string value) => Response.Cookies.Append(cookie, value, new CookieOptions
    {
        HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = Request.IsHttps, MaxAge = TimeSpan.FromDays(365), IsEssential = true,
    });
}

/// <summary>What a reader chose for this browser.</summary>
public static class Preferences
{
    public const string ThemeCookie = "KeToanChung.Theme";

    /// <summary><c>auto</c>: as the machine is set.</summary>
    public static readonly IReadOnlyList<string> Themes = ["auto", "light", "dark"];

    /// <summary>Null as the machine is set.</summary>
    public static string? ThemeOf(HttpContext http) => http.Request.Cookies[ThemeCookie] is ("light" or "dark") and var theme ? theme : null;
}

using System.Globalization;

using KeToanChung.Web.Api;

using Microsoft.AspNetCore.Localization;

namespace KeToanChung.Web.Hosting;

/// <summary>
/// Vietnamese, and English for those who ask for it: programs with <c>Accept-Language</c>, people with the switch on the page. A browser's own
/// language says little: offices here run English ones.
/// </summary>
internal static class Languages
{
    public const string Cookie = "KeToanChung.Language";

    private static readonly CultureInfo[] Known = [CultureInfo.GetCultureInfo("vi-VN"), CultureInfo.GetCultureInfo("en")];

    public static void UseLanguages(this WebApplication app) => app.UseRequestLocalization(languages =>
    {
        languages.DefaultRequestCulture = new(Known[0]);
        languages.SupportedCultures = Known;
        languages.SupportedUICultures = Known;
        languages.RequestCultureProviders = [new ByDoor()];
    });

    private sealed class ByDoor : RequestCultureProvider
    {
        private static readonly AcceptLanguageHeaderRequestCultureProvider Programs = new();

        public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
        {
            if (Doors.IsApi(httpContext))
                return Programs.DetermineProviderCultureResult(httpContext);
            return Task.FromResult(httpContext.Request.Cookies[Cookie] is "en" ? new ProviderCultureResult("en") : null);
        }
    }
}

using System.Globalization;

namespace KeToanChung.Web.Hosting;

/// <summary>Vietnamese, and English for those who ask for it with <c>Accept-Language</c>.</summary>
internal static class Languages
{
    private static readonly CultureInfo[] Known = [CultureInfo.GetCultureInfo("vi-VN"), CultureInfo.GetCultureInfo("en")];

    public static void UseLanguages(this WebApplication app) => app.UseRequestLocalization(languages =>
    {
        languages.DefaultRequestCulture = new(Known[0]);
        languages.SupportedCultures = Known;
        languages.SupportedUICultures = Known;
        languages.RequestCultureProviders = [new Microsoft.AspNetCore.Localization.AcceptLanguageHeaderRequestCultureProvider()];
    });
}

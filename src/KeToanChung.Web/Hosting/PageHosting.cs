using System.Text.Encodings.Web;
using System.Text.Unicode;

using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Posting;
using KeToanChung.Web.Forms;
using KeToanChung.Web.Pages;

using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.WebEncoders;

namespace KeToanChung.Web.Hosting;

/// <summary>The pages: who may open them, how what is typed is read, and how large a form may be.</summary>
internal static class PageHosting
{
    /// <summary>A voucher with the most lines that one may have, each with all its fields.</summary>
    private const int MostFields = PostingEngine.MaxLines * 16;

    public static void AddPages(this IServiceCollection services)
    {
        services.AddScoped<PageFrame>();
        services.Configure<WebEncoderOptions>(text => text.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All)); // ế as ế, not as &#x1EBF;
        services.Configure<FormOptions>(forms => forms.ValueCountLimit = MostFields);
        services.AddRazorPages(pages =>
            {
                pages.Conventions.AuthorizeFolder("/");
                pages.Conventions.AddPageRoute("/Vouchers/List", "/vouchers");
                pages.Conventions.ConfigureFilter(new SignedInAsAnother());
            })
            .AddMvcOptions(mvc =>
            {
                mvc.ModelBinderProviders.Insert(0, new TypedBinders());
                mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true; // what is required is said by the request, for all doors
                Say(mvc.ModelBindingMessageProvider);
            });
    }

    /// <summary>
    /// The typeface is named in a style sheet, which knows no fingerprints: it is asked for again once a month, and not before each page.
    /// </summary>
    public static IApplicationBuilder UseLastingFonts(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.Request.Path.StartsWithSegments("/lib", StringComparison.Ordinal) && http.Request.Path.Value!.EndsWith(".woff2", StringComparison.Ordinal))
        {
            http.Response.OnStarting(() =>
            {
                if (http.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
                    http.Response.Headers.CacheControl = "public, max-age=2592000";
                return Task.CompletedTask;
            });
        }

        return next(http);
    });

    /// <summary>Pages, and their style sheets and scripts under names that change with what is in them.</summary>
    public static void MapPages(this WebApplication app)
    {
        app.MapRazorPages().WithStaticAssets();
        app.MapTyped();
        app.MapLookups();
        app.MapProgress();
    }

    // What the framework can't read, in our words.
    private static void Say(DefaultModelBindingMessageProvider messages)
    {
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => Unreadable(value));
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(Unreadable);
        messages.SetValueIsInvalidAccessor(Unreadable);
        messages.SetUnknownValueIsInvalidAccessor(_ => Unreadable(""));
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => Unreadable(""));
        messages.SetValueMustBeANumberAccessor(_ => Unreadable(""));
        messages.SetNonPropertyValueMustBeANumberAccessor(() => Unreadable(""));
    }

    private static string Unreadable(string value) =>
        Sentences.In(System.Globalization.CultureInfo.CurrentUICulture).Of(new Refusal(Codes.RequestInvalid, null, "typed").With("value", value));
}

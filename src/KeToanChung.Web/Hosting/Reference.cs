using Scalar.AspNetCore;

namespace KeToanChung.Web.Hosting;

/// <summary>The API description as pages one can try, at <c>/reference</c>. Nothing of it comes from the internet, and nothing goes there.</summary>
internal static class Reference
{
    public static void Set(ScalarOptions reference, HttpContext http)
    {
        reference.Title = "KeToanChung API";
        reference.DefaultFonts = false;
        reference.Telemetry = false;
        reference.HideClientButton = true;
        reference.Nonce = SecurityHeaders.NonceOf(http);
    }
}

using KeToanChung.Web.Hosting;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Api;

/// <summary>A file of a multipart body, as a whole: it is bounded by the body's size.</summary>
internal static class Uploads
{
    public static async Task<byte[]> Content(this IFormFile file, CancellationToken cancel)
    {
        var content = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(content, cancel);
        return content;
    }

    // Some browsers send the path as well, on Windows with its own separator.
    public static string NameAlone(this IFormFile file) => file.FileName[(file.FileName.LastIndexOfAny(['/', '\\']) + 1)..];

    /// <summary>A call whose body is a multipart form.</summary>
    public static RouteHandlerBuilder TakesFiles(this RouteHandlerBuilder endpoint) => endpoint
        .WithMetadata(new RequestSizeLimitAttribute(Listening.LargestUploadBytes))
        .DisableAntiforgery(); // a token in a header isn't sent by a browser on its own
}

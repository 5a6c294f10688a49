namespace KeToanChung.Web.Api;

/// <summary>A file of a multipart body, as a whole: it is bounded by the body's size.</summary>
internal static class Uploads
{
    public static async Task<byte[]> Read(IFormFile? file, CancellationToken cancel)
    {
        if (file is null)
            return [];

        var content = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(content, cancel);
        return content;
    }
}

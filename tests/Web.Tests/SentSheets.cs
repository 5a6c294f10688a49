using System.Net;
using System.Text;
using System.Text.Json;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests;

/// <summary>Sheets of documents as they are uploaded, and what is answered.</summary>
internal static class SentSheets
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Who keeps the books of the office and of the school.</summary>
    public static async Task<HttpClient> AccountantOfTwo(this TestServer server)
    {
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        await server.Appoint("ketoan", Role.Accountant, TestServer.School);
        return await server.SignedIn("ketoan");
    }

    public static Task<Answer> SendSheet(this HttpClient client, string path, string text) => client.SendSheet(path, Encoding.UTF8.GetBytes(text));

    public static async Task<Answer> SendSheet(this HttpClient client, string path, byte[] file)
    {
        using var answer = await Post(client, path, file);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        return new Answer(answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, new Dictionary<string, string>(), text.Length > 0 ? JsonSerializer.Deserialize<JsonElement>(text) : default);
    }

    public static Task<byte[]> MarkedSheet(this HttpClient client, string path, string text) => client.MarkedSheet(path, Encoding.UTF8.GetBytes(text));

    /// <summary>What a check gives as a workbook.</summary>
    public static async Task<byte[]> MarkedSheet(this HttpClient client, string path, byte[] file)
    {
        using var answer = await Post(client, $"{path}/check?format=xlsx", file);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync(Cancel);
    }

    private static async Task<HttpResponseMessage> Post(HttpClient client, string path, byte[] file)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "bang ke" } };
        return await client.PostAsync(path, form, Cancel);
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace KeToanChung.Web.Tests;

/// <summary>Calls the API as another program would, and reads its answers as plain JSON.</summary>
internal static class Api
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Task<Answer> Get(this HttpClient client, string path, params (string Name, string Value)[] headers) =>
        client.Send(HttpMethod.Get, path, null, headers);

    /// <param name="body">An object, or a text that is sent as it is.</param>
    public static Task<Answer> Post(this HttpClient client, string path, object? body = null, params (string Name, string Value)[] headers) =>
        client.Send(HttpMethod.Post, path, body, headers);

    public static async Task<Answer> Send(
        this HttpClient client, HttpMethod method, string path, object? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1{path}");
        request.Content = body switch
        {
            null => null,
            string text => new StringContent(text, Encoding.UTF8, "application/json"),
            _ => JsonContent.Create(body),
        };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);

        using var response = await client.SendAsync(request, Cancel);
        var content = await response.Content.ReadAsStringAsync(Cancel);
        return new Answer(
            response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            response.Headers.ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase),
            content.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(content));
    }
}

internal sealed record Answer(HttpStatusCode Status, string? ContentType, IReadOnlyDictionary<string, string> Headers, JsonElement Body)
{
    public string? Code => Text("code");

    public string? Text(string property) => Body.ValueKind is JsonValueKind.Object && Body.TryGetProperty(property, out var value) ? value.ToString() : null;

    /// <summary>The fields that are wrong, with the first sentence of each.</summary>
    public IReadOnlyDictionary<string, string> Errors =>
        Body.GetProperty("errors").EnumerateObject().ToDictionary(e => e.Name, e => e.Value[0].GetString()!, StringComparer.Ordinal);

    /// <summary>Status and code in one, for comparing: <c>422 budget.exceeded</c>.</summary>
    public override string ToString() => $"{(int)Status} {Code}".Trim();
}

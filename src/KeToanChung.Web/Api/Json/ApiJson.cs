using System.Text.Json;
using System.Text.Json.Serialization;

namespace KeToanChung.Web.Api.Json;

/// <summary>
/// How JSON is read and written at this door: nothing unknown, doubled or nearly right is accepted, so that a typing error in a caller's
/// program is told and not booked. What is missing takes its default and is judged by the validators.
/// </summary>
public static class ApiJson
{
    /// <summary>A batch of vouchers is four deep; what is much deeper is not ours.</summary>
    private const int DeepestNesting = 16;

    public static void Configure(JsonSerializerOptions json)
    {
        json.PropertyNameCaseInsensitive = false;
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.AllowDuplicateProperties = false;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.MaxDepth = DeepestNesting;
        json.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping; // Vietnamese letters as they are; never inside HTML
        json.Converters.Add(new WholeDongConverter());
        json.Converters.Add(new DayConverter());
        json.Converters.Add(new AgencyCodeConverter());
        json.Converters.Add(new DocumentIdConverter());
        json.Converters.Add(new EnumConverters());
    }
}

/// <summary>A value that can't be read; <paramref name="reason"/> chooses the sentence. The serializer adds the path of the field.</summary>
public sealed class UnreadableValueException(string reason, string? allowed = null) : JsonException
{
    public string Reason { get; } = reason;

    /// <summary>The values that can be given, where they are a short list.</summary>
    public string? Allowed { get; } = allowed;
}

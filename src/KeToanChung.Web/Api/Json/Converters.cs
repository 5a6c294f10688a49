using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

using KeToanChung.Ledger;

namespace KeToanChung.Web.Api.Json;

/// <summary>Money is a JSON integer that every JSON reader keeps exactly; 1.0, 1e3 and "1" are not.</summary>
internal sealed class WholeDongConverter : JsonConverter<long>
{
    private const long Largest = (1L << 53) - 1;

    public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.Number)
            throw new UnreadableValueException("wholeDong");
        if (!reader.TryGetInt64(out var value))
            throw new UnreadableValueException(IsWhole(reader.HasValueSequence ? [] : reader.ValueSpan) ? "amountTooLarge" : "wholeDong");

        return value is >= -Largest and <= Largest ? value : throw new UnreadableValueException("amountTooLarge");
    }

    public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) => writer.WriteNumberValue(value);

    private static bool IsWhole(ReadOnlySpan<byte> number) => !number.IsEmpty && !number.ContainsAny((byte)'.', (byte)'e', (byte)'E');
}

/// <summary>Business dates: <c>2026-03-31</c> and no other way of writing it.</summary>
internal sealed class DayConverter : JsonConverter<DateOnly>
{
    public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && Day.TryParse(reader.GetString(), out var day) ? day.Value : throw new UnreadableValueException("date");

    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(Day.Form, CultureInfo.InvariantCulture));
}

/// <summary>Whether the code is well formed and known is judged later; here it is any text.</summary>
internal sealed class AgencyCodeConverter : JsonConverter<AgencyCode>
{
    public override AgencyCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String ? new(reader.GetString()!) : throw new UnreadableValueException("wrongType");

    public override void Write(Utf8JsonWriter writer, AgencyCode value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

internal sealed class DocumentIdConverter : JsonConverter<DocumentId>
{
    public override DocumentId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && DocumentId.TryParse(reader.GetString(), out var id) ? id : throw new UnreadableValueException("wrongType");

    public override void Write(Utf8JsonWriter writer, DocumentId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

/// <summary>Enums by name in camelCase; a name without small letters, such as <c>TT24</c>, as it is. Numbers are refused.</summary>
internal sealed class EnumConverters : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert))!;

    private sealed class Converter<T> : JsonConverter<T>
        where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.String && EnumNames.TryParse<T>(reader.GetString(), out var value)
                ? value
                : throw new UnreadableValueException("unknownValue", string.Join(", ", EnumNames.Of<T>()));

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(EnumNames.NameOf(value));
    }
}

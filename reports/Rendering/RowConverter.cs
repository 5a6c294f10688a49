using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KeToanChung.Reports.Rendering;

/// <summary>A row as an object by the keys of its columns.</summary>
internal sealed class RowConverter : JsonConverter<ReportRow>
{
    public override ReportRow Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, ReportRow value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        for (var i = 0; i < value.Columns.Count; i++)
        {
            writer.WritePropertyName(value.Columns[i].Key);
            switch (value.Values[i])
            {
                case long number:
                    writer.WriteNumberValue(number);
                    break;
                case DateOnly day:
                    writer.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                    break;
                case string text:
                    writer.WriteStringValue(text);
                    break;
                case null:
                    writer.WriteNullValue();
                    break;
                default:
                    throw new InvalidOperationException($"{value.Columns[i].Key} holds a {value.Values[i]!.GetType()}.");
            }
        }

        writer.WriteNumber("level", value.Level);
        writer.WriteBoolean("isSum", value.IsSum);
        if (value.DrillDown is { } link)
            writer.WriteString("drillDown", link);
        writer.WriteEndObject();
    }
}

using System.Globalization;

namespace KeToanChung.Web.Api.Json;

/// <summary>A date in a path or query, read as strictly as in a body.</summary>
public readonly record struct Day(DateOnly Value)
{
    public const string Form = "yyyy-MM-dd";

    public static bool TryParse(string? text, out Day day)
    {
        var isDay = DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var value);
        day = new Day(value);
        return isDay;
    }
}

/// <summary>One of an enum's names in a query, spelled as in a body.</summary>
public readonly record struct Named<T>(T Value)
    where T : struct, Enum
{
    public static bool TryParse(string? text, out Named<T> named)
    {
        var isName = EnumNames.TryParse<T>(text, out var value);
        named = new Named<T>(value);
        return isName;
    }
}

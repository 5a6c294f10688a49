using System.Collections.Frozen;
using System.Text.Json;

namespace KeToanChung.Web.Api.Json;

/// <summary>The names of enum values outside: <c>agencyHead</c>, <c>TT24</c>. The same in bodies and queries.</summary>
public static class EnumNames
{
    public static IReadOnlyCollection<string> Of<T>()
        where T : struct, Enum => Names<T>.ByValue.Values;

    public static string NameOf<T>(T value)
        where T : struct, Enum => Names<T>.ByValue[value];

    public static bool TryParse<T>(string? name, out T value)
        where T : struct, Enum
    {
        value = default;
        return name is not null && Names<T>.ByName.TryGetValue(name, out value);
    }

    /// <summary>The names of an enum type that is known only at run time; null for another type.</summary>
    public static IEnumerable<string>? OfType(Type type) => type.IsEnum ? Enum.GetNames(type).Select(Outside) : null;

    private static string Outside(string name) => name.Any(char.IsAsciiLetterLower) ? JsonNamingPolicy.CamelCase.ConvertName(name) : name;

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> ByValue = Enum.GetValues<T>().ToFrozenDictionary(v => v, v => Outside(v.ToString()));

        public static readonly FrozenDictionary<string, T> ByName = ByValue.ToFrozenDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace KeToanChung.App.Fees.Providers;

/// <summary>What the providers' signatures are made of.</summary>
internal static class Signing
{
    public static string Sha256(string secret, ReadOnlySpan<byte> text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), text));

    public static string Sha512(string secret, string text) =>
        Convert.ToHexStringLower(HMACSHA512.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));

    /// <summary>In the same time wherever the first difference is.</summary>
    public static bool AreEqual(string right, string? given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(right), Encoding.UTF8.GetBytes((given ?? "").Trim()));

    public static bool AreEqualHex(string right, string? given) => AreEqual(right, given?.ToLowerInvariant());

    /// <summary>JSON with the names of every object in their order and no blanks, as a script writes it again after sorting.</summary>
    /// <param name="escapesLetters">Letters outside ASCII as <c>\u</c> and four digits.</param>
    /// <param name="escapesSlashes">A slash as <c>\/</c>.</param>
    public static string Sorted(JsonElement element, bool escapesLetters = false, bool escapesSlashes = false)
    {
        var text = new StringBuilder();
        Write(element);
        return text.ToString();

        void Write(JsonElement value)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.Object:
                    WriteAll('{', value.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal), '}', p =>
                    {
                        text.Append(Quoted(p.Name)).Append(':');
                        Write(p.Value);
                    });
                    break;
                case JsonValueKind.Array:
                    WriteAll('[', value.EnumerateArray(), ']', Write);
                    break;
                case JsonValueKind.String:
                    text.Append(Quoted(value.GetString()!));
                    break;
                default:
                    text.Append(value.GetRawText());
                    break;
            }
        }

        void WriteAll<T>(char open, IEnumerable<T> items, char close, Action<T> write)
        {
            text.Append(open);
            foreach (var (i, item) in items.Index())
            {
                if (i > 0)
                    text.Append(',');
                write(item);
            }

            text.Append(close);
        }

        static string Code(char c) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");

        string Quoted(string plain) => $"\"{string.Concat(plain.Select(Escaped))}\"";

        string Escaped(char c) => c switch
        {
            '"' or '\\' => $"\\{c}",
            '/' when escapesSlashes => "\\/",
            '\b' => "\\b",
            '\f' => "\\f",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            < ' ' => Code(c),
            > '~' when escapesLetters => Code(c),
            _ => c.ToString(),
        };
    }
}

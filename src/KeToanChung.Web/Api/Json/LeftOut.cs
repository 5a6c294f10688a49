namespace KeToanChung.Web.Api.Json;

/// <summary>
/// A choice that was left out is handed on as a value that no enum has, so that the validator refuses it; by default it would be the first one.
/// </summary>
internal static class LeftOut
{
    public static T OrNone<T>(this T? choice)
        where T : struct, Enum => choice ?? (T)Enum.ToObject(typeof(T), -1);
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace KeToanChung.Ledger.Reconciliation.Formats;

/// <summary>Dates as banks write them. Day before month, always: Vietnamese banks do, and a guess would move money between months.</summary>
internal static partial class Days
{
    private const int FirstSerial = 36_526; // 2000-01-01 as a sheet counts days

    private const int LastSerial = 73_415; // 2100-12-31

    /// <summary>5/1/2026, 05-01-2026, 2026-01-05, 20260105, each with or without a time behind it.</summary>
    public static string? Read(string text, out DateOnly day)
    {
        var match = Written().Match(text);
        if (match.Success)
            return Day(Number(match, "year"), Number(match, "month"), Number(match, "day"), out day);

        day = default;
        return "date";
    }

    /// <summary>A day that a sheet stores as its number.</summary>
    public static DateOnly? OfSerial(string number) =>
        double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial) && serial is >= FirstSerial and < LastSerial + 1
            ? DateOnly.FromDateTime(DateTime.FromOADate(serial))
            : null;

    /// <summary>YYMMDD of MT940.</summary>
    public static string? ReadShort(string text, out DateOnly day) => Day(
        2000 + int.Parse(text.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture),
        int.Parse(text.AsSpan(2, 2), NumberStyles.None, CultureInfo.InvariantCulture),
        int.Parse(text.AsSpan(4, 2), NumberStyles.None, CultureInfo.InvariantCulture),
        out day);

    public static string? Day(int year, int month, int dayOfMonth, out DateOnly day)
    {
        day = default;
        if (year is < 2000 or > 2100)
            return "date";
        if (month is < 1 or > 12 || dayOfMonth < 1 || dayOfMonth > DateTime.DaysInMonth(year, month))
            return "noSuchDay";

        day = new DateOnly(year, month, dayOfMonth);
        return null;
    }

    /// <summary>The days that a text names, in its order; those that don't exist are left out.</summary>
    public static IEnumerable<DateOnly> In(string text)
    {
        foreach (Match match in Anywhere().Matches(text))
        {
            if (Read(match.Value, out var day) is null)
                yield return day;
        }
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^\s*((?<day>[0-9]{1,2})(?<mark>[/.\-])(?<month>[0-9]{1,2})\k<mark>(?<year>[0-9]{4})|(?<year>[0-9]{4})(?<mark>[/.\-]?)(?<month>[0-9]{2})\k<mark>(?<day>[0-9]{2}))([ T,]+[0-9]{1,2}[:h][0-9]{2}.*)?\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Singleline, 1_000)]
    private static partial Regex Written();

    [GeneratedRegex(@"\b([0-9]{1,2}[/.\-][0-9]{1,2}[/.\-][0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Anywhere();
}

using System.Globalization;
using System.Text.RegularExpressions;

using KeToanChung.Ledger;

namespace KeToanChung.App.Typed;

/// <summary>
/// A day as people type or paste it: <c>31/3/2026</c>, <c>31-03-26</c>, <c>31.3</c> (of this year), <c>31032026</c>, <c>2026-03-31</c>.
/// The day stands first, as everywhere in Việt Nam.
/// </summary>
public static partial class DayText
{
    /// <summary>Reads a day; nothing typed is null. The refusal has no field yet: the reader's caller knows it.</summary>
    public static Refusal? Read(string? text, DateOnly today, out DateOnly? day)
    {
        day = null;
        var written = Blanks().Replace(text ?? "", "");
        if (written.Length == 0)
            return null;

        if (Parts(written, today) is not var (year, month, dayOfMonth))
            return new Refusal(Codes.RequestInvalid, null, "dayText").With("value", written);
        if (month is < 1 or > 12 || year is < 1 or > 9999)
            return new Refusal(Codes.RequestInvalid, null, "dayText").With("value", written);
        if (dayOfMonth < 1 || dayOfMonth > DateTime.DaysInMonth(year, month))
        {
            return new Refusal(Codes.RequestInvalid, null, "dayNotInMonth")
                .With("month", new DateOnly(year, month, 1)).With("days", (long)DateTime.DaysInMonth(year, month));
        }

        day = new DateOnly(year, month, dayOfMonth);
        return null;
    }

    private static (int Year, int Month, int Day)? Parts(string written, DateOnly today)
    {
        if (YearFirst().Match(written) is { Success: true } iso)
            return (Of(iso, "y"), Of(iso, "m"), Of(iso, "d"));
        if (DayFirst().Match(written) is { Success: true } office)
            return (YearOf(office.Groups["y"].Value, today), Of(office, "m"), Of(office, "d"));
        if (DigitsOnly().Match(written) is { Success: true } digits)
            return (YearOf(digits.Groups["y"].Value, today), Of(digits, "m"), Of(digits, "d"));
        return null;
    }

    private static int YearOf(string year, DateOnly today) => year.Length switch
    {
        0 => today.Year,
        2 => (today.Year / 100 * 100) + int.Parse(year, CultureInfo.InvariantCulture),
        _ => int.Parse(year, CultureInfo.InvariantCulture),
    };

    private static int Of(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[\s\u200b\u200e\u200f\ufeff]+", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Blanks();

    [GeneratedRegex("^(?<y>[0-9]{4})[-/.](?<m>[0-9]{1,2})[-/.](?<d>[0-9]{1,2})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex YearFirst();

    [GeneratedRegex("^(?<d>[0-9]{1,2})[-/.](?<m>[0-9]{1,2})([-/.](?<y>[0-9]{4}|[0-9]{2}))?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex DayFirst();

    [GeneratedRegex("^(?<d>[0-9]{2})(?<m>[0-9]{2})(?<y>[0-9]{4}|[0-9]{2})?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex DigitsOnly();
}

using System.Globalization;

namespace KeToanChung.App.Pipeline;

/// <summary>Today in Việt Nam: business dates are the country's, whatever the server's zone.</summary>
public sealed class BusinessClock(TimeProvider time)
{
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7); // no daylight saving since 1975

    private const long TicksPerMicrosecond = TimeSpan.TicksPerMillisecond / 1_000;

    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().ToOffset(Vietnam).DateTime);

    /// <summary>Now in UTC, cut to the microsecond: the finest that all databases keep.</summary>
    public DateTime Now
    {
        get
        {
            var now = time.GetUtcNow().UtcDateTime;
            return new DateTime(now.Ticks - (now.Ticks % TicksPerMicrosecond), DateTimeKind.Utc);
        }
    }

    /// <summary>The instant at which a business day begins, in UTC.</summary>
    public static DateTime StartOf(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Vietnam).UtcDateTime;

    public static DateTimeOffset InVietnam(DateTime utc) => new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)).ToOffset(Vietnam);

    /// <summary>A moment as others write it; one without an offset is the country's. Null where it can't be read.</summary>
    public static DateTimeOffset? ReadInstant(string? text)
    {
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var written))
            return null;
        return written.Kind is DateTimeKind.Unspecified
            ? new DateTimeOffset(written, Vietnam)
            : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.None);
    }
}

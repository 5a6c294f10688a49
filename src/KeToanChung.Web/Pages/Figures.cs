using System.Globalization;

namespace KeToanChung.Web.Pages;

/// <summary>How figures and days look on a page: grouped by dots, negatives in parentheses, zero as a dash.</summary>
public static class Figures
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static string Money(long dong) => dong switch
    {
        0 => "–",
        < 0 => $"({(-(decimal)dong).ToString("#,0", Vietnamese)})",
        > 0 => dong.ToString("#,0", Vietnamese),
    };

    /// <summary>As it stands in an input: with a sign, and zero as zero.</summary>
    public static string Typed(long dong) => dong.ToString("#,0", Vietnamese);

    public static string Percent(long part, long whole) => whole == 0 ? "–" : ((decimal)part / whole).ToString("0.#%", Vietnamese);

    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Instant(DateTimeOffset at) => at.ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>As an address and a date input write it.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

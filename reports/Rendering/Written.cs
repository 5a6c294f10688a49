using System.Globalization;

namespace KeToanChung.Reports.Rendering;

/// <summary>How values are written for people: figures grouped by dots, negatives in parentheses, days as 31/03/2026.</summary>
public static class Written
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static string Money(long dong) => dong < 0
        ? $"({(-(decimal)dong).ToString("#,0", Vietnamese)})"
        : dong.ToString("#,0", Vietnamese);

    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Instant(DateTimeOffset at) => at.ToString("HH:mm 'ngày' dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>Ngày 31 tháng 3 năm 2026.</summary>
    public static string DayInWords(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"ngày {day.Day} tháng {day.Month} năm {day.Year}");

    public static string ToSentence(this string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>A span of days by the name that people have for it: a month, a quarter, a year, or from one day to another.</summary>
    public static string Period(DateOnly from, DateOnly to)
    {
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month + 1;
        var isWhole = from.Day == 1 && to.AddDays(1).Day == 1;
        return (isWhole, months, from.Month) switch
        {
            (true, 1, _) => string.Create(CultureInfo.InvariantCulture, $"Tháng {from.Month} năm {from.Year}"),
            (true, 3, 1 or 4 or 7 or 10) => string.Create(CultureInfo.InvariantCulture, $"Quý {Quarters[from.Month / 3]} năm {from.Year}"),
            (true, 12, 1) => string.Create(CultureInfo.InvariantCulture, $"Năm {from.Year}"),
            _ => $"Từ ngày {Day(from)} đến ngày {Day(to)}",
        };
    }

    /// <summary>A cell of a table. Nothing on a line stays empty (TT 24/2024, Phụ lục IV); a sum of nothing is a dash.</summary>
    internal static string Cell(ReportColumn column, object? value, bool isSum) => (column.Type, value) switch
    {
        (_, null) => "",
        (ColumnType.Money or ColumnType.Number, 0L) => isSum ? "–" : "",
        (ColumnType.Money or ColumnType.Number, long number) => Money(number),
        (ColumnType.Date, DateOnly day) => Day(day),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static readonly string[] Quarters = ["I", "II", "III", "IV"];
}

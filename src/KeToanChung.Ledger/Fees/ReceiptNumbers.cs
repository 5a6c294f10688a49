using System.Globalization;
using System.Text.RegularExpressions;

namespace KeToanChung.Ledger.Fees;

/// <summary>
/// Mẫu số, ký hiệu và số of electronic receipts (NĐ 254/2026, Điều 23.2; TT 91/2026, Phụ lục): form <c>EBL01</c>, series such as
/// <c>26TAA</c>, numbers from 1 without a gap within agency, series and year, at most eight digits.
/// </summary>
public static partial class ReceiptNumbers
{
    /// <summary>Biên lai điện tử không in sẵn mệnh giá.</summary>
    public const string Form = "EBL01";

    public const int Largest = 99_999_999;

    private const string Letters = "ABCDEGHKLMNPQRSTUVXY";

    /// <summary>The series that an agency's year begins with.</summary>
    public static string FirstSeries(int year) => string.Create(CultureInfo.InvariantCulture, $"{year % 100:D2}TAA");

    public static bool IsSeries(string text) => Series().IsMatch(text);

    /// <summary>The series and number behind the last one given; a series that is full is followed by the next.</summary>
    public static (string Series, int Number) After(string series, int last) => last < Largest ? (series, last + 1) : (NextSeries(series), 1);

    /// <summary>The next numbers of a series, up to so many, to be set apart; none of the next series.</summary>
    public static (string Series, int First, int Final) Range(string series, int last, int size)
    {
        var (name, first) = After(series, last);
        return (name, first, Math.Min(Largest, first + size - 1));
    }

    private static string NextSeries(string series)
    {
        var place = (Letters.IndexOf(series[3], StringComparison.Ordinal) * Letters.Length) + Letters.IndexOf(series[4], StringComparison.Ordinal) + 1;
        return $"{series[..3]}{Letters[place / Letters.Length]}{Letters[place % Letters.Length]}";
    }

    [GeneratedRegex("^[0-9]{2}T[ABCDEGHKLMNPQRSTUVXY]{2}$", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Series();
}

using System.Globalization;

using KeToanChung.Web.Words;

namespace KeToanChung.Web.Design;

/// <summary>
/// Figures by category, to be drawn as columns (<c>_ColumnChart</c>) or as rows of bars (<c>_BarRows</c>), and read as a table. Amounts in whole đồng.
/// </summary>
/// <param name="Categories">What stands along the axis, such as days or sub-items.</param>
/// <param name="Series">Three at most: more can't be told apart.</param>
public sealed record Chart(string Title, string CategoryName, IReadOnlyList<string> Categories, params IReadOnlyList<Chart.Line> Series)
{
    /// <summary>Stacked on each other: parts of one whole. Else beside each other.</summary>
    public bool IsStacked { get; init; }

    /// <summary>Where a category leads, if anywhere.</summary>
    public Func<int, string?> LinkTo { get; init; } = _ => null;

    public sealed record Line(string Name, IReadOnlyList<long> Values);

    public long TotalOf(int category) => Series.Sum(s => s.Values[category]);

    /// <summary>The end of the axis: a round figure above all.</summary>
    public long Top
    {
        get
        {
            var highest = Categories.Count == 0 ? 0
                : IsStacked ? Enumerable.Range(0, Categories.Count).Max(TotalOf)
                : Series.Max(s => s.Values.Max());
            long step = 1;
            while (step * 10 <= highest)
                step *= 10;
            return highest <= 0 ? 1 : new[] { 1, 2, 5, 10 }.Select(f => f * step).First(top => top >= highest);
        }
    }

    /// <summary>A figure on the axis, in the largest unit that fits.</summary>
    public static string Short(long dong, Labels labels) => dong switch
    {
        >= 1_000_000_000 => labels["chart.billion", Rounded(dong, 1_000_000_000)],
        >= 1_000_000 => labels["chart.million", Rounded(dong, 1_000_000)],
        >= 1_000 => labels["chart.thousand", Rounded(dong, 1_000)],
        _ => dong.ToString(CultureInfo.InvariantCulture),
    };

    private static string Rounded(long dong, long unit) => ((decimal)dong / unit).ToString("0.##", CultureInfo.GetCultureInfo("vi-VN"));
}

using System.Globalization;
using System.Text.RegularExpressions;

using KeToanChung.App.Pipeline;
using KeToanChung.App.Words;
using KeToanChung.Ledger;

namespace KeToanChung.App.Imports;

/// <summary>Says a refusal at the row and column that it comes from.</summary>
internal static partial class RefusedRows
{
    /// <param name="rows">The rows of the voucher or request, in the order of its lines.</param>
    public static Taken LeftOut<T>(Outcome<T>? outcome, IReadOnlyList<FileRow> rows, string whoIsMissing) =>
        outcome is null
            ? Taken.LeftOut([new BadRow(rows[0].File, rows[0].Line, "agency", $"không có {whoIsMissing} được bổ nhiệm vào ngày này")])
            : Taken.LeftOut(outcome.Refusals.Select(r => At(r, rows)));

    private static BadRow At(Refusal refusal, IReadOnlyList<FileRow> rows)
    {
        var field = refusal.Field ?? "";
        var line = LineOfField().Match(field);
        var row = line.Success && int.Parse(line.Groups["line"].Value, CultureInfo.InvariantCulture) is var i && i < rows.Count ? rows[i] : rows[0];
        var column = line.Success ? line.Groups["field"].Value : field is "lines" ? "" : field;
        return new BadRow(row.File, row.Line, column, $"{refusal.Code}: {Sentences.In(CultureInfo.GetCultureInfo("vi-VN")).Of(refusal)}");
    }

    [GeneratedRegex(@"^lines\[(?<line>\d+)\]\.?(?<field>.*)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex LineOfField();
}

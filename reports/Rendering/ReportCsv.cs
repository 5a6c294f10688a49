using System.Globalization;
using System.Text;

using CsvHelper;
using CsvHelper.Configuration;

namespace KeToanChung.Reports.Rendering;

/// <summary>A report as CSV, for programs: UTF-8, a header of keys, days as 2026-03-31, figures as they are. Text can't be a formula.</summary>
public static class ReportCsv
{
    public const string ContentType = "text/csv; charset=utf-8";

    public static async Task Write(Report report, Stream to, CancellationToken cancel)
    {
        // With a byte-order mark, so that Excel reads Vietnamese letters.
        await using var text = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 64 * 1_024, leaveOpen: true);
        await using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape });
        foreach (var column in report.Columns)
            csv.WriteField(column.Key);
        csv.WriteField("level");
        csv.WriteField("isSum");
        await csv.NextRecordAsync();

        await foreach (var row in report.Rows.WithCancellation(cancel))
        {
            foreach (var value in row.Values)
                Write(csv, value);
            csv.WriteField(row.Level);
            csv.WriteField(row.IsSum ? "true" : "false");
            await csv.NextRecordAsync();
        }
    }

    private static void Write(CsvWriter csv, object? value)
    {
        switch (value)
        {
            case long number:
                csv.WriteField(number.ToString(CultureInfo.InvariantCulture), shouldQuote: false);
                break;
            case DateOnly day:
                csv.WriteField(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            default:
                csv.WriteField(value as string);
                break;
        }
    }
}

using System.Globalization;

using CsvHelper;
using CsvHelper.Configuration;

using KeToanChung.App.Pipeline;
using KeToanChung.App.Words;
using KeToanChung.Ledger;

namespace KeToanChung.App.Imports;

/// <summary>A row that could not be taken: where it is, and why, in the reader's language.</summary>
/// <param name="Column">The column's name, or empty where the row as a whole is wrong.</param>
public sealed record BadRow(string File, int Line, string Column, string Why)
{
    public override string ToString() => Column.Length == 0 ? $"{File}:{Line}: {Why}" : $"{File}:{Line}:{Column}: {Why}";
}

/// <summary>One row of a folder's file. Asking for a value that isn't there or can't be read throws <see cref="UnreadableCellException"/>.</summary>
public sealed class FileRow(string file, int line, IReadOnlyDictionary<string, string> cells)
{
    public string File => file;

    public int Line => line;

    public string Text(string column) => Optional(column) ?? throw new UnreadableCellException(this, new Refusal(Codes.RequestInvalid, column, "cellMissing"));

    public string? Optional(string column) =>
        cells.TryGetValue(column, out var cell)
            ? string.IsNullOrWhiteSpace(cell) ? null : cell.Trim()
            : throw new UnreadableCellException(this, new Refusal(Codes.RequestInvalid, column, "columnMissing"));

    public bool Has(string column) => cells.ContainsKey(column);

    public DateOnly Day(string column) => Day(column, Text(column));

    public DateOnly? OptionalDay(string column) => Optional(column) is { } text ? Day(column, text) : null;

    /// <summary>Whole đồng; an empty cell is zero.</summary>
    public long Amount(string column) =>
        Optional(column) is not { } text ? 0
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount) ? amount
        : throw new UnreadableCellException(this, new Refusal(Codes.RequestInvalid, column, "cellNotDong").With("value", text));

    public int Count(string column) =>
        int.TryParse(Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : throw new UnreadableCellException(this, new Refusal(Codes.RequestInvalid, column, "cellNotCount").With("value", Text(column)));

    /// <summary>A moment; one without an offset is Việt Nam's.</summary>
    public DateTimeOffset Instant(string column) =>
        BusinessClock.ReadInstant(Text(column)) ?? throw new UnreadableCellException(this, new Refusal(Codes.RequestInvalid, column, "cellNotInstant").With("value", Text(column)));

    public bool Flag(string column) =>
        bool.TryParse(Text(column), out var flag) ? flag : throw new UnreadableCellException(this, new Refusal(Codes.RequestInvalid, column, "cellNotFlag").With("value", Text(column)));

    public T Choice<T>(string column)
        where T : struct, Enum =>
        Enum.TryParse<T>(Text(column), ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? value
            : throw new UnreadableCellException(this, new Refusal(Codes.RequestInvalid, column, "cellNotListed").With("value", Text(column)));

    private DateOnly Day(string column, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new UnreadableCellException(this, new Refusal(Codes.RequestInvalid, column, "cellNotDay").With("value", text));
}

/// <summary>A cell that says nothing readable; ends the reading of its row, not of its file.</summary>
/// <param name="why">At the cell's column.</param>
public sealed class UnreadableCellException(FileRow row, Refusal why) : Exception($"{row.File}:{row.Line}:{why.Field}: {why.Reason}")
{
    public BadRow Row { get; } = new(row.File, row.Line, why.Field!, Sentences.In(CultureInfo.CurrentUICulture).Of(why));
}

/// <summary>What all rows of one voucher or request must say alike.</summary>
public static class FileRows
{
    /// <summary>The value of a column that every row must repeat.</summary>
    public static string Common(this IReadOnlyList<FileRow> rows, string column)
    {
        var value = rows[0].Text(column);
        foreach (var row in rows)
        {
            if (row.Text(column) != value)
                throw new UnreadableCellException(row, new Refusal(Codes.RequestInvalid, column, "cellDiffers").With("value", row.Text(column)).With("first", value));
        }

        return value;
    }
}

/// <summary>Reads a folder's CSV file, UTF-8 with a header row. A file that isn't there has no rows.</summary>
public static class FolderFile
{
    public static IReadOnlyList<FileRow> Read(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
            return [];

        using var reader = new StreamReader(path);
        return Read(reader, file, ",");
    }

    /// <param name="file">How bad rows name it.</param>
    public static IReadOnlyList<FileRow> Read(TextReader reader, string file, string delimiter)
    {
        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, Delimiter = delimiter });
        if (!parser.Read())
            return [];

        var header = parser.Record!.Select(h => h.Trim()).ToArray();
        var rows = new List<FileRow>();
        while (parser.Read())
        {
            var record = parser.Record!;
            var cells = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < Math.Min(header.Length, record.Length); i++)
                cells[header[i]] = record[i];
            rows.Add(new FileRow(file, parser.RawRow, cells));
        }

        return rows;
    }
}

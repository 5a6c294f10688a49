using System.Globalization;

using KeToanChung.App.Typed;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Reconciliation.Formats;

namespace KeToanChung.App.Sheets;

/// <summary>One row under the headings. What can't be read is noted as a fault, and reads as if it weren't there.</summary>
internal sealed class SheetRow(Sheet sheet, TableRow row, DateOnly today, List<SheetFault> faults)
{
    // One reason for a cell is enough.
    private readonly HashSet<string> faulty = [];

    public int Number => row.Number;

    public bool IsFaulty => faulty.Count > 0;

    public string? Text(string field)
    {
        var cell = row[sheet.PlaceOf(field)];
        if (cell.IsCovered && cell.IsEmpty)
        {
            Fault(field, new Refusal(Codes.RequestInvalid, null, "sheet.merged"));
            return null;
        }

        return cell.IsEmpty ? null : cell.Text.Trim();
    }

    public long Amount(string field)
    {
        if (Text(field) is not { } text)
            return 0;

        // A number of the sheet is no text: 1.234 in it is one and a bit, not a thousand.
        var refusal = row[sheet.PlaceOf(field)].IsNumber ? ReadNumber(text, out var dong) : AmountText.Read(text, out dong);
        if (refusal is not null)
            Fault(field, refusal);
        return dong;
    }

    public DateOnly? Day(string field)
    {
        if (Text(field) is not { } text)
            return null;

        var cell = row[sheet.PlaceOf(field)];
        if (cell.IsNumber && cell.Day(out var serial) is null)
            return serial;
        if (DayText.Read(text, today, out var day) is { } refusal)
            Fault(field, refusal);
        return day;
    }

    public int? Whole(string field)
    {
        if (Text(field) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;

        Fault(field, new Refusal(Codes.RequestInvalid, null, "sheet.wholeNumber").With("value", text));
        return null;
    }

    /// <param name="known">By words without diacritics.</param>
    public T? Choice<T>(string field, IReadOnlyDictionary<string, T> known, string allowed)
        where T : struct
    {
        if (Text(field) is not { } text)
            return null;
        if (known.TryGetValue(FoldedLetters.WordsOf(text), out var value))
            return value;

        Fault(field, new Refusal(Codes.RequestInvalid, null, "sheet.choice").With("value", text).With("allowed", allowed));
        return null;
    }

    public void Fault(string? field, Refusal refusal)
    {
        if (faulty.Add(field ?? ""))
            faults.Add(new SheetFault(Number, field, refusal));
    }

    /// <summary>Nobody looks at a hidden row before it is posted.</summary>
    public void MustBeVisible()
    {
        if (row.IsHidden)
            Fault(null, new Refusal(Codes.RequestInvalid, null, "sheet.hidden"));
    }

    private static Refusal? ReadNumber(string text, out long dong)
    {
        dong = 0;
        if (!decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) || Math.Abs(value) > AmountText.Most)
            return new Refusal(Codes.RequestInvalid, null, "amountTooLarge");
        if (decimal.Truncate(value) != value)
            return new Refusal(Codes.RequestInvalid, null, "amountFraction").With("value", text);
        dong = (long)value;
        return null;
    }
}

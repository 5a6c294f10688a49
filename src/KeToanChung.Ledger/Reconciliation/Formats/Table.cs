namespace KeToanChung.Ledger.Reconciliation.Formats;

/// <summary>A file of rows and cells, wherever it comes from: a delimited text or the first sheet of a workbook.</summary>
/// <param name="Separator">What stood between the cells, or null in a sheet.</param>
/// <param name="IsCutOff">Whether the text ends inside a row.</param>
public sealed record Table(IReadOnlyList<TableRow> Rows, char? Separator = null, bool IsCutOff = false)
{
    /// <summary>Rows and columns beyond are no statement of ours.</summary>
    public const int MostRows = BankStatement.MostLines + 1_000;

    public const int MostColumns = 100;
}

/// <param name="Number">As the user counts: the line of the text where it begins, the row of the sheet.</param>
/// <param name="IsHidden">Not to be seen in its sheet, such as by a filter.</param>
public sealed record TableRow(int Number, IReadOnlyList<TableCell> Cells, bool IsHidden = false)
{
    /// <summary>The cell at a column, empty where the row is shorter or the table has no such column.</summary>
    public TableCell this[int? column] => column is { } i && i < Cells.Count ? Cells[i] : TableCell.Empty;

    public bool IsEmpty => Cells.All(c => c.IsEmpty);
}

/// <param name="IsNumber">Stored as a number: written with a decimal point and never grouped.</param>
/// <param name="IsCovered">Lies under a merged cell that begins elsewhere, and so holds nothing of its own.</param>
public readonly record struct TableCell(string Text, bool IsNumber = false, bool IsCovered = false)
{
    public static TableCell Empty { get; } = new("");

    /// <summary>A dash says nothing: it is how accountants write zero.</summary>
    public bool IsEmpty => Text.AsSpan().Trim() is "" or "-" or "–" or "—";

    public string? Amount(out Money amount) => IsNumber ? Amounts.ReadPlain(Text, out amount) : Amounts.Read(Text, out amount);

    public string? Day(out DateOnly day)
    {
        if (IsNumber && Days.OfSerial(Text) is { } serial)
        {
            day = serial;
            return null;
        }

        return Days.Read(Text, out day);
    }
}

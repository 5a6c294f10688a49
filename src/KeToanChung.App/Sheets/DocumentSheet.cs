using KeToanChung.App.Files;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Reconciliation.Formats;

namespace KeToanChung.App.Sheets;

/// <summary>
/// A sheet of documents of many agencies: a row for each line; rows below each other with the same agency and reference are one document. What the
/// whole document says may stand in its first row alone.
/// </summary>
public abstract class DocumentSheet(string name, byte[] content) : UploadedFile(name, content)
{
    public const int MostRows = Sheet.MostRows;

    public abstract SheetKind Kind { get; }

    private protected Sheet? Kept { get; set; }

    /// <summary>The sheet as a workbook with what is wrong in it marked. Only for one that could be read.</summary>
    public byte[] Marked(IReadOnlyList<SheetFaultView> faults) =>
        MarkedSheet.Of(Content, Kept ?? throw new InvalidOperationException("What was not checked can't be marked."), faults);
}

/// <summary>A sheet of one kind of document.</summary>
public abstract class DocumentSheet<TInput>(string name, byte[] content) : DocumentSheet(name, content)
{
    private SheetReading<TInput>? reading;

    private protected abstract DocumentRows<TInput> Rows { get; }

    /// <summary>Read once: that is before the unit of work, which others wait for.</summary>
    /// <param name="explained">Headings that the caller has explained, by their words.</param>
    /// <param name="today">Its year is meant where a day says none.</param>
    internal SheetReading<TInput> Read(IReadOnlyDictionary<string, string> explained, DateOnly today, Progress progress)
    {
        try
        {
            Kept ??= Sheet.Read(Content, Rows.Columns, explained);
            return reading ??= SheetReading<TInput>.Of(Kept, Rows, today, progress);
        }
        catch (UnreadableStatementException unreadable)
        {
            return SheetReading<TInput>.Unreadable(unreadable.Fault);
        }
    }
}

/// <summary>How the rows of one document are read.</summary>
internal abstract class DocumentRows<TInput>
{
    public abstract IReadOnlyList<SheetColumn> Columns { get; }

    /// <summary>Columns that speak of the whole document: in its first row, or the same in each.</summary>
    public abstract IReadOnlyList<string> OfWhole { get; }

    /// <summary>
    /// Columns that part the rows of one reference into documents of their own, wherever they stand. A row that leaves one out goes with the row above.
    /// </summary>
    public virtual IReadOnlyList<string> PartedBy => [];

    /// <summary>What can't be read is noted at its row; what is there is read all the same.</summary>
    public abstract TInput InputOf(IReadOnlyList<SheetRow> rows);

    /// <summary>What can be told without the books.</summary>
    public abstract IEnumerable<Refusal> Wrong(TInput input);

    /// <summary>The column that a field of the request was typed in.</summary>
    public virtual string ColumnOf(string field, bool isOfLine) => field;
}

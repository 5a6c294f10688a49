using System.Text.Json.Serialization;

using KeToanChung.App.Files;
using KeToanChung.Ledger.Reconciliation.Formats;

namespace KeToanChung.App.Reconciliation;

/// <summary>A bank's statement. Read once, when it is first asked for: that is before the unit of work, which others wait for.</summary>
public sealed class StatementFile(string name, byte[] content) : UploadedFile(name, content)
{
    private StatementReading? reading;

    [JsonIgnore]
    public StatementReading Reading => reading ??= StatementReader.Read(Content, Workbook.FirstSheet, []);

    /// <summary>Its first rows as they stand, for a person to say which column is which.</summary>
    [JsonIgnore]
    public IReadOnlyList<TableRow> FirstRows => StatementReader.FirstRows(Content, Workbook.FirstSheet);

    /// <summary>Whether it is refused because nobody knows its columns.</summary>
    [JsonIgnore]
    public bool HasUnknownColumns => Reading.Refusals is [{ Reason: "statement.noHeader" }];

    /// <summary>Once more, with what a person said about its columns.</summary>
    internal void ReadBy(IReadOnlyList<StatementLayout> layouts) => reading = StatementReader.Read(Content, Workbook.FirstSheet, layouts);
}

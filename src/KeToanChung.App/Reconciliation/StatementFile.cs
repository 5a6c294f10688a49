using System.Text.Json.Serialization;

using KeToanChung.App.Files;
using KeToanChung.Ledger.Reconciliation.Formats;

namespace KeToanChung.App.Reconciliation;

/// <summary>A bank's statement. Read once, when it is first asked for: that is before the unit of work, which others wait for.</summary>
public sealed class StatementFile(string name, byte[] content) : UploadedFile(name, content)
{
    private readonly Lazy<StatementReading> reading = new(() => StatementReader.Read(content, Workbook.FirstSheet));

    [JsonIgnore]
    public StatementReading Reading => reading.Value;
}

using System.Security.Cryptography;
using System.Text.Json.Serialization;

using KeToanChung.Ledger.Reconciliation.Formats;

namespace KeToanChung.App.Reconciliation;

/// <summary>A file as it was sent. Read once, when it is first asked for: that is before the unit of work, which others wait for.</summary>
public sealed class StatementFile(string name, byte[] content)
{
    private readonly Lazy<StatementReading> reading = new(() => StatementReader.Read(content, Workbook.FirstSheet));

    /// <summary>What its sender calls it; it decides nothing.</summary>
    public string Name => name;

    /// <summary>Stands for the bytes wherever they are compared.</summary>
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(content));

    [JsonIgnore]
    public StatementReading Reading => reading.Value;

    internal byte[] Content => content;
}

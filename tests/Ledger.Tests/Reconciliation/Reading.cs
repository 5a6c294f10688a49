using System.Text;

using KeToanChung.Ledger.Reconciliation.Formats;

namespace KeToanChung.Ledger.Tests.Reconciliation;

/// <summary>Reads a file that a test writes out, and says what came of it in few words.</summary>
internal static class Reading
{
    public static StatementReading Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    public static StatementReading Of(byte[] content) => Of(content, []);

    public static StatementReading Of(byte[] content, IReadOnlyList<StatementLayout> layouts) =>
        StatementReader.Read(content, _ => throw new InvalidOperationException("No sheet here."), layouts);

    public static BankStatement Accepted(string text) => Accepted(Encoding.UTF8.GetBytes(text));

    public static BankStatement Accepted(byte[] content)
    {
        var reading = Of(content);
        Assert.True(reading.Statement is not null, string.Join(" · ", reading.Refusals.Select(Where)));
        return reading.Statement!;
    }

    /// <summary>E.g. <c>balance 3 Số dư</c>: the reason, the row, the column.</summary>
    public static string Where(Refusal fault) =>
        $"{fault.Reason!["statement.".Length..]} {fault.Figures.GetValueOrDefault("row")} {fault.Figures.GetValueOrDefault("column")}".Trim();

    /// <summary>Why a file is refused whole.</summary>
    public static string Refused(string text)
    {
        var reading = Of(text);
        Assert.True(reading.Statement is null, "The file was taken.");
        return Where(reading.Refusals[0]);
    }
}

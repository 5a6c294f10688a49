namespace KeToanChung.Ledger.Reconciliation.Formats;

/// <summary>What is wrong in a file, and where. Its sentence is <c>request.invalid.statement.{reason}</c>.</summary>
public static class StatementFault
{
    public const string Row = "row";

    public const string Column = "column";

    private const string Field = "file";

    public static Refusal InFile(string reason) => new(Codes.RequestInvalid, Field, $"statement.{reason}");

    /// <param name="row">The line of a text file, the row of a sheet, the entry of an XML file; from 1.</param>
    /// <param name="column">The header's own words, the tag or the element.</param>
    public static Refusal At(int row, string? column, string reason) => InFile(reason).With(Row, row).With(Column, column);
}

/// <summary>Ends the reading of a file, or of a row where the rest can go on.</summary>
public sealed class UnreadableStatementException(Refusal fault) : Exception(fault.Reason)
{
    public Refusal Fault => fault;
}

namespace KeToanChung.Ledger.Reconciliation.Formats;

/// <summary>Reads a statement file of any format, told by what is in it.</summary>
public static class StatementReader
{
    /// <param name="sheetOf">Gives the first sheet of a workbook; throws <see cref="UnreadableStatementException"/> where there is none.</param>
    public static StatementReading Read(byte[] content, Func<byte[], Table> sheetOf)
    {
        try
        {
            return FileContent.TextOf(content) is { } text
                ? ReadText(content, text)
                : TableStatement.Read(sheetOf(content), StatementFormat.Xlsx);
        }
        catch (UnreadableStatementException unreadable)
        {
            return StatementReading.Refused([unreadable.Fault]);
        }
    }

    private static StatementReading ReadText(byte[] content, string text)
    {
        if (text.AsSpan().TrimStart(" \t\r\n\uFEFF")[0] == '<')
            return Camt053Statement.Read(content);
        return Mt940Statement.IsOne(text)
            ? Mt940Statement.Read(text)
            : TableStatement.Read(DelimitedText.Read(text, table => TableHeader.Find(table)?.Count ?? 0), StatementFormat.Csv);
    }
}

namespace KeToanChung.Ledger.Reconciliation.Formats;

/// <summary>Reads a statement file of any format, told by what is in it.</summary>
public static class StatementReader
{
    /// <param name="sheetOf">Gives the first sheet of a workbook; throws <see cref="UnreadableStatementException"/> where there is none.</param>
    public static StatementReading Read(byte[] content, Func<byte[], Table> sheetOf)
    {
        try
        {
            return content switch
            {
                [] => throw Refused("empty"),
                [0x50, 0x4B, 0x03, 0x04, ..] => TableStatement.Read(sheetOf(content), StatementFormat.Xlsx),
                [0xD0, 0xCF, 0x11, 0xE0, ..] => throw Refused("oldExcel"),
                [0x25, 0x50, 0x44, 0x46, ..] => throw Refused("pdf"),
                _ => ReadText(content),
            };
        }
        catch (UnreadableStatementException unreadable)
        {
            return StatementReading.Refused([unreadable.Fault]);
        }
    }

    private static StatementReading ReadText(byte[] content)
    {
        var text = TextDecoding.Decode(content);
        var start = text.AsSpan().TrimStart(" \t\r\n\uFEFF");
        if (start.IsEmpty)
            throw Refused("empty");
        if (start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<table", StringComparison.OrdinalIgnoreCase))
        {
            throw Refused("html");
        }

        if (start[0] == '<')
            return Camt053Statement.Read(content);
        return Mt940Statement.IsOne(text)
            ? Mt940Statement.Read(text)
            : TableStatement.Read(DelimitedText.Read(text), StatementFormat.Csv);
    }

    private static UnreadableStatementException Refused(string reason) => new(StatementFault.InFile(reason));
}

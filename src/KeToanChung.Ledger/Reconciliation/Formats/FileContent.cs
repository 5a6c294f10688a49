namespace KeToanChung.Ledger.Reconciliation.Formats;

/// <summary>What a file is by its content, whatever its name says: a text, or a packed workbook. Everything else ends the reading.</summary>
public static class FileContent
{
    /// <summary>The text, or null where it begins as workbooks do, new or old.</summary>
    public static string? TextOf(byte[] content) => content switch
    {
        [] => throw Refused("empty"),
        [0x50, 0x4B, 0x03, 0x04, ..] => null,
        [0xD0, 0xCF, 0x11, 0xE0, ..] => null,
        [0x25, 0x50, 0x44, 0x46, ..] => throw Refused("pdf"),
        _ => Decoded(content),
    };

    private static string Decoded(byte[] content)
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

        return text;
    }

    private static UnreadableStatementException Refused(string reason) => new(StatementFault.InFile(reason));
}

using System.Text;

namespace KeToanChung.Ledger.Reconciliation.Formats;

/// <summary>CSV as spreadsheets and banks write it: separated by comma, semicolon, tab or bar, with quotes where needed.</summary>
public static class DelimitedText
{
    private static readonly char[] Separators = [',', ';', '\t', '|'];

    /// <summary>Enough to come to the header row behind a bank's letterhead.</summary>
    private const int SampledRows = TableHeader.SearchedRows;

    /// <summary>The separator is the one that makes most columns known by their words.</summary>
    /// <param name="knownColumns">How many columns the reader would know of a table.</param>
    public static Table Read(string text, Func<Table, int> knownColumns)
    {
        var separator = Separators.Select(s => (Separator: s, Columns: knownColumns(Rows(text, s, SampledRows)))).MaxBy(found => found.Columns);
        return separator.Columns > 0
            ? Rows(text, separator.Separator, Table.MostRows)
            : throw new UnreadableStatementException(StatementFault.InFile("noHeader"));
    }

    private static Table Rows(string text, char separator, int most)
    {
        var rows = new List<TableRow>();
        var reader = new Reader(text, separator);
        while (rows.Count < most && reader.Next() is { } row)
        {
            if (!row.IsEmpty)
                rows.Add(row);
        }

        return rows.Count < most || most == SampledRows
            ? new Table(rows, separator, reader.IsCutOff(rows))
            : throw new UnreadableStatementException(StatementFault.InFile("tooManyLines"));
    }

    private sealed class Reader(string text, char separator)
    {
        private readonly StringBuilder cell = new();

        private int at;

        private int line = 1;

        private bool isQuoteOpen;

        public TableRow? Next()
        {
            if (at >= text.Length)
                return null;

            var (cells, start) = (new List<TableCell>(), line);
            do
            {
                var content = Cell();
                if (cells.Count < Table.MostColumns)
                    cells.Add(new TableCell(content));
            }
            while (at < text.Length && text[at++] == separator);
            SkipLineEnd();
            return new TableRow(start, cells);
        }

        /// <summary>
        /// A quote that never ends, or a last row that lacks cells and its line end. A closing remark may do without both, but doesn't
        /// begin with a number.
        /// </summary>
        public bool IsCutOff(List<TableRow> rows) =>
            isQuoteOpen
            || (at >= text.Length && text.Length > 0 && text[^1] is not ('\n' or '\r') && rows.Count > 1
                && rows[^1].Cells.Count < rows[^2].Cells.Count && rows[^1].Cells[0].Text is [var first, ..] && char.IsAsciiDigit(first));

        // Ends at the separator or the line end, and leaves it to the caller.
        private string Cell()
        {
            cell.Clear();
            var isQuoted = at < text.Length && text[at] == '"';
            if (isQuoted)
                Quoted();

            while (at < text.Length && text[at] != separator && text[at] is not ('\r' or '\n'))
                cell.Append(text[at++]);
            return cell.ToString();
        }

        private void Quoted()
        {
            isQuoteOpen = true;
            for (at++; at < text.Length; at++)
            {
                if (text[at] == '"')
                {
                    if (at + 1 >= text.Length || text[at + 1] != '"')
                    {
                        at++;
                        isQuoteOpen = false;
                        return;
                    }

                    at++;
                }

                if (text[at] == '\n')
                    line++;
                cell.Append(text[at]);
            }
        }

        private void SkipLineEnd()
        {
            line++;
            if (at > 0 && at < text.Length && text[at - 1] == '\r' && text[at] == '\n')
                at++;
        }
    }
}

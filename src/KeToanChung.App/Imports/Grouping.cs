namespace KeToanChung.App.Imports;

/// <summary>Puts rows of one name together. One that can't be read takes its whole group with it; the rest goes on.</summary>
internal static class Grouping
{
    public static IEnumerable<LoadItem> ByName(
        IReadOnlyList<FileRow> rows, Func<FileRow, string> name, Func<string, IReadOnlyList<FileRow>, LoadItem> item, List<BadRow> bad)
    {
        var groups = new Dictionary<string, List<FileRow>>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (Readable(() => name(row), bad) is { } key)
            {
                if (!groups.TryGetValue(key, out var group))
                    groups[key] = group = [];
                group.Add(row);
            }
        }

        foreach (var (reference, group) in groups)
        {
            if (Readable(() => item(reference, group), bad) is { } taken)
                yield return taken;
        }
    }

    private static T? Readable<T>(Func<T> read, List<BadRow> bad)
        where T : class
    {
        try
        {
            return read();
        }
        catch (UnreadableCellException cell)
        {
            bad.Add(cell.Row);
            return null;
        }
    }
}

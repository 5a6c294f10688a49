using System.Text.RegularExpressions;

namespace KeToanChung.Ledger.Reconciliation.Formats;

/// <summary>A field of a message: a tag and the lines up to the next one.</summary>
internal sealed record Mt940Field(int Line, string Tag, List<string> Lines)
{
    public string FirstLine => Lines[0];

    /// <summary>As people know it: <c>:61:</c>.</summary>
    public string Name => $":{Tag}:";
}

/// <summary>One MT940 message, from :20: to the dash that ends it.</summary>
internal sealed partial class Mt940Message(int line)
{
    private const int MostLines = 2_000_000;

    private readonly List<Mt940Field> fields = [];

    /// <summary>Where it begins in the file.</summary>
    public int Line => line;

    /// <summary>Where its last field stands.</summary>
    public int LastLine => fields[^1].Line;

    public IReadOnlyList<Mt940Field> Fields => fields;

    public Mt940Field? Find(string tag, string orTag) => fields.Find(f => f.Tag == tag || f.Tag == orTag);

    public static IEnumerable<Mt940Message> AllIn(string text)
    {
        var number = 0;
        var isInBlock = false;
        Mt940Message? message = null;
        foreach (var whole in text.Split('\n'))
        {
            if (++number > MostLines)
                throw new UnreadableStatementException(StatementFault.InFile("tooManyLines"));

            var row = whole.TrimEnd('\r', ' ');
            if (TextBlock().Match(row) is { Success: true } block)
            {
                if (isInBlock)
                    throw new UnreadableStatementException(StatementFault.At(number, null, "cutOff"));
                (isInBlock, row) = (true, row[block.Length..]);
            }

            var isEnd = row is "-" || row.StartsWith("-}", StringComparison.Ordinal);
            var field = FieldStart().Match(row);
            var isNext = field.Success && field.Groups["tag"].Value == "20";
            if (message is not null && (isEnd || isNext))
            {
                yield return message;
                message = null;
            }

            isInBlock &= !isEnd;
            if (field.Success)
                (message ??= new Mt940Message(number)).fields.Add(new Mt940Field(number, field.Groups["tag"].Value, [row[field.Length..]]));
            else if (message is not null && !isEnd)
                message.fields[^1].Lines.Add(row);
        }

        if (isInBlock)
            throw new UnreadableStatementException(StatementFault.At(number, null, "cutOff"));
        if (message is not null)
            yield return message;
    }

    // {1:…}{2:…}{4: — what stands in the blocks before is the network's.
    [GeneratedRegex(@"^\s*(\{[1235]:.*\})?\{4:\s*", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex TextBlock();

    [GeneratedRegex("^:(?<tag>[0-9]{2}[A-Z]?|NS):", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex FieldStart();
}

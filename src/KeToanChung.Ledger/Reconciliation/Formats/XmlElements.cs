using System.Xml;

namespace KeToanChung.Ledger.Reconciliation.Formats;

/// <summary>An element with what is in it, by local names: namespaces differ with every version of a format.</summary>
internal sealed class XmlElements(string name)
{
    // No bank's file goes beyond these; one that does wants to exhaust the reader.
    private const int Deepest = 40;

    private const int MostElements = 500_000;

    private const int LongestText = 10_000;

    private List<XmlElements>? children;

    private Dictionary<string, string>? attributes;

    public string Name => name;

    public string Text { get; private set; } = "";

    public string? Attribute(string attribute) => attributes?.GetValueOrDefault(attribute);

    public IEnumerable<XmlElements> All(string child) => children?.Where(c => c.Name == child) ?? [];

    /// <summary>The first element at the end of a path such as <c>Acct/Id/IBAN</c>.</summary>
    public XmlElements? First(string path)
    {
        var at = this;
        foreach (var step in path.Split('/'))
            at = at?.children?.Find(c => c.Name == step);
        return at;
    }

    /// <summary>The text there, trimmed; null where it is missing or empty.</summary>
    public string? TextAt(string path) => First(path)?.Text.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Reads the element that the reader stands on, and leaves the reader behind it.</summary>
    public static XmlElements Read(XmlReader xml)
    {
        var left = MostElements;
        return Read(xml, xml.Depth + Deepest, ref left);
    }

    private static XmlElements Read(XmlReader xml, int deepest, ref int left)
    {
        if (xml.Depth > deepest || --left < 0)
            throw new UnreadableStatementException(StatementFault.InFile("tooDeep"));

        var element = new XmlElements(xml.LocalName);
        while (xml.MoveToNextAttribute())
            (element.attributes ??= new(StringComparer.Ordinal))[xml.LocalName] = xml.Value;
        xml.MoveToElement();
        var isEmpty = xml.IsEmptyElement;
        xml.Read();
        while (!isEmpty && xml.NodeType is not XmlNodeType.EndElement)
        {
            if (xml.NodeType is XmlNodeType.Element)
            {
                (element.children ??= []).Add(Read(xml, deepest, ref left));
            }
            else
            {
                if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && element.Text.Length < LongestText)
                    element.Text += xml.Value;
                xml.Read();
            }
        }

        if (!isEmpty)
            xml.Read();
        return element;
    }
}

using Microsoft.SqlServer.TransactSql.ScriptDom;

using Xunit;

namespace KeToanChung.Testing;

/// <summary>Microsoft's own parser of T-SQL, where none of their servers can run.</summary>
public static class TSql
{
    public static void MustParse(string sql)
    {
        var fragment = new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        Assert.True(errors.Count == 0, string.Join("\n", errors.Select(e => $"line {e.Line}: {e.Message}\n{sql}")));

        // What EXEC(N'…') runs is a string to the parser, and T-SQL all the same.
        var inner = new Executed();
        fragment.Accept(inner);
        inner.Texts.ForEach(MustParse);
    }

    private sealed class Executed : TSqlFragmentVisitor
    {
        public List<string> Texts { get; } = [];

        public override void Visit(ExecutableStringList node) => Texts.Add(string.Concat(node.Strings.OfType<StringLiteral>().Select(s => s.Value)));
    }
}

using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests;

/// <summary>Whatever the source can refuse has words in both languages, and those words only use figures that the refusal brings.</summary>
public sealed partial class WordsTests
{
    /// <summary>Reasons that the source computes: the expression, and what it may give.</summary>
    private static readonly Dictionary<string, string[]> Computed = new(StringComparer.Ordinal)
    {
        ["dimension.FieldName()"] = ["fundingSource", "chapter", "subCategory", "subItem"],
        ["field"] = ["budgetYear", "fundingSource", "chapter", "subCategory", "subItem", "counterpartyAgency"],
        ["$\"is{record.Status}\""] = ["isDraft", "isSubmitted", "isApproved", "isPaid", "isRejected", "isWithdrawn"],
        ["failure.ErrorCode"] = [], // found where validators say it: WithErrorCode("…")
        ["value.Reason"] = [],      // found where a converter says it: UnreadableValueException("…")
        ["ReasonOf(json)"] = ["unknownField", "duplicateField", "wrongType"],
    };

    /// <summary>The same, where one expression means different things in different files.</summary>
    private static readonly Dictionary<(string File, string Expression), string[]> ComputedIn = new()
    {
        [("PostingEngine.cs", "reason")] = ["raisesEstimate", "partner", "descriptive", "openingTwice", "ownCommand"],
        [("PaymentFile.cs", "reason")] = ["otherAgency"], // and what its validator says
        [("ReverseVoucher.cs", "reason")] = ["budgetVoucher", "feeReceiptVoucher", "isReversal"],
    };

    /// <summary>Only codes of the classification are ever taken out of use.</summary>
    private static readonly string[] Impossible = ["dimension.retired.budgetYear", "dimension.retired.counterpartyAgency"];

    private static readonly IReadOnlyDictionary<string, string> Vietnamese = Read("Messages.resx");

    private static readonly IReadOnlyDictionary<string, string> English = Read("Messages.en.resx");

    [Fact]
    public void Both_languages_have_the_same_sentences() =>
        Assert.Equal(Vietnamese.Keys.Order(StringComparer.Ordinal), English.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_code_of_the_contract_has_a_sentence()
    {
        var codes = typeof(Codes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!);

        Assert.All(codes, code => Assert.Contains(code, Vietnamese));
    }

    [Fact]
    public void Every_reason_that_the_source_gives_has_a_sentence()
    {
        var refusals = Refusals().ToList();

        Assert.True(refusals.Count > 100, $"Only {refusals.Count} were found: the source is written differently from what this test looks for.");
        Assert.Empty(refusals.Where(r => r.Reason is not null && !Vietnamese.ContainsKey($"{r.Code}.{r.Reason}"))
            .Where(r => !Impossible.Contains($"{r.Code}.{r.Reason}", StringComparer.Ordinal))
            .Select(r => $"{r.Code}.{r.Reason} ({r.File})").Distinct());
    }

    [Fact]
    public void Sentences_name_only_figures_that_their_refusals_bring()
    {
        var missing =
            from refusal in Refusals()
            let key = refusal.Reason is not null && Vietnamese.ContainsKey($"{refusal.Code}.{refusal.Reason}") ? $"{refusal.Code}.{refusal.Reason}" : refusal.Code
            from sentence in new[] { Vietnamese.GetValueOrDefault(key, ""), English.GetValueOrDefault(key, "") }
            from figure in Figure().Matches(Optional().Replace(sentence, "")).Select(m => m.Groups["name"].Value)
            where !refusal.Figures.Contains(figure)
            select $"{{{figure}}} of {key} ({refusal.File})";

        Assert.Empty(missing.Distinct());
    }

    [Fact]
    public void Figures_are_written_as_the_office_writes_them()
    {
        var refusal = new Refusal(Codes.BudgetExceeded, "vouchers[3].lines[1].credit").With("available", 3_000_000L).With("short", 1_234_567L)
            .With("fundingSource", "13").With("chapter", "830").With("subCategory", "341").With("subItem", "").With("year", 2026);
        var closed = new Refusal(Codes.PeriodClosed, "date").With("month", new DateOnly(2026, 3, 1));

        Assert.Equal(
            "Dòng 2: dự toán nguồn 13, chương 830, khoản 341 năm 2026 còn 3.000.000 đồng, thiếu 1.234.567 đồng; "
            + "hãy giảm số tiền hoặc xin bổ sung, điều chuyển dự toán.",
            In("vi-VN").Of(refusal));
        Assert.StartsWith("Line 2: the estimate of source 13, chapter 830, sub-category 341 of 2026 has 3,000,000 đồng left", In("en").Of(refusal), StringComparison.Ordinal);
        Assert.StartsWith("Tháng 03/2026 đã khóa sổ", In("vi-VN").Of(closed), StringComparison.Ordinal);
        Assert.Equal(In("vi-VN").Of(closed), In("fr-FR").Of(closed));
    }

    private static Sentences In(string culture) => Sentences.In(CultureInfo.GetCultureInfo(culture));

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(Path.Combine(Repository.Root, "src/KeToanChung.App/Words", file)).Root!.Elements("data")
            .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value, StringComparer.Ordinal);

    private sealed record Found(string File, string Code, string? Reason, IReadOnlySet<string> Figures);

    private static IEnumerable<Found> Refusals() => Repository.SourceOf("src", "reports").SelectMany(RefusalsIn);

    private static IEnumerable<Found> RefusalsIn(string path)
    {
        var (file, source) = (Path.GetFileName(path), File.ReadAllText(path));
        foreach (Match made in NewRefusal().Matches(source))
        {
            var (arguments, end) = Arguments(source, made.Index + made.Length);
            var statement = source[made.Index..source.IndexOf(';', end)];
            if (arguments.Count > 2 && ComputedIn.ContainsKey((file, arguments[2])))
                statement = source; // its callers bring the figures
            var figures = With().Matches(statement).Select(m => m.Groups["name"].Value).Append("field").Append("what").ToHashSet(StringComparer.Ordinal);
            if (arguments.Count > 1 && !Literal().IsMatch(arguments[1]))
                figures.Add("line"); // an expression: a place in a list
            foreach (var code in CodesIn(arguments[0]))
            {
                foreach (var reason in arguments.Count > 2 ? ReasonsIn(file, arguments[2]) : [null])
                    yield return new Found(file, code, reason, figures);
            }
        }

        foreach (Match said in SaidByValidators().Matches(source))
            yield return new Found(file, Codes.RequestInvalid, said.Groups["reason"].Value, new HashSet<string>(["field", "what", "line"], StringComparer.Ordinal));
    }

    private static List<string> CodesIn(string expression)
    {
        var named = CodeName().Matches(expression).Select(m => (string)typeof(Codes).GetField(m.Groups["name"].Value)!.GetRawConstantValue()!);
        var literal = Text().Matches(expression).Select(m => m.Groups["text"].Value);
        var found = named.Concat(literal).ToList();
        return found.Count > 0 ? found : [Codes.DimensionUnknown, Codes.DimensionRetired]; // what the catalogue answers
    }

    private static IEnumerable<string?> ReasonsIn(string file, string expression)
    {
        if (Computed.TryGetValue(expression, out var reasons) || ComputedIn.TryGetValue((file, expression), out reasons))
            return reasons;

        if (expression.Contains(" switch", StringComparison.Ordinal))
            return Arm().Matches(expression).Select(m => m.Groups["text"].Value);

        var literals = Text().Matches(expression).Select(m => (string?)m.Groups["text"].Value).ToList();
        Assert.True(literals.Count > 0 || expression is "null", $"{file}: what can {expression} be? Add it to Computed.");
        return literals.Count > 0 ? literals : [null];
    }

    /// <summary>The arguments of a call, from behind its opening parenthesis.</summary>
    private static (List<string> Arguments, int End) Arguments(string source, int start)
    {
        var (arguments, depth, from) = (new List<string>(), 0, start);
        for (var i = start; ; i++)
        {
            if (source[i] is ')' && depth == 0)
            {
                arguments.Add(source[from..i].Trim());
                return (arguments, i);
            }

            if (source[i] is ',' && depth == 0)
            {
                arguments.Add(source[from..i].Trim());
                from = i + 1;
            }

            depth += source[i] is '(' or '[' or '{' ? 1 : source[i] is ')' or ']' or '}' ? -1 : 0;
        }
    }

    [GeneratedRegex(@"new Refusal\(|(?<=\bOfParameter\(Match parameter\) =>\s+)new\(", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex NewRefusal();

    [GeneratedRegex("(?:WithErrorCode|UnreadableValueException)\\([^\")]*\"(?<reason>\\w+)\"(?: : \"(?<other>\\w+)\")?", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex SaidByValidators();

    [GeneratedRegex("\\.With\\(\"(?<name>\\w+)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex With();

    [GeneratedRegex("^\"\\w*\"$|^null$|^IfMatch$|^IdempotencyKey$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\bCodes\.(?<name>\w+)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex CodeName();

    [GeneratedRegex("\"(?<text>[\\w.]+)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Text();

    [GeneratedRegex("=> \"(?<text>\\w+)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Arm();

    [GeneratedRegex(@"\{(?<name>\w+)(:[^}]+)?\}", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Figure();

    [GeneratedRegex(@"\[[^\]]*\]", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Optional();
}

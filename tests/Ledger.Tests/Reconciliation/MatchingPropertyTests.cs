using CsCheck;

using KeToanChung.Ledger.Reconciliation.Matching;

namespace KeToanChung.Ledger.Tests.Reconciliation;

/// <summary>
/// What must hold for any commune: no credit is ever matched with a fee it doesn't pay, money is conserved, each line is answered once, and the order in
/// which files came in doesn't matter. A failing case prints its seed.
/// </summary>
public sealed class MatchingPropertyTests
{
    private static readonly string[] Surnames = ["NGUYEN", "TRAN", "LE", "HO", "VU", "DO"];

    private static readonly string[] Names = ["AN", "BINH", "DUNG", "NAM", "LAN", "MAI", "THU"];

    private static readonly long[] Amounts = [2_000, 5_000, 8_000, 25_000, 400_000];

    [Fact]
    public void Nothing_is_matched_wrongly() => Communes.Sample(
        commune =>
        {
            var found = StatementMatcher.Match(commune.Lines, commune.Entries);
            foreach (var match in found.Certain)
            {
                var paid = match.Lines.Select(l => commune.Truth[l.Key]).Distinct().ToList();
                Assert.Equal([match.Entries[0].Id.No], paid);
            }
        },
        iter: 400);

    [Fact]
    public void Most_of_what_can_be_known_is_matched() => Communes.Sample(
        commune =>
        {
            var matched = StatementMatcher.Match(commune.Lines, commune.Entries).Certain.SelectMany(m => m.Lines).Select(l => l.Key).ToHashSet();
            Assert.All(commune.Named, key => Assert.Contains(key, matched));
        },
        iter: 200);

    [Fact]
    public void Money_is_conserved_and_each_line_is_answered_once() => Communes.Sample(
        commune =>
        {
            var found = StatementMatcher.Match(commune.Lines, commune.Entries);
            Assert.All(found.Certain, m => Assert.Equal(0, m.Charge.Dong));
            Assert.Equal(
                commune.Lines.Select(l => l.Key).OrderBy(k => k.Line), found.Certain.SelectMany(m => m.Lines).Concat(found.Open.Select(o => o.Line)).Select(l => l.Key).OrderBy(k => k.Line));
            Assert.Equal(found.Certain.SelectMany(m => m.Entries).Count(), found.Certain.SelectMany(m => m.Entries).Select(e => e.Id).Distinct().Count());
        },
        iter: 200);

    [Fact]
    public void The_order_of_imports_does_not_matter() => Gen.Select(Communes, Gen.Int).Sample(
        (commune, seed) =>
        {
            var random = new Random(seed);
            var (lines, entries) = (commune.Lines.ToArray(), commune.Entries.ToArray());
            random.Shuffle(lines);
            random.Shuffle(entries);
            Assert.Equal(Pairs(StatementMatcher.Match(commune.Lines, commune.Entries)), Pairs(StatementMatcher.Match(lines, entries)));
        },
        iter: 200);

    private static IEnumerable<(int Line, long Entry)> Pairs(Findings found) =>
        found.Certain.SelectMany(m => m.Lines.SelectMany(l => m.Entries.Select(e => (l.Key.Line, e.Id.No)))).Order();

    private sealed record Commune(
        IReadOnlyList<BankLine> Lines, IReadOnlyList<BookEntry> Entries, IReadOnlyDictionary<LineKey, long> Truth, IReadOnlyList<LineKey> Named);

    // Few names and amounts, so that many fees are alike; a third of the credits have no number, some are damaged, some paid twice.
    private static readonly Gen<Commune> Communes = Gen.Int.Select(seed => Made(new Random(seed)));

    private static Commune Made(Random random)
    {
        var (lines, entries, truth, named) = (new List<BankLine>(), new List<BookEntry>(), new Dictionary<LineKey, long>(), new List<LineKey>());
        for (var i = 1; i <= 120; i++)
        {
            var day = new DateOnly(2026, 3, 1).AddDays(i / 8);
            var number = $"H19.001-{day:yyMMdd}-{1000 + i}";
            var payer = $"{Pick(Surnames)} {Pick(Names)} {Pick(Names)}";
            var amount = Pick(Amounts);
            entries.Add(new BookEntry(new EntryId(EntryKind.FeeReceipt, i), EntryState.Open, amount, day)
            {
                CaseNumber = number, Party = payer, Transaction = $"PP026{i:000000}", IsOnItsWay = true,
            });
            if (random.Next(20) == 0)
                continue; // never credited

            var (text, isNamed) = random.Next(10) switch
            {
                < 3 => ($"{payer} chuyen tien", false),
                3 => ($"{payer} nop phi ho so {number[..^random.Next(1, 3)]}", false),
                4 => ($"{payer} nop phi ho so {Swapped(number, random)}", false),
                5 or 6 => ($"MBVCB.{random.NextInt64(1_000_000_000, 9_999_999_999)}.{number.Replace(".", "", StringComparison.Ordinal).Replace('-', ' ').ToLowerInvariant()} nop le phi", true),
                _ => ($"{payer} nop phi ho so {number} PP026{i:000000}", true),
            };
            var line = new BankLine(new LineKey(1, i), day.AddDays(random.Next(3)), amount, null, text);
            lines.Add(line);
            truth[line.Key] = i;
            if (isNamed)
                named.Add(line.Key);
            if (random.Next(20) == 0)
            {
                lines.Add(line with { Key = new LineKey(1, 1000 + i), Date = line.Date.AddDays(random.Next(1, 4)) });
                truth[new LineKey(1, 1000 + i)] = -1; // a second payment pays nothing
            }
        }

        return new Commune(lines, entries, truth, named);

        T Pick<T>(T[] among) => among[random.Next(among.Length)];
    }

    private static string Swapped(string number, Random random)
    {
        var digits = number.ToCharArray();
        var at = digits.Length - random.Next(2, 4);
        (digits[at], digits[at + 1]) = (digits[at + 1], digits[at]);
        return new string(digits);
    }
}

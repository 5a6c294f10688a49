using KeToanChung.Ledger.Reconciliation;
using KeToanChung.Ledger.Reconciliation.Formats;

namespace KeToanChung.Ledger.Tests.Reconciliation;

public sealed class StatementOverlapTests
{
    private static readonly DateOnly Day = new(2026, 1, 5);

    private static StatementLine Line(int number, long amount, string? reference, string text, long? balance) =>
        new(number, Day, null, amount, reference, text, balance is { } known ? (Money)known : null);

    private static HeldLine Held(StatementLine line, int? number = null) => new(line, StatementOverlap.FingerprintOf(line), number);

    public static TheoryData<string, StatementLine[], StatementLine[], int[]> Cases => new()
    {   // case                                         held                                      file                                                             new
        { "nothing held",                               [],                                       [Line(1, 1, "A", "t", 1), Line(2, 1, "A", "t", 2)],               [1, 2] },
        { "all held",                                   [Line(7, 1, "A", "t", 1)],                [Line(1, 1, "A", "t", 1)],                                        [] },
        { "another format, without balances",           [Line(7, 1, "A", "Nộp phí", null)],       [Line(1, 1, "A", "NOP PHI", 1)],                                  [] },
        { "one of two equals held, no balances",        [Line(7, 1, null, "t", null)],            [Line(1, 1, null, "t", null), Line(2, 1, null, "t", null)],       [2] },
        { "equals of the morning and the afternoon",    [Line(7, 1, null, "t", 1)],               [Line(1, 1, null, "t", 2)],                                       [1] },
        { "the held one is the second",                 [Line(7, 1, null, "t", 2)],               [Line(1, 1, null, "t", 1), Line(2, 1, null, "t", 2)],             [1] },
        { "an exact balance before a missing one",      [Line(7, 1, null, "t", 2), Line(8, 1, null, "t", null)], [Line(1, 1, null, "t", 1), Line(2, 1, null, "t", 2)], [] },
        { "another amount",                             [Line(7, 2, "A", "t", 1)],                [Line(1, 1, "A", "t", 1)],                                        [1] },
        { "another reference",                          [Line(7, 1, "B", "t", 1)],                [Line(1, 1, "A", "t", 1)],                                        [1] },
        { "another text",                               [Line(7, 1, "A", "u", 1)],                [Line(1, 1, "A", "t", 1)],                                        [1] },
        { "the text was cut off",                       [Line(7, 1, null, "nop phi ho", 1)],      [Line(1, 1, null, "nop phi ho so 1", 1)],                         [] },
        { "the text is cut off now",                    [Line(7, 1, null, "nop phi ho so 1", 1)], [Line(1, 1, null, "nop phi ho", 1)],                              [] },
        { "a cut text, another balance",                [Line(7, 1, null, "nop phi ho", 1)],      [Line(1, 1, null, "nop phi ho so 1", 2)],                         [1] },
        { "a cut text, no balance",                     [Line(7, 1, null, "nop phi ho", null)],   [Line(1, 1, null, "nop phi ho so 1", null)],                      [1] },
        { "one held, two that begin alike",             [Line(7, 1, null, "nop", 1)],             [Line(1, 1, null, "nop a", 1), Line(2, 1, null, "nop b", 1)],     [2] },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Knows_the_lines_that_are_held(string situation, StatementLine[] held, StatementLine[] file, int[] fresh)
    {
        Assert.Equal(fresh, StatementOverlap.NewIn(file, [.. held.Select(h => Held(h))]).Select(l => l.Number));
        Assert.NotEmpty(situation);
    }

    [Fact]
    public void A_line_of_the_same_file_is_known_by_its_number()
    {
        StatementLine[] file = [Line(1, 1, null, "t", null), Line(2, 1, null, "t", null)];

        Assert.Equal([1], StatementOverlap.NewIn(file, [Held(file[1], number: 2)]).Select(l => l.Number));
    }
}

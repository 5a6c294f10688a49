using KeToanChung.Ledger.Budget;
using KeToanChung.Ledger.Posting;
using KeToanChung.Ledger.Tests.Given;

namespace KeToanChung.Ledger.Tests.Budget;

/// <summary>Giao, bổ sung, giảm, tạm giữ, bỏ tạm giữ, điều chuyển: what each decision does to the budget line and to the books.</summary>
public sealed class BudgetDecisionsTests
{
    private const string Autonomous = "13";

    private const string NotAutonomous = "12";

    // Kind, source, what it moves, what it posts.
    public static TheoryData<BudgetEntryKind, string, BudgetColumn, long, string> Kinds => new()
    {
        { BudgetEntryKind.Assign, Autonomous, BudgetColumn.Assigned, 100, "1351 100/0, 511 0/100, 00822 100/0" }, // DT-01
        { BudgetEntryKind.Assign, NotAutonomous, BudgetColumn.Assigned, 100, "00821 100/0" }, // DT-02
        { BudgetEntryKind.Supplement, Autonomous, BudgetColumn.Adjusted, 100, "1351 100/0, 511 0/100, 00822 100/0" },
        { BudgetEntryKind.Supplement, NotAutonomous, BudgetColumn.Adjusted, 100, "00821 100/0" },
        { BudgetEntryKind.Reduce, Autonomous, BudgetColumn.Adjusted, -100, "511 100/0, 1351 0/100, 00822 -100/0" }, // DT-06B
        { BudgetEntryKind.Reduce, NotAutonomous, BudgetColumn.Adjusted, -100, "00821 -100/0" }, // DT-06
        { BudgetEntryKind.Withhold, Autonomous, BudgetColumn.Withheld, 100, "" },
        { BudgetEntryKind.Release, NotAutonomous, BudgetColumn.Withheld, -100, "" },
        { BudgetEntryKind.Transfer, Autonomous, BudgetColumn.Adjusted, 100, "00822 100/0" }, // within a source, no revenue changes
        { BudgetEntryKind.Transfer, NotAutonomous, BudgetColumn.Adjusted, 100, "00821 100/0" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Moves_the_budget_line_and_posts(BudgetEntryKind kind, string source, BudgetColumn column, long moved, string posted)
    {
        BudgetDecisionLine[] lines = [Line(100, source)];

        Assert.Equal(
            [new BudgetMovement(new BudgetKey("008", 2026, source, "830", "341", "6551"), column, moved)], BudgetDecisions.Movements(kind, 2026, lines));
        Assert.Equal(
            posted,
            string.Join(", ", BudgetDecisions.Entries(RealCatalog.Instance, kind, 2026, lines).Select(l => $"{l.Account} {l.Debit}/{l.Credit}")));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_engine_takes_what_a_decision_posts(BudgetEntryKind kind, string source, BudgetColumn column, long moved, string posted)
    {
        Assert.NotEqual(0, moved);
        if (posted.Length == 0)
            return;

        var key = new BudgetKey("008", 2026, source, "830", "341", "6551");
        var books = Commune.Books(budget: [(key, new BudgetPosition { Assigned = 100 })]);
        BudgetDecisionLine[] lines = [Line(100, source)];
        var draft = new Draft(
            Commune.Office.Id, VoucherType.Budget, Commune.Day, "Quyết định", null, [.. BudgetDecisions.Entries(RealCatalog.Instance, kind, 2026, lines)],
            new Purpose.BudgetDecision(new DocumentId(Commune.Office.Id, 1), BudgetDecisions.Movements(kind, 2026, lines)));

        books.Apply(Assert.IsType<Decision.Accepted>(PostingEngine.Decide(books, draft)).Plan);

        Assert.Equal(new BudgetPosition { Assigned = 100 }.After(column, moved), books.Of(Commune.Office.Id).Position(key));
    }

    [Fact]
    public void A_line_may_be_given_without_a_tiểu_mục() =>
        Assert.Equal("", BudgetDecisions.Movements(BudgetEntryKind.Assign, 2026, [Line(100, subItem: null)])[0].Key.SubItem);

    [Theory]
    [InlineData(BudgetEntryKind.Assign)]
    [InlineData(BudgetEntryKind.Supplement)]
    [InlineData(BudgetEntryKind.Reduce)]
    [InlineData(BudgetEntryKind.Withhold)]
    [InlineData(BudgetEntryKind.Release)]
    public void Amounts_are_above_zero(BudgetEntryKind kind)
    {
        AssertRefused(kind, "notPositive", Codes.RequestInvalid, "lines[1].amount", Line(100), Line(0));
        AssertRefused(kind, "notPositive", Codes.RequestInvalid, "lines[0].amount", Line(-100));
        AssertRefused(kind, "amountTooLarge", Codes.RequestInvalid, "lines[0].amount", Line(Money.LargestLine + 1));
        Assert.Empty(Check(kind, Line(Money.LargestLine)));
    }

    [Fact]
    public void A_transfer_is_signed_and_sums_to_zero_within_each_source()
    {
        Assert.Empty(Check(BudgetEntryKind.Transfer, Line(-100), Line(60, subItem: "6552"), Line(40, subItem: null)));
        Assert.Empty(Check(BudgetEntryKind.Transfer, Line(-100), Line(100, subItem: "6552"), Line(-5, NotAutonomous), Line(5, NotAutonomous, "6552")));

        AssertRefused(BudgetEntryKind.Transfer, "transferNotZero", Codes.RequestInvalid, "lines", Line(-100), Line(99, subItem: "6552"));
        AssertRefused(BudgetEntryKind.Transfer, "transferNotZero", Codes.RequestInvalid, "lines", Line(-100), Line(100, NotAutonomous));
        AssertRefused(BudgetEntryKind.Transfer, "notPositive", Codes.RequestInvalid, "lines[0].amount", Line(0));
    }

    [Fact]
    public void Codes_are_those_of_its_year()
    {
        AssertRefused(BudgetEntryKind.Assign, "chapter", Codes.DimensionRetired, "lines[0].chapter", Line(100) with { Chapter = "612" });
        AssertRefused(BudgetEntryKind.Assign, "subItem", Codes.DimensionUnknown, "lines[0].subItem", Line(100, subItem: "6550"));
        AssertRefused(BudgetEntryKind.Assign, "subCategory", Codes.DimensionUnknown, "lines[0].subCategory", Line(100) with { SubCategory = "340" });
        AssertRefused(BudgetEntryKind.Assign, "fundingSource", Codes.DimensionUnknown, "lines[0].fundingSource", Line(100, "99"));
        AssertRefused(BudgetEntryKind.Assign, "chapter", Codes.DimensionMissing, "lines[0].chapter", Line(100) with { Chapter = "" });
    }

    [Fact]
    public void A_source_can_be_used_once_somebody_chose_whether_it_is_autonomous() =>
        AssertRefused(BudgetEntryKind.Assign, "autonomyNotChosen", Codes.DimensionUnknown, "lines[0].fundingSource", Line(100, "14"));

    [Fact]
    public void A_decision_has_lines_and_no_more_than_a_voucher_takes()
    {
        AssertRefused(BudgetEntryKind.Assign, "required", Codes.RequestInvalid, "lines");
        AssertRefused(BudgetEntryKind.Assign, "tooManyLines", Codes.RequestInvalid, "lines", [.. Enumerable.Repeat(Line(1), (PostingEngine.MaxLines / 3) + 1)]);
        Assert.Empty(Check(BudgetEntryKind.Assign, [.. Enumerable.Repeat(Line(1), PostingEngine.MaxLines / 3)]));
    }

    private static void AssertRefused(BudgetEntryKind kind, string reason, string code, string field, params BudgetDecisionLine[] lines)
    {
        var refusal = Check(kind, lines)[0];

        Assert.Equal((code, field, reason), (refusal.Code, refusal.Field, refusal.Reason));
    }

    private static IReadOnlyList<Refusal> Check(BudgetEntryKind kind, params BudgetDecisionLine[] lines) =>
        BudgetDecisions.Check(RealCatalog.Instance, kind, 2026, lines);

    private static BudgetDecisionLine Line(long amount, string source = Autonomous, string? subItem = "6551") => new(source, "830", "341", subItem, amount);
}

using CsCheck;

using KeToanChung.Ledger.Budget;
using KeToanChung.Ledger.Posting;
using KeToanChung.Ledger.Tests.Given;

namespace KeToanChung.Ledger.Tests.Budget;

/// <summary>Không chi vượt dự toán, and nothing is given back that was never taken.</summary>
public sealed class BudgetControlTests
{
    private static readonly BudgetKey Estimate = new(BudgetKey.Estimate, 2026, "13", "830", "341", "6551");

    private static readonly BudgetKey Fees = new("012", 2026, "", "830", "341", "");

    [Theory]
    [InlineData(BudgetColumn.Spent, 60)]
    [InlineData(BudgetColumn.Advanced, 60)]
    [InlineData(BudgetColumn.Reserved, 60)]
    [InlineData(BudgetColumn.Committed, 60)]
    [InlineData(BudgetColumn.Withheld, 60)]
    [InlineData(BudgetColumn.Adjusted, -60)]
    [InlineData(BudgetColumn.Assigned, -60)]
    public void Nothing_takes_more_than_is_available(BudgetColumn column, long amount)
    {
        var books = Books((
            Estimate, new BudgetPosition { Assigned = 100, Adjusted = 10, Withheld = 10, Reserved = 10, Committed = 10, Advanced = 10, Spent = 10 }));

        Assert.Null(Shortage(books, new BudgetMovement(Estimate, column, amount)));
        var refusal = Shortage(books, new BudgetMovement(Estimate, column, amount + Math.Sign(amount)));

        Assert.Equal(
            (Codes.BudgetExceeded, "lines[0].amount", 60L, 1L), (refusal!.Code, refusal.Field, refusal.Figures["available"], refusal.Figures["short"]));
    }

    [Theory]
    [InlineData(BudgetColumn.Spent)]
    [InlineData(BudgetColumn.Advanced)]
    [InlineData(BudgetColumn.Reserved)]
    [InlineData(BudgetColumn.Committed)]
    [InlineData(BudgetColumn.Withheld)]
    public void Nothing_gives_back_more_than_was_taken(BudgetColumn column)
    {
        var books = Books((Estimate, new BudgetPosition { Assigned = 100 }.After(column, 40)));

        Assert.Null(Shortage(books, new BudgetMovement(Estimate, column, -40)));
        var refusal = Shortage(books, new BudgetMovement(Estimate, column, -41));

        Assert.Equal((Codes.BudgetExceeded, 40L, 1L), (refusal!.Code, refusal.Figures["available"], refusal.Figures["short"]));
    }

    [Fact]
    public void Money_received_has_its_own_code()
    {
        var books = Books((Fees, new BudgetPosition { Assigned = 100 }));

        Assert.Null(Shortage(books, new BudgetMovement(Fees, BudgetColumn.Spent, 100)));
        Assert.Equal(Codes.SourceExceeded, Shortage(books, new BudgetMovement(Fees, BudgetColumn.Spent, 101))!.Code);
        Assert.Equal(Codes.SourceExceeded, Shortage(books, new BudgetMovement(Fees, BudgetColumn.Assigned, -101))!.Code);
    }

    [Fact]
    public void Two_lines_of_one_voucher_share_what_there_is()
    {
        var books = Books((Estimate, new BudgetPosition { Assigned = 100 }));
        var sixty = new BudgetMovement(Estimate, BudgetColumn.Spent, 60);

        var refusal = Shortage(books, sixty, sixty);

        Assert.Equal(("lines[1].amount", 40L, 20L), (refusal!.Field, refusal.Figures["available"], refusal.Figures["short"]));
    }

    [Fact]
    public void Every_line_that_is_short_is_named_and_takes_nothing_from_the_others()
    {
        var books = Books((Estimate, new BudgetPosition { Assigned = 100 }));

        var refusals = Shortages(books, Spent(150), Spent(60), Spent(41));

        Assert.Equal([("lines[0].amount", 100L, 50L), ("lines[2].amount", 40L, 1L)], refusals.Select(r => (r.Field, r.Figures["available"], r.Figures["short"])));

        static BudgetMovement Spent(long amount) => new(Estimate, BudgetColumn.Spent, amount);
    }

    [Fact]
    public void What_a_voucher_gives_back_may_pay_for_what_it_takes()
    {
        var books = Books((Estimate, new BudgetPosition { Assigned = 100, Advanced = 100 }));

        Assert.Null(Shortage(books, new BudgetMovement(Estimate, BudgetColumn.Spent, 100), new BudgetMovement(Estimate, BudgetColumn.Advanced, -100)));
    }

    [Fact]
    public void A_draw_is_held_against_its_tiểu_mục_if_that_was_given_else_against_the_line_without()
    {
        var heading = Estimate.WithoutSubItem;
        var mine = Books((Estimate, new BudgetPosition { Assigned = 100 }), (heading, new BudgetPosition { Assigned = 1_000 }));

        Assert.Equal(Estimate, mine.LineFor(Estimate));
        Assert.Equal(heading, mine.LineFor(Estimate with { SubItem = "6552" }));
    }

    [Fact]
    public void A_budget_line_can_be_named_in_a_log() => Assert.Equal("012/2026//830/341/", $"{Fees}");

    [Fact]
    public void The_order_of_lines_does_not_matter()
    {
        var amount = Gen.Long[0, 60];
        var position = Gen.Select(amount, amount, amount, amount, (given, advanced, spent, reserved) =>
            new BudgetPosition { Assigned = given + advanced + spent + reserved, Advanced = advanced, Spent = spent, Reserved = reserved });
        var movement = Gen.Select(Gen.Bool, Gen.Enum<BudgetColumn>(), Gen.Long[-60, 60], (isEstimate, column, moved) =>
            new BudgetMovement(isEstimate ? Estimate : Fees, column, moved));

        Gen.Select(position, position, movement.Array[1, 6], Gen.Int).Sample((estimate, fees, movements, shuffle) =>
        {
            var books = Books((Estimate, estimate), (Fees, fees));
            var shuffled = movements.ToArray();
            new Random(shuffle).Shuffle(shuffled);

            return (Shortage(books, movements) is null) == (Shortage(books, shuffled) is null);
        }, iter: 2_000);
    }

    private static AgencyBooks Books(params (BudgetKey, BudgetPosition)[] budget) => Commune.Books(budget: budget).Of(Commune.Office.Id);

    private static Refusal? Shortage(AgencyBooks books, params BudgetMovement[] movements) =>
        Shortages(books, movements) is [var first, ..] ? first : null;

    private static IReadOnlyList<Refusal> Shortages(AgencyBooks books, params BudgetMovement[] movements) =>
        BudgetControl.Shortages(books, movements.Select((m, i) => (m, (int?)i)), _ => "amount");
}

using KeToanChung.Ledger.Budget;
using KeToanChung.Ledger.Posting;
using KeToanChung.Ledger.Tests.Given;

namespace KeToanChung.Ledger.Tests.Posting;

/// <summary>What is posted, and what that does: numbers, approvals that wait, reservations and reversals.</summary>
public sealed class DecisionTests
{
    [Fact]
    public void Lets_136_and_336_flow_within_one_accounting_unit()
    {
        var toLibrary = Attempt.Right.Lines("N 136 100, C 1121 100").Under("NB-05").Change(0, l => l with { Counterparty = Commune.Library.Code });

        Assert.IsType<Decision.Accepted>(toLibrary.Decide());
    }

    [Fact]
    public void Refuses_to_pay_out_without_approval_what_was_moved_into_transit_without_one()
    {
        var byHand = Attempt.Right.As(Purpose.Voucher.Instance);

        Assert.IsType<Decision.Accepted>(byHand.Lines("N 113 100, C 1111 100").Under("PHI-03").Decide());
        Assert.Equal(
            Codes.ApprovalRequired, Assert.IsType<Decision.Refused>(byHand.Lines("N 6122 100, C 113 100").Under(null).Decide()).Refusals[0].Code);
    }

    [Theory]
    [InlineData("NH-01", "N 6122 100, C 1121 100")]
    [InlineData("NH-04", "N 6122 100, C 1351 100, C 008222 100")]
    [InlineData("KK-02", "N 1381 100, C 1111 100")]
    public void Posts_what_the_bank_took_and_leaves_it_to_be_approved_afterwards(string operation, string entry)
    {
        var taken = Attempt.Right.Lines(entry).Under(operation).As(Purpose.Voucher.Instance);

        Assert.True(Assert.IsType<Decision.Accepted>(taken.Decide()).Plan.AwaitsApproval);
    }

    [Fact]
    public void Posts_a_reversal_that_pays_out_and_leaves_it_to_be_approved_afterwards()
    {
        var reversal = Attempt.Right.Lines("N 3383 100, C 1111 100").Under("PHI-02").As(new Purpose.Reversal(new DocumentId(Commune.Office.Id, 3), []));

        Assert.True(Assert.IsType<Decision.Accepted>(reversal.Decide()).Plan.AwaitsApproval);
    }

    [Fact]
    public void Refuses_to_reverse_a_receipt_of_fees_that_were_spent_since()
    {
        var received = new BudgetMovement(new BudgetKey("012", 2026, "", "830", "341", ""), BudgetColumn.Assigned, 100);
        var reversal = Attempt.Right.Lines("C 3383 100, N 514 100, N 0122 -100").Under("PHI-07").As(new Purpose.Reversal(new DocumentId(Commune.Office.Id, 3), [received]));

        Assert.IsType<Decision.Accepted>((reversal with { RetainedFees = 100 }).Decide());
        Assert.Equal(
            Codes.SourceExceeded, Assert.IsType<Decision.Refused>((reversal with { RetainedFees = 99 }).Decide()).Refusals[0].Code);
    }

    [Fact]
    public void Pays_out_of_what_the_request_reserved()
    {
        var line = new BudgetKey(BudgetKey.Estimate, 2026, "13", "830", "341", "");
        var reserved = new BudgetMovement(line, BudgetColumn.Reserved, 100);
        var books = Commune.Books(budget: [(line, new BudgetPosition { Assigned = 100, Reserved = 100 })]);

        var another = Attempt.Right.Draft; // approved, though nothing was reserved for it
        Assert.Equal(Codes.BudgetExceeded, Assert.IsType<Decision.Refused>(PostingEngine.Decide(books, another)).Refusals[0].Code);

        var its = another with { Purpose = new Purpose.Payment(new DocumentId(Commune.Office.Id, 7), [reserved]) };
        books.Apply(Assert.IsType<Decision.Accepted>(PostingEngine.Decide(books, its)).Plan);

        Assert.Equal(new BudgetPosition { Assigned = 100, Spent = 100 }, books.Of(Commune.Office.Id).Position(line));
    }

    [Fact]
    public void A_reversed_payment_is_available_again_and_reserved_for_nobody()
    {
        var line = new BudgetKey(BudgetKey.Estimate, 2026, "13", "830", "341", "");
        BudgetMovement[] paid = [new(line, BudgetColumn.Reserved, -100), new(line, BudgetColumn.Spent, 100)];
        var books = Commune.Books(budget: [(line, new BudgetPosition { Assigned = 100, Spent = 100 })]);
        var reversal = Attempt.Right.Lines("C 6122 100, N 1351 100, C 008222 -100").As(new Purpose.Reversal(new DocumentId(Commune.Office.Id, 3), paid)).Draft;

        books.Apply(Assert.IsType<Decision.Accepted>(PostingEngine.Decide(books, reversal)).Plan);

        Assert.Equal(new BudgetPosition { Assigned = 100 }, books.Of(Commune.Office.Id).Position(line));
    }

    [Fact]
    public void An_approved_payment_waits_for_nobody() =>
        Assert.False(Assert.IsType<Decision.Accepted>(Attempt.Right.Decide()).Plan.AwaitsApproval);

    [Fact]
    public void Needs_no_operation_for_an_everyday_entry() =>
        Assert.IsType<Decision.Accepted>(Attempt.Right.Lines("N 131 100, C 5311 100").Under(null).As(Purpose.Voucher.Instance).Decide());

    [Fact]
    public void Numbers_a_voucher_after_the_last_of_its_kind()
    {
        var books = Commune.Books();
        var voucher = Attempt.Right.Lines("N 1111 100, C 3383 100").Under("PHI-02").As(Purpose.Voucher.Instance).Draft with { Type = VoucherType.CashReceipt };

        var first = Assert.IsType<Decision.Accepted>(PostingEngine.Decide(books, voucher)).Plan;
        books.Apply(first);
        var second = Assert.IsType<Decision.Accepted>(PostingEngine.Decide(books, voucher)).Plan;

        Assert.Equal(("PT-2026-00001", "PT-2026-00002"), (first.Number, second.Number));
    }

    [Fact]
    public void Takes_opening_balances_again_once_the_first_were_reversed()
    {
        var books = Commune.Books();
        var opening = Attempt.Right.Lines("N 1111 100, C 421 100").Under(PostingEngine.OpeningBalance).As(Purpose.Voucher.Instance).Draft;
        var reversal = opening with { Lines = Entry.Lines("C 1111 100, N 421 100"), Purpose = new Purpose.Reversal(new DocumentId(Commune.Office.Id, 1), []) };

        books.Apply(Assert.IsType<Decision.Accepted>(PostingEngine.Decide(books, opening)).Plan);
        books.Apply(Assert.IsType<Decision.Accepted>(PostingEngine.Decide(books, reversal)).Plan);

        Assert.IsType<Decision.Accepted>(PostingEngine.Decide(books, opening));
    }
}

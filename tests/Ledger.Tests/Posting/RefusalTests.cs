using KeToanChung.Ledger.Posting;
using KeToanChung.Ledger.Tests.Given;

namespace KeToanChung.Ledger.Tests.Posting;

/// <summary>
/// Every way to be refused, in the order of precedence of the API contract: what must be mended first is said first.
/// Each fault spoils a voucher that is right otherwise; a fault of an earlier stage hides every fault of a later one.
/// </summary>
public sealed class RefusalTests
{
    public enum Stage
    {
        Shape,
        AccountUnknown,
        AccountNotPostable,
        AccountNotForUnit,
        Unbalanced,
        FiscalYear,
        Period,
        DimensionMissing,
        DimensionWrong,
        Operation,
        Approval,
        Budget,
    }

    /// <param name="Field">What the answer points at; <c>lines[^]</c> is the last line.</param>
    private sealed record Fault(Stage Stage, string Name, string Code, string Field, Func<Attempt, Attempt> Spoil);

    private static readonly Fault[] Faults =
    [
        new(Stage.Shape, "no lines", Codes.RequestInvalid, "lines", a => a with { Draft = a.Draft with { Lines = [] } }),
        new(Stage.Shape, "more lines than a voucher takes", Codes.RequestInvalid, "lines", a =>
            a with { Draft = a.Draft with { Lines = [.. Enumerable.Repeat(Entry.Line("N 6122 1"), PostingEngine.MaxLines + 1)] } }),
        new(Stage.Shape, "a line on both sides", Codes.RequestInvalid, "lines[^].debit", a => a.And(new DraftLine("6122", 1, 1))),
        new(Stage.Shape, "a line without an amount", Codes.RequestInvalid, "lines[^].debit", a => a.And(new DraftLine("6122", 0, 0))),
        new(Stage.Shape, "below zero on balance", Codes.RequestInvalid, "lines[^].debit", a => a.And("N 6122 -1")),
        new(Stage.Shape, "more than JSON keeps exactly", Codes.RequestInvalid, "lines[^].credit", a => a.And($"C 6122 {Money.LargestLine + 1}")),

        new(Stage.AccountUnknown, "no such account", Codes.AccountUnknown, "lines[^].account", a => a.And("N 999 1")),
        new(Stage.AccountUnknown, "an account that was abolished", Codes.AccountUnknown, "lines[^].account", a => a.And("N 3371 1")),

        new(Stage.AccountNotPostable, "a parent account", Codes.AccountNotPostable, "lines[^].account", a => a.And("N 111 1")),

        new(Stage.AccountNotForUnit, "136 between two accounting units", Codes.AccountNotForUnitType, "lines[^].account", a =>
            a.And(Entry.Line("N 136 1") with { Counterparty = Commune.School.Code })),
        new(Stage.AccountNotForUnit, "336 between two accounting units", Codes.AccountNotForUnitType, "lines[^].account", a =>
            a.And(Entry.Line("C 336 1") with { Counterparty = Commune.School.Code })),
        new(Stage.AccountNotForUnit, "a spending point, which has no books", Codes.AccountNotForUnitType, "agency", a =>
            a with { Draft = a.Draft with { Agency = Commune.Hamlet.Id } }),
        new(Stage.AccountNotForUnit, "the commune's own budget under TT 70/2019", Codes.AccountNotForUnitType, "agency", a =>
            a with { Draft = a.Draft with { Agency = Commune.CommuneBudget.Id } }),

        new(Stage.Unbalanced, "one đồng more on one side", Codes.VoucherUnbalanced, "lines", a => a.And("N 6122 1")),

        new(Stage.FiscalYear, "a year that is not open", Codes.DateOutsideFiscalYear, "date", a =>
            a with { Draft = a.Draft with { Date = a.Draft.Date.AddYears(2) } }),

        new(Stage.Period, "a closed month", Codes.PeriodClosed, "date", a => a with { MonthIsClosed = true }),

        new(Stage.DimensionMissing, "a draw without its tiểu mục", Codes.DimensionMissing, "lines[^].subItem", a =>
            a.And(Entry.Line("C 008222 1") with { SubItem = null })),
        new(Stage.DimensionMissing, "a draw without its source", Codes.DimensionMissing, "lines[^].fundingSource", a =>
            a.And(Entry.Line("C 008222 1") with { FundingSource = "" })),
        new(Stage.DimensionMissing, "retained fees without chapter", Codes.DimensionMissing, "lines[^].chapter", a =>
            a.And(Entry.Line("C 0122 1") with { Chapter = null })),
        new(Stage.DimensionMissing, "retained fees without khoản", Codes.DimensionMissing, "lines[^].subCategory", a =>
            a.And(Entry.Line("C 0122 1") with { SubCategory = null })),
        new(Stage.DimensionMissing, "last year's account without a budget year", Codes.DimensionMissing, "lines[^].budgetYear", a =>
            a.And("C 0121 1").As(Purpose.Voucher.Instance)),
        new(Stage.DimensionMissing, "collected for another, not saying for whom", Codes.DimensionMissing, "lines[1].counterpartyAgency", a =>
            a.Lines("N 1111 100, C 3388 100").Under("TH-01")),
        new(Stage.DimensionMissing, "collected by another, not saying by whom", Codes.DimensionMissing, "lines[0].counterpartyAgency", a =>
            a.Lines("N 1388 100, C 3388 100").Under("TH-02")),

        new(Stage.DimensionWrong, "a district chapter in 2026", Codes.DimensionRetired, "lines[0].chapter", a => a.Change(0, l => l with { Chapter = "612" })),
        new(Stage.DimensionWrong, "no such chapter", Codes.DimensionUnknown, "lines[0].chapter", a => a.Change(0, l => l with { Chapter = "998" })),
        new(Stage.DimensionWrong, "a group of chapters", Codes.DimensionUnknown, "lines[0].chapter", a => a.Change(0, l => l with { Chapter = "XA" })),
        new(Stage.DimensionWrong, "a Mục as tiểu mục", Codes.DimensionUnknown, "lines[0].subItem", a => a.Change(0, l => l with { SubItem = "6550" })),
        new(Stage.DimensionWrong, "a Loại as khoản", Codes.DimensionUnknown, "lines[0].subCategory", a => a.Change(0, l => l with { SubCategory = "340" })),
        new(Stage.DimensionWrong, "no such source", Codes.DimensionUnknown, "lines[0].fundingSource", a => a.Change(0, l => l with { FundingSource = "99" })),
        new(Stage.DimensionWrong, "itself as counterparty", Codes.DimensionUnknown, "lines[0].counterpartyAgency", a =>
            a.Change(0, l => l with { Counterparty = Commune.All.Single(o => o.Id == a.Draft.Agency).Code })),
        new(Stage.DimensionWrong, "a counterparty outside the commune", Codes.DimensionUnknown, "lines[0].counterpartyAgency", a =>
            a.Change(0, l => l with { Counterparty = new("9999999") })),
        new(Stage.DimensionWrong, "this year's account for another budget year", Codes.DimensionUnknown, "lines[^].budgetYear", a =>
            a.And(Entry.Line("C 0122 1") with { BudgetYear = 2027 })),

        new(Stage.Operation, "1351 credited without an operation", Codes.OperationRequired, "operation", a =>
            a.Lines("N 6122 100, C 1351 100").Under(null)),
        new(Stage.Operation, "511 credited without an operation", Codes.OperationRequired, "operation", a =>
            a.Lines("N 6112 100, C 511 100").Under(null)),
        new(Stage.Operation, "retained fees touched without an operation", Codes.OperationRequired, "operation", a => a.Lines("C 0122 100").Under(null)),
        new(Stage.Operation, "the estimate raised without an operation", Codes.OperationRequired, "operation", a => a.Lines("N 00822 100").Under(null)),
        new(Stage.Operation, "no such operation", Codes.OperationUnknown, "operation", a => a.Under("RDT-99")),
        new(Stage.Operation, "an operation of TT 107/2017", Codes.OperationUnknown, "operation", a => a.Under("TT107-01")),
        new(Stage.Operation, "a draw without its partner off balance", Codes.OperationMismatch, "lines", a => a.Lines("N 6122 100, C 1351 100").Under("RDT-01")),
        new(Stage.Operation, "a partner that is one đồng short", Codes.OperationMismatch, "lines", a =>
            a.Lines("N 6122 100, C 1351 100, C 008222 99").Under("RDT-01")),
        new(Stage.Operation, "a partner on the wrong side", Codes.OperationMismatch, "lines[2].account", a =>
            a.Lines("N 3383 100, C 514 100, C 0122 100").Under("PHI-07")),
        new(Stage.Operation, "a partner with the wrong sign", Codes.OperationMismatch, "lines[2].account", a =>
            a.Lines("N 6122 100, C 1351 100, C 008222 -100").Under("RDT-01")),
        new(Stage.Operation, "an account that the operation doesn't name", Codes.OperationMismatch, "lines[0].account", a =>
            a.Lines("N 334 100, C 1351 100, C 008222 100").Under("RDT-01")),
        new(Stage.Operation, "an operation that only explains", Codes.OperationMismatch, "operation", a => a.Under("SC-01")),
        new(Stage.Operation, "the estimate raised by a voucher", Codes.OperationMismatch, "lines[2].account", a =>
            a.Lines("N 1351 100, C 511 100, N 00822 100").Under("DT-01")),
        new(Stage.Operation, "the estimate raised as opening balance", Codes.OperationMismatch, "lines[0].account", a =>
            a.Lines("N 00822 100").Under(PostingEngine.OpeningBalance)),
        new(Stage.Operation, "a draw on the heading 00822", Codes.OperationMismatch, "lines[2].account", a =>
            a.Lines("N 6122 100, C 1351 100, C 00822 100").Under("NCC-05")),
        new(Stage.Operation, "a draw on the heading 00821", Codes.OperationMismatch, "lines[2].account", a =>
            a.Lines("N 1388 100, C 1371 100, C 00821 100").Under("UQ-04")),
        new(Stage.Operation, "opening balances for a second time", Codes.OperationMismatch, "operation", a =>
            (a with { HasOpeningBalance = true }).Lines("N 1111 100, C 421 100").Under(PostingEngine.OpeningBalance).As(Purpose.Voucher.Instance)),
        new(Stage.Operation, "a budget voucher by hand", Codes.OperationMismatch, "type", a =>
            (a with { Draft = a.Draft with { Type = VoucherType.Budget } }).As(Purpose.Voucher.Instance)),
        new(Stage.Operation, "a fee receipt by hand", Codes.OperationMismatch, "type", a =>
            (a with { Draft = a.Draft with { Type = VoucherType.FeeReceipt } }).As(Purpose.Voucher.Instance)),

        new(Stage.Approval, "a draw that nobody approved", Codes.ApprovalRequired, "lines", a =>
            a.Lines(Attempt.Draw).Under("RDT-01").As(Purpose.Voucher.Instance)),
        new(Stage.Approval, "money in transit paid out", Codes.ApprovalRequired, "lines", a =>
            a.Lines("N 6122 100, C 113 100").Under(null).As(Purpose.Voucher.Instance)),
        new(Stage.Approval, "more paid out than came in", Codes.ApprovalRequired, "lines", a =>
            a.Lines("N 1121 99, N 6122 1, C 1111 100").Under(null).As(Purpose.Voucher.Instance)),
        new(Stage.Approval, "things handed out as an advance", Codes.ApprovalRequired, "lines", a =>
            a.Lines("N 1411 100, C 152 100").Under("TU-01").As(Purpose.Voucher.Instance)),

        new(Stage.Budget, "one đồng more than the estimate", Codes.BudgetExceeded, "lines[2].credit", a => a with { Estimate = 99 }),
        new(Stage.Budget, "one đồng more than the retained fees", Codes.SourceExceeded, "lines[2].credit", a =>
            (a with { RetainedFees = 99 }).Lines("N 6122 100, C 1121 100, C 0122 100").Under("PHI-08")),
        new(Stage.Budget, "more fees taken back than are left", Codes.SourceExceeded, "lines[2].debit", a =>
            (a with { RetainedFees = 99 }).Lines("N 514 100, C 1121 100, N 0122 -100").Under("PHI-09")),
        new(Stage.Budget, "more advance cleared than was drawn", Codes.BudgetExceeded, "lines[0].credit", a =>
            a.Lines("C 008221 -100, C 008222 100").Under("RDT-04")),
    ];

    public static TheoryData<Stage, string> EachFault => [.. Faults.Select(f => (f.Stage, f.Name))];

    [Fact]
    public void Accepts_the_voucher_that_the_faults_spoil() => Assert.IsType<Decision.Accepted>(Attempt.Right.Decide());

    [Theory]
    [MemberData(nameof(EachFault))]
    public void Refuses(Stage stage, string fault)
    {
        var spoiled = Of(stage, fault);
        var attempt = spoiled.Spoil(Attempt.Right);

        var refusal = Assert.IsType<Decision.Refused>(attempt.Decide()).Refusals[0];

        Assert.Equal((spoiled.Code, spoiled.Field.Replace("^", $"{attempt.Draft.Lines.Count - 1}", StringComparison.Ordinal)), (refusal.Code, refusal.Field));
    }

    [Theory]
    [MemberData(nameof(EachFault))]
    public void Says_first_what_must_be_mended_first(Stage stage, string fault)
    {
        var earlier = Of(stage, fault);

        foreach (var later in Faults.Where(f => f.Stage > stage))
        {
            var both = earlier.Spoil(later.Spoil(Attempt.Right)).Decide();

            Assert.True(
                both is Decision.Refused { Refusals: [var first, ..] } && first.Code == earlier.Code, $"{later.Name} hides {earlier.Name}: {both}");
        }
    }

    [Theory]
    [InlineData("one đồng more than the estimate")]
    [InlineData("one đồng more than the retained fees")]
    public void Says_how_much_there_is_and_how_much_is_short(string fault)
    {
        var refusal = Assert.IsType<Decision.Refused>(Of(Stage.Budget, fault).Spoil(Attempt.Right).Decide()).Refusals[0];

        Assert.Equal((99L, 1L), (refusal.Figures["available"], refusal.Figures["short"]));
    }

    [Fact]
    public void Says_that_an_account_was_abolished_rather_than_never_there() =>
        Assert.Equal(
            ["retired"],
            Assert.IsType<Decision.Refused>(Of(Stage.AccountUnknown, "an account that was abolished").Spoil(Attempt.Right).Decide()).Refusals.Select(r => r.Reason));

    [Fact]
    public void Names_every_place_of_the_first_fault() =>
        Assert.Equal(
            ["lines[3].account", "lines[5].account"],
            Assert.IsType<Decision.Refused>(Attempt.Right.And("N 998 1").And("N 6122 1").And("C 999 1").Decide()).Refusals.Select(r => r.Field));

    private static Fault Of(Stage stage, string name) => Faults.Single(f => f.Stage == stage && f.Name == name);
}

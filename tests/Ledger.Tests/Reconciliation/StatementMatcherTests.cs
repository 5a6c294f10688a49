using KeToanChung.Ledger.Reconciliation.Matching;

namespace KeToanChung.Ledger.Tests.Reconciliation;

/// <summary>Which line is explained by what, one kind of text or trouble after the other.</summary>
public sealed class StatementMatcherTests
{
    private static readonly DateOnly Day = new(2026, 7, 6);

    [Theory]
    [InlineData("TRAN CHI MINH nop phi ho so H19.004-260706-3621 PP02600003621", MatchReason.Transaction)]
    [InlineData("TRAN CHI MINH nop phi ho so H19.004-260706-3621", MatchReason.CaseNumber)]
    [InlineData("MBVCB.8404429971.h19004 260706 3621 nop le phi", MatchReason.CaseNumber)]
    [InlineData("nop phi H190042607063621 Trần Chí Minh", MatchReason.CaseNumber)]
    [InlineData("CK HS:H19 004 260706 3621", MatchReason.CaseNumber)]
    [InlineData("TRAN CHI MINH nop phi ho so H19.004-260706-36", MatchReason.CutNumber)]
    [InlineData("TRAN CHI MINH nop phi ho so H19.004-260706-3612", MatchReason.MistypedNumber)]
    [InlineData("TRAN CHI MINH nop phi ho so H19.004-260706-3261", MatchReason.MistypedNumber)]
    [InlineData("TRAN CHI MINH nop phi ho so H19.004-26076-3621", MatchReason.MistypedNumber)]
    [InlineData("TRAN CHI MINH chuyen tien", MatchReason.PayerAndAmount)]
    public void A_credit_pays_the_case_that_it_means_however_mangled(string text, MatchReason reason)
    {
        var other = Fee(2, "H19.004-260706-3700", "LE VAN BINH", 8_000);

        var found = StatementMatcher.Match([Credit(1, text, 5_000)], [Fee(1, "H19.004-260706-3621", "Trần Chí Minh", 5_000, "PP02600003621"), other]);

        var match = Assert.Single(found.Certain);
        Assert.Equal((reason, 1L), (match.Reason, Assert.Single(match.Entries).Id.No));
        Assert.Empty(found.Open);
    }

    [Theory]
    [InlineData("TRAN CHI MINH nop phi ho so H19.004-260706-3612", MatchReason.OtherPayer)] // whole, and somebody else's
    [InlineData("TRAN CHI MINH chuyen tien", MatchReason.SeveralExplanations)] // two of that name and amount
    [InlineData("MBVCB.8404429971.h19004 260706 3622 nop le phi", MatchReason.Nothing)] // a slip without a name proves nothing
    [InlineData("nop phi 5.000", MatchReason.Nothing)]
    [InlineData("", MatchReason.Nothing)]
    public void What_has_no_or_more_than_one_explanation_is_left_to_a_person(string text, MatchReason reason)
    {
        BookEntry[] entries =
        [
            Fee(1, "H19.004-260706-3621", "TRAN CHI MINH", 5_000), Fee(2, "H19.004-260706-3612", "LE VAN BINH", 5_000), Fee(3, "H19.004-260705-3500", "TRAN CHI MINH", 5_000),
        ];

        var found = StatementMatcher.Match([Credit(1, text, 5_000)], entries);

        Assert.Empty(found.Certain);
        var open = Assert.Single(found.Open);
        if (reason is MatchReason.Nothing)
            Assert.False(text.Length == 0 && open.Candidates.Count > 0);
        else
            Assert.Equal((reason, true), (open.Reason, open.Candidates.Count > 0));
    }

    [Theory]
    [InlineData("TRAN CHI MINH nop phi ho so H19.004-260706-3621")]
    [InlineData("TRAN CHI MINH chuyen tien")]
    [InlineData("TRAN CHI MINH nop phi ho so H19.004-260706-36")]
    public void Of_two_that_mean_one_case_the_earlier_pays_it_whatever_was_imported_first(string text)
    {
        BankLine[] lines = [Credit(9, text, 5_000, Day.AddDays(1)), Credit(1, text, 5_000)];

        var found = StatementMatcher.Match(lines, [Fee(1, "H19.004-260706-3621", "TRAN CHI MINH", 5_000)]);

        Assert.Equal(1, Assert.Single(Assert.Single(found.Certain).Lines).Key.Line);
        Assert.Equal((9, MatchReason.PaidTwice), (Assert.Single(found.Open).Line.Key.Line, found.Open[0].Reason));
    }

    [Theory]
    [InlineData(30_000, "TT PHI LE PHI CONG DVCQG NGAY 06072026 SL 3", true)]
    [InlineData(27_800, "TT PHI LE PHI CONG DVCQG NGAY 06072026 SL 3 DA TRU PHI DV 2200", true)]
    [InlineData(27_800, "TT PHI LE PHI CONG DVCQG NGAY 06072026 SL 3", false)] // short, and the text doesn't say why
    [InlineData(27_800, "TT PHI LE PHI CONG DVCQG NGAY 06072026 SL 3 DA TRU PHI DV 1100", false)]
    [InlineData(31_000, "TT PHI LE PHI CONG DVCQG NGAY 06072026 SL 3", false)]
    public void A_lump_is_matched_when_its_payments_and_the_charge_it_names_make_it(long amount, string text, bool isCertain)
    {
        BookEntry[] payments = [.. Enumerable.Range(1, 3).Select(i => Fee(i, $"H19.004-260706-300{i}", "A B", 10_000) with { Settlement = "NPP20260706" })];

        var found = StatementMatcher.Match([Credit(1, text, amount) with { Reference = "NPP20260706" }], payments);

        Assert.Equal(isCertain ? 1 : 0, found.Certain.Count);
        if (isCertain)
            Assert.Equal((3, 30_000 - amount), (found.Certain[0].Entries.Count, found.Certain[0].Charge.Dong));
        else
            Assert.Equal(MatchReason.SettlementDiffers, Assert.Single(found.Open).Reason);
    }

    [Fact]
    public void One_credit_pays_the_cases_it_names_and_parts_make_a_whole()
    {
        BookEntry[] fees = [Fee(1, "H19.004-260706-3001", "LE AN", 10_000), Fee(2, "H19.004-260706-3002", "LE AN", 20_000), Fee(3, "H19.004-260706-3003", "LE AN", 50_000)];
        BankLine[] lines =
        [
            Credit(1, "LE AN H19.004-260706-3001, H19.004-260706-3002", 30_000), Credit(2, "LE AN H19.004-260706-3003 lan 1", 20_000),
            Credit(3, "LE AN H19.004-260706-3003 lan 2", 30_000, Day.AddDays(1)),
        ];

        var found = StatementMatcher.Match(lines, fees);

        Assert.Equal([(1, 2), (2, 1)], found.Certain.Select(m => (m.Lines.Count, m.Entries.Count)));
        Assert.Empty(found.Open);
    }

    [Fact]
    public void Vouchers_explain_deposits_and_payments_and_two_equal_ones_are_left()
    {
        BookEntry[] vouchers =
        [
            Voucher(1, 75_000, Day, isOnItsWay: true), Voucher(2, -9_000_000, Day, kind: EntryKind.Remittance), Voucher(3, 60_000, Day, isOnItsWay: true),
            Voucher(4, 60_000, Day, isOnItsWay: true), Voucher(5, 9_000, Day, isOnItsWay: true),
        ];
        BankLine[] lines =
        [
            Credit(1, "Nop tien mat phi le phi ngay 06/07/2026", 75_000), Credit(2, "Nop NSNN phi le phi thang 06/2026 C1-02", -9_000_000),
            Credit(3, "Nop tien mat phi le phi ngay 06/07/2026", 60_000), Credit(4, "Lai tien gui khong ky han", 9_000), Credit(5, "Phi dich vu tai khoan", -22_000),
        ];

        var found = StatementMatcher.Match(lines, vouchers);

        Assert.Equal([1L, 2L], found.Certain.Select(m => m.Entries[0].Id.No).Order());
        Assert.Equal(
            [MatchReason.SeveralExplanations, MatchReason.Interest, MatchReason.BankCharge], found.Open.Select(o => o.Reason));
    }

    [Theory]
    [InlineData(EntryState.Cancelled, 5_000, MatchReason.CaseCancelled)]
    [InlineData(EntryState.Awaited, 5_000, MatchReason.NotReported)]
    [InlineData(EntryState.Elsewhere, 5_000, MatchReason.OtherAgency)]
    [InlineData(EntryState.Matched, 5_000, MatchReason.PaidTwice)]
    [InlineData(EntryState.Open, 6_000, MatchReason.WrongAmount)]
    public void What_is_open_says_why(EntryState state, long amount, MatchReason reason)
    {
        var found = StatementMatcher.Match(
            [Credit(1, "TRAN CHI MINH nop phi ho so H19.004-260706-3621", 5_000)], [Fee(1, "H19.004-260706-3621", "TRAN CHI MINH", amount) with { State = state }]);

        Assert.Empty(found.Certain);
        Assert.Equal(reason, Assert.Single(found.Open).Reason);
    }

    [Fact]
    public void A_second_payment_without_a_number_never_takes_another_fee_of_the_same_payer()
    {
        BookEntry[] fees = [Fee(1, "H19.004-260706-3621", "TRAN CHI MINH", 5_000), Fee(2, "H19.004-260707-3700", "TRAN CHI MINH", 5_000, day: Day.AddDays(1))];
        BankLine[] lines = [Credit(1, "TRAN CHI MINH chuyen tien", 5_000), Credit(2, "TRAN CHI MINH chuyen tien", 5_000, Day.AddDays(1))];

        var found = StatementMatcher.Match(lines, fees);

        Assert.DoesNotContain(found.Certain, m => m.Entries[0].Id.No == 2);
    }

    [Theory]
    [InlineData(EntryState.Matched, "TRAN CHI MINH chuyen tien")] // may be a second payment of it
    [InlineData(EntryState.Matched, "TRAN CHI MINH nop phi ho so H19.004-260706-36")]
    [InlineData(EntryState.Awaited, "TRAN CHI MINH chuyen tien")] // may be its payment, which nobody reported
    public void A_fee_that_is_not_open_is_an_explanation_too(EntryState state, string text)
    {
        BookEntry[] fees = [Fee(1, "H19.004-260706-3621", "TRAN CHI MINH", 5_000) with { State = state }, Fee(2, "H19.004-260706-3644", "TRAN CHI MINH", 5_000)];

        var found = StatementMatcher.Match([Credit(1, text, 5_000)], fees);

        Assert.Empty(found.Certain);
        Assert.True(Assert.Single(found.Open).IsAmbiguous);
    }

    private static BankLine Credit(int number, string text, long amount, DateOnly? day = null) => new(new LineKey(1, number), day ?? Day, amount, null, text);

    private static BookEntry Fee(long no, string caseNumber, string payer, long amount, string? transaction = null, DateOnly? day = null) =>
        new(new EntryId(EntryKind.FeeReceipt, no), EntryState.Open, amount, day ?? Day)
        {
            CaseNumber = caseNumber, Party = payer, Transaction = transaction, IsOnItsWay = true,
        };

    private static BookEntry Voucher(long no, long amount, DateOnly day, bool isOnItsWay = false, EntryKind kind = EntryKind.Voucher) =>
        new(new EntryId(kind, no), EntryState.Open, amount, day) { IsOnItsWay = isOnItsWay };
}

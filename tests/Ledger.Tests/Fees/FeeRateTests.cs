using KeToanChung.Ledger.Fees;

namespace KeToanChung.Ledger.Tests.Fees;

/// <summary>The key of a rate: fee × province × way of filing × class of payers × day.</summary>
public sealed class FeeRateTests
{
    private static readonly DateOnly Day = new(2026, 8, 1);

    private static readonly FeeType Household = new("HKD", "Đăng ký hộ kinh doanh", "lần", 150_000, null, null, null, null);

    private static readonly FeeRate Rate = new("HKD", IsOfProvince: true, null, null, 100_000, new DateOnly(2026, 7, 25), null);

    [Theory]
    [InlineData(Filing.Paper, 100_000)]
    [InlineData(Filing.Online, 0)]
    public void Paper_and_online_cost_what_the_province_set_for_each(Filing filing, long amount) =>
        Assert.Equal(amount, Due(Tariff(Rate, Rate with { Filing = Filing.Online, Amount = 0 }).Quote("HKD", 1, Day, filing)));

    [Fact]
    public void What_costs_differently_isnt_guessed_where_nobody_said_how_it_was_filed()
    {
        var tariff = Tariff(Rate, Rate with { Filing = Filing.Online, Amount = 0 });

        Assert.Equal("filing filingNeeded", Refused(tariff.Quote("HKD", 1, Day)));
        Assert.Equal(150_000, Due(tariff.Quote("HKD", 1, new DateOnly(2026, 7, 24))));
        Assert.Equal(100_000, Due(Tariff(Rate, Rate with { Filing = Filing.Online }).Quote("HKD", 1, Day)));
    }

    [Theory]
    [InlineData(80_000, null)] // lower
    [InlineData(120_000, null)]
    [InlineData(120_000, Filing.Paper)] // nearer
    public void The_provinces_rate_goes_before_the_countrys_however_new_low_or_near_that_is(long amount, Filing? filing)
    {
        var country = Rate with { IsOfProvince = false, Amount = amount, Filing = filing, From = Day };

        Assert.Equal(100_000, Due(Tariff(Rate, country).Quote("HKD", 1, Day, Filing.Paper)));
        Assert.Equal(amount, Due(Tariff(country).Quote("HKD", 1, Day, Filing.Paper)));
    }

    [Fact]
    public void A_newer_row_of_the_catalogue_goes_before_an_older_rate_for_the_country()
    {
        var law = new[] { Household with { ValidTo = Day.AddDays(-1) }, Household with { ValidFrom = Day, Amount = 90_000 } };

        Assert.Equal(90_000, Due(new FeeTariff(law, null, [Rate with { IsOfProvince = false }]).Quote("HKD", 1, Day)));
        Assert.Equal(100_000, Due(new FeeTariff(law, null, [Rate with { IsOfProvince = false }]).Quote("HKD", 1, Day.AddDays(-1))));
    }

    [Fact]
    public void After_its_last_day_the_rate_before_it_holds_again()
    {
        var tariff = Tariff(Rate, Rate with { Amount = 0, From = Day, To = Day.AddDays(9) });

        Assert.Equal([100_000, 0, 0, 100_000], new[] { -1, 0, 9, 10 }.Select(days => Due(tariff.Quote("HKD", 1, Day.AddDays(days)))));
    }

    [Fact]
    public void A_class_with_a_rate_of_its_own_pays_that_and_others_by_their_percentage()
    {
        var classes = new[] { Class("NGHEO", 50), Class("TOCHUC", 0) };
        var tariff = new FeeTariff([Household], classes, [Rate, Rate with { PayerClass = "TOCHUC", Amount = 300_000 }, Rate with { Filing = Filing.Online, Amount = 40_000 }]);

        Assert.Equal(300_000, Due(tariff.Quote("HKD", 1, Day, Filing.Paper, "TOCHUC")));
        Assert.Equal(50_000, Due(tariff.Quote("HKD", 1, Day, Filing.Paper, "NGHEO")));
        Assert.Equal(40_000, Due(tariff.Quote("HKD", 1, Day, Filing.Online, "TOCHUC"))); // of two as near the lower
        Assert.Equal(100_000, Assert.IsType<FeeQuote.Due>(tariff.Quote("HKD", 1, Day, Filing.Paper, "TOCHUC")).Full.Dong);
    }

    [Fact]
    public void A_tier_and_the_cap_have_rates_of_their_own()
    {
        var copies = new[] { ("SAO-T1", 2_000), ("SAO-T3", 1_000), ("SAO-MAX", 200_000) }.Select(r => Household with { Code = r.Item1, Amount = r.Item2 });
        var tariff = new FeeTariff(copies, null, [Rate with { FeeType = "SAO-T3", Amount = 500, Filing = Filing.Online }, Rate with { FeeType = "SAO-MAX", Amount = 10_000 }]);

        Assert.Equal(5_000, Due(tariff.Quote("SAO", 3, Day, Filing.Paper)));
        Assert.Equal(4_500, Due(tariff.Quote("SAO", 3, Day, Filing.Online)));
        Assert.Equal(10_000, Due(tariff.Quote("SAO", 300, Day)));
        Assert.Equal(4_000, Due(tariff.Quote("SAO", 2, Day)));
        Assert.Equal("filing filingNeeded", Refused(tariff.Quote("SAO", 3, Day)));
        Assert.Equal(["SAO-T1", "SAO-T1", "SAO-T1", "HKD"], new[] { "SAO-T1", "SAO-T3", "SAO-MAX", "HKD" }.Select(tariff.AskedAs));
    }

    [Fact]
    public void A_rate_makes_a_fee_payable_for_which_the_catalogue_knows_no_amount_or_no_row_on_that_day()
    {
        var unknown = new FeeTariff([Household with { Amount = null }], null, [Rate]);
        var notYet = new FeeTariff([Household with { ValidFrom = Day.AddDays(30) }], null, [Rate]);
        var retired = new FeeTariff([Household with { ValidTo = Day.AddDays(-1) }], null, [Rate]);

        Assert.Equal(100_000, Due(unknown.Quote("HKD", 1, Day)));
        Assert.Equal(100_000, Due(notYet.Quote("HKD", 1, Day)));
        Assert.Equal("feeType retired", Refused(retired.Quote("HKD", 1, Day)));
        Assert.Equal("feeType noAmount", Refused(unknown.Quote("HKD", 1, new DateOnly(2026, 7, 24))));
    }

    [Fact]
    public void A_fee_is_on_offer_that_has_an_amount_for_one_way_of_filing_only()
    {
        var tariff = new FeeTariff([Household with { Amount = null }], null, [Rate with { Filing = Filing.Online }]);

        Assert.Equal(["HKD"], tariff.OnOffer(Day).Select(f => f.Code));
        Assert.Equal("feeType noAmount", Refused(tariff.Quote("HKD", 1, Day, Filing.Paper)));
        Assert.Empty(tariff.OnOffer(new DateOnly(2026, 7, 24)));
    }

    private static FeeTariff Tariff(params FeeRate[] rates) => new([Household], null, rates);

    private static FeeExemption Class(string code, int percent) => new(code, code, new HashSet<string> { "HKD" }, percent, "giấy tờ", null, null);

    private static long Due(FeeQuote quote) => Assert.IsType<FeeQuote.Due>(quote).Amount.Dong;

    private static string Refused(FeeQuote quote) => Assert.IsType<FeeQuote.Refused>(quote) is var refused ? $"{refused.Refusal.Field} {refused.Refusal.Reason}" : "";
}

using KeToanChung.Ledger.Fees;
using KeToanChung.Ledger.Tests.Given;

namespace KeToanChung.Ledger.Tests.Fees;

/// <summary>What a fee costs, by the catalogue that ships.</summary>
public sealed class FeeTariffTests
{
    private static readonly DateOnly Today = new(2026, 3, 31);

    [Theory]
    [InlineData("CT-SAO-T1", 1, 2_000)]
    [InlineData("CT-SAO-T1", 2, 4_000)]
    [InlineData("CT-SAO-T1", 3, 5_000)]
    [InlineData("CT-SAO", 3, 5_000)] // the fee by its own name
    [InlineData("CT-SAO-T1", 197, 199_000)]
    [InlineData("CT-SAO-T1", 198, 200_000)]
    [InlineData("CT-SAO-T1", 199, 200_000)]
    [InlineData("CT-SAO-T1", 300, 200_000)]
    [InlineData("CT-SAO-T1", 10_000, 200_000)]
    [InlineData("CT-CHUKY", 2, 20_000)]
    [InlineData("HT-CAICHINH-TU14", 1, 25_000)] // "-TU14" is no tier
    [InlineData("HT-KETHON", 1, 0)] // exempt
    public void Costs_what_the_catalogue_says(string feeType, int quantity, long amount)
    {
        var due = Assert.IsType<FeeQuote.Due>(RealCatalog.Instance.Fees.Quote(feeType, quantity, Today));

        Assert.Equal(amount, due.Amount.Dong);
    }

    [Theory]
    [InlineData("PHI-LA", 1, "feeType", "unknownFee")]
    [InlineData("CT-SAO-T3", 1, "feeType", "unknownFee")] // a tier is asked for by its first
    [InlineData("CT-SAO-MAX", 1, "feeType", "unknownFee")] // a cap is no fee
    [InlineData("KD-MONBAI-NO", 1, "feeType", "retired")]
    [InlineData("KD-HKD-GIAY", 1, "feeType", "notYet")]
    [InlineData("DD-THAMDINH", 1, "feeType", "noAmount")]
    [InlineData("CT-CHUKY", 0, "quantity", "quantity")]
    [InlineData("CT-CHUKY", -1, "quantity", "quantity")]
    [InlineData("CT-CHUKY", 10_001, "quantity", "quantity")]
    [InlineData("CT-CHUKY", 1_000_000_000, "quantity", "quantity")]
    public void Refuses_what_has_no_price(string feeType, int quantity, string field, string reason)
    {
        var refused = Assert.IsType<FeeQuote.Refused>(RealCatalog.Instance.Fees.Quote(feeType, quantity, Today));

        Assert.Equal((Codes.RequestInvalid, field, reason), (refused.Refusal.Code, refused.Refusal.Field, refused.Refusal.Reason));
    }

    [Fact]
    public void Is_in_force_on_its_first_and_last_day()
    {
        var tariff = new FeeTariff([new FeeType("X", "X", "lần", 1_000, null, null, new DateOnly(2026, 1, 2), new DateOnly(2026, 1, 3))]);

        Assert.IsType<FeeQuote.Refused>(tariff.Quote("X", 1, new DateOnly(2026, 1, 1)));
        Assert.IsType<FeeQuote.Due>(tariff.Quote("X", 1, new DateOnly(2026, 1, 2)));
        Assert.IsType<FeeQuote.Due>(tariff.Quote("X", 1, new DateOnly(2026, 1, 3)));
        Assert.IsType<FeeQuote.Refused>(tariff.Quote("X", 1, new DateOnly(2026, 1, 4)));
    }

    [Fact]
    public void A_new_rate_counts_from_its_first_day()
    {
        var tariff = new FeeTariff(
        [
            new FeeType("X", "X", "lần", 1_000, null, null, null, new DateOnly(2026, 6, 30)),
            new FeeType("X", "X", "lần", 3_000, null, null, new DateOnly(2026, 7, 1), null),
        ]);

        Assert.Equal(1_000, ((FeeQuote.Due)tariff.Quote("X", 1, new DateOnly(2026, 6, 30))).Amount.Dong);
        Assert.Equal(3_000, ((FeeQuote.Due)tariff.Quote("X", 1, new DateOnly(2026, 7, 1))).Amount.Dong);
    }

    [Theory]
    [InlineData(8_000, 50, 4_000)]
    [InlineData(5_000, 10, 4_500)]
    [InlineData(25, 10, 22)] // of half a đồng nobody can pay
    [InlineData(8_000, 100, 0)]
    [InlineData(0, 50, 0)]
    public void An_exemption_leaves_whole_dong(long full, int percent, long left) =>
        Assert.Equal(left, Exemption("X", percent).Left(full).Dong);

    [Fact]
    public void Of_those_who_pay_less_for_a_fee_that_day_the_one_who_pays_least_stands_first()
    {
        var fee = new FeeType("PHI", "Phí", "lần", 10_000, null, null, null, null);
        var tariff = new FeeTariff([fee], [Exemption("A", 10), Exemption("B", 100), Exemption("C", 50) with { ValidTo = Today.AddDays(-1) }, Exemption("D", 50) with { Fees = new HashSet<string>() }]);

        Assert.Equal(["B", "A"], tariff.ExemptionsFrom(fee, Today).Select(e => e.Code));
        Assert.Equal(["A", "B", "C"], tariff.ExemptionsFrom(fee, Today.AddDays(-1)).Select(e => e.Code).Order());
    }

    private static FeeExemption Exemption(string code, int percent) => new(code, code, new HashSet<string> { "PHI" }, percent, "giấy tờ", null, null);
}

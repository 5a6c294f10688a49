using KeToanChung.Ledger.Fees;

namespace KeToanChung.Ledger.Tests.Fees;

public sealed class VietQrTests
{
    [Fact]
    public void With_an_amount_it_is_dynamic() => Assert.Equal(
        "00020101021238570010A00000072701270006970415011300001234567890208QRIBFTTA53037045405100005802VN62160812HS26000001236304C3AF",
        VietQr.Payload("970415", "0000123456789", 10_000, "HS2600000123"));

    [Fact]
    public void Without_an_amount_it_is_static() => Assert.Equal(
        "00020101021138570010A00000072701270006970415011300001234567890208QRIBFTTA53037045802VN6304354B",
        VietQr.Payload("970415", "0000123456789"));

    [Fact]
    public void The_checksum_is_the_standards_own() => Assert.Equal(0x29B1, VietQr.Checksum("123456789"));

    [Fact]
    public void A_treasury_account_goes_in_without_dots_and_a_purpose_without_diacritics()
    {
        var payload = VietQr.Payload("970415", "3713.4.3021001.00000", 5_000, "Hồ sơ Đất H19");

        Assert.Contains("011737134302100100000", payload, StringComparison.Ordinal);
        Assert.Contains("0813Ho so Dat H19", payload, StringComparison.Ordinal);
    }
}

using KeToanChung.Web.Pages;

namespace KeToanChung.Web.Tests.Pages;

/// <summary>The menu shows where one is, on every page below it too.</summary>
public sealed class NavigationTests
{
    [Theory]
    [InlineData("/", "/")]
    [InlineData("/vouchers", "/vouchers")]
    [InlineData("/agencies/3021001/vouchers/new", "/vouchers")]
    [InlineData("/agencies/3021001/fee-receipts/3021001-5", "/fees")]
    [InlineData("/agencies/3021001/cash-desk", "/fees")]
    [InlineData("/reports/trial-balance", "/reports/trial-balance")]
    [InlineData("/reports/S05-H", "/reports")]
    [InlineData("/agencies/3021001/payment-channels/sepay/kho-bac", "/receipt-issuers")]
    [InlineData("/catalogs/fee-types/HT-TRICHLUC/rates", "/catalogs")]
    [InlineData("/vouchersx", null)]
    [InlineData("/agencies/3021001", null)]
    public void A_page_stands_under_its_line(string path, string? line) => Assert.Equal(line, Navigation.Of(path)?.Address);
}

using System.Net;
using System.Text;

using KeToanChung.Testing;

namespace KeToanChung.Web.Tests.Reports;

/// <summary>What goes on paper has all that Luật Kế toán, Điều 16 asks for.</summary>
public sealed class PrintsTests(BooksOfTwo books) : IClassFixture<BooksOfTwo>
{
    [Fact]
    public async Task A_cash_payment_is_a_phieu_chi()
    {
        var text = await Pdf($"/agencies/{TestServer.Office}/vouchers/{books.CashPayment}/print");

        Assert.All(
            [
                "PHIẾU CHI", "Số: PC-2026-00001", "Ngày 31 tháng 3 năm 2026", "Văn phòng", "Địa chỉ: Xã Thử, Tỉnh Thử", "Họ tên người nhận tiền: Công ty Điện lực & Cấp nước",
                "Lý do chi: Thanh toán tiền điện tháng 3", "Số tiền: 300.000 đồng", "Bằng chữ: Ba trăm nghìn đồng", "Người duyệt: thutruong", "Thủ quỹ",
                "Người nhận tiền", "Kế toán trưởng", "Thủ trưởng đơn vị", "331", "1111", "Trang 1/1",
            ],
            words => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_payment_request_shows_its_place_in_the_budget_and_who_decided()
    {
        var text = await Pdf($"/payment-requests/{books.Request}/print");

        Assert.All(
            [
                "GIẤY ĐỀ NGHỊ THANH TOÁN", "Mã theo dõi:", "Người đề nghị: ketoan", "Nội dung: Thanh toán tiền điện tháng 3", "Số tiền: 1.250.000 đồng",
                "Bằng chữ: Một triệu hai trăm năm mươi nghìn đồng", "Rút dự toán tại Kho bạc Nhà nước", "830", "341", "6551", "thutruong",
            ],
            words => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_receipt_is_printed_by_the_cashier_who_issued_it()
    {
        var address = $"/agencies/{TestServer.Office}/fee-receipts/{books.Receipt}/print";
        var html = Encoding.UTF8.GetString((await books.Cashier.Fetch($"{address}?format=html")).Content);
        var text = Files.TextOfPdf((await books.Cashier.Fetch(address)).Content);

        Assert.All(
            [
                "BIÊN LAI THU PHÍ, LỆ PHÍ", "Ký hiệu 26TAA", "Số 1", "Người nộp: Nguyễn Thị Ngữ", "Số hồ sơ: H19.001-260331-0001", "Số tiền: 16.000 đồng",
                "Bằng chữ: Mười sáu nghìn đồng", "Người thu tiền",
            ],
            words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.Contains("Nguyễn Thị Ngữ", html, StringComparison.Ordinal);
        Assert.Contains("Mười sáu nghìn đồng", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prints_are_for_those_who_may_read()
    {
        var voucher = $"/agencies/{TestServer.Office}/vouchers/{books.CashPayment}/print";
        await books.Server.OpenAgency("3021009", "Trạm Y tế");
        await books.Server.Appoint("nguoila", Ledger.Agencies.Role.Accountant, "3021009");
        using var stranger = await books.Server.SignedIn("nguoila");

        Assert.Equal("403 right.missing", (await books.Cashier.Get(voucher)).ToString());
        Assert.Equal("404 notFound", (await stranger.Get(voucher)).ToString());
        Assert.Equal("404 notFound", (await stranger.Get($"/payment-requests/{books.Request}/print")).ToString());
        Assert.Equal("404 notFound", (await books.Accountant.Get($"/agencies/{TestServer.Office}/vouchers/1-999/print")).ToString());
        Assert.Equal("422 request.invalid", (await books.Accountant.Get($"{voucher}?format=xlsx")).ToString());
        Assert.Equal("404 notFound", (await books.Accountant.Get($"/agencies/{TestServer.School}/vouchers/{books.CashPayment}/print")).ToString());
    }

    private async Task<string> Pdf(string path)
    {
        var file = await books.Accountant.Fetch(path);
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (file.Status, file.Type));
        return Files.TextOfPdf(file.Content);
    }
}

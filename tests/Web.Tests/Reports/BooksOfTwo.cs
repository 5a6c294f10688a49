using System.Text.Json;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests.Reports;

/// <summary>
/// Two agencies with some of everything that reports tell: opening balances, cash and bank, a fee at the desk, a payment from the estimate, a flow
/// between the two, and texts that try to be markup, formulas or very long. Nothing changes it.
/// </summary>
public sealed class BooksOfTwo(TestDatabases databases) : IAsyncLifetime
{
    public const string Both = $"agency={TestServer.Office}&agency={TestServer.School}";

    /// <summary>What an office writes, and what nobody should.</summary>
    public const string Markup = "Mua <b>giấy</b> & \"mực\" 'in' 😀";

    public const string Formula = "=HYPERLINK(\"http://x\",\"trả tiền\")";

    public const string Long = "1234567890123456789012345678901234567890";

    private TestServer? server;

    public TestServer Server => server!;

    public HttpClient Accountant { get; private set; } = null!;

    public HttpClient Cashier { get; private set; } = null!;

    public string CashPayment { get; private set; } = "";

    public string Request { get; private set; } = "";

    public string Receipt { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.Start(databases);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        await server.Appoint("ketoan", Role.Accountant, TestServer.School);
        await server.Appoint("thutruong", Role.AgencyHead, TestServer.Office);
        await server.Appoint("thuquy", Role.Cashier, TestServer.Office);
        Accountant = await server.SignedIn("ketoan");
        Cashier = await server.SignedIn("thuquy");
        using var head = await server.SignedIn("thutruong");

        await Post(TestServer.Office, "2026-01-01", "Số dư đầu năm", "SD-01", ("1111", 5_000_000, 0), ("1121", 20_000_000, 0), ("421", 0, 25_000_000));
        await Post(TestServer.Office, "2026-01-15", Markup, null, ("6122", 1_200_000, 0), ("331", 0, 1_200_000));
        await Post(TestServer.Office, "2026-02-10", Formula, null, ("6122", 300_000, 0), ("331", 0, 300_000));
        await Post(TestServer.Office, "2026-03-05", Long, null, ("6122", 45_000, 0), ("331", 0, 45_000));
        await Post(TestServer.Office, "2026-03-06", "Rút tiền gửi về quỹ tiền mặt", null, ("1111", 2_000_000, 0), ("1121", 0, 2_000_000));
        await Post(TestServer.School, "2026-03-07", "Thuê hội trường", null, ("6122", 700_000, 0), ("331", 0, 700_000));
        await Flow(TestServer.Office, TestServer.School, ("1388", 900_000, 0), ("711", 0, 900_000));
        await Flow(TestServer.School, TestServer.Office, ("6128", 900_000, 0), ("3388", 0, 900_000));

        await Accountant.Post($"/agencies/{TestServer.Office}/budget-entries", new
        {
            kind = "assign", decisionNumber = "01/QĐ-UBND", decisionDate = "2026-01-05", effectiveDate = "2026-01-05",
            lines = new[] { new { fundingSource = "13", chapter = "830", subCategory = "341", subItem = "6551", amount = 50_000_000 } },
        });
        Request = await Paid(head, "treasury", new { fundingSource = "13", chapter = "830", subCategory = "341", subItem = "6551", amount = 1_250_000, account = "6122" });
        var cash = await Paid(head, "cash", new { fundingSource = "", chapter = "", subCategory = "", subItem = "", amount = 300_000, account = "331" }, "NCC-03");
        CashPayment = (await Accountant.Get($"/payment-requests/{cash}")).Body.GetProperty("voucher").GetProperty("id").GetString()!;
        var receipt = await Cashier.Post($"/agencies/{TestServer.Office}/fee-receipts", new
        {
            feeType = "HT-TRICHLUC", quantity = 2, payer = new { name = "Nguyễn Thị Ngữ" }, caseNumber = "H19.001-260331-0001", method = "cash",
        });
        Receipt = receipt.Text("id")!;
    }

    public async ValueTask DisposeAsync()
    {
        Accountant?.Dispose();
        Cashier?.Dispose();
        if (server is not null)
            await server.DisposeAsync();
    }

    private async Task<string> Paid(HttpClient head, string method, object line, string? operation = null)
    {
        var made = await Accountant.Post($"/agencies/{TestServer.Office}/payment-requests", new
        {
            date = "2026-03-31", payee = new { name = "Công ty Điện lực & Cấp nước" }, method, operation, description = "Thanh toán tiền điện tháng 3",
            lines = new[] { line },
        });
        Assert.Equal("201", made.ToString());
        var id = made.Text("id")!;
        foreach (var (who, verb) in ((HttpClient, string)[])[(Accountant, "submit"), (head, "approve"), (Accountant, "pay")])
            Assert.Equal("200", (await who.Post($"/payment-requests/{id}/{verb}")).ToString());
        return id;
    }

    private Task Post(string agency, string date, string description, string? operation, params (string Account, long Debit, long Credit)[] lines) =>
        Send(agency, date, description, operation, lines.Select(l => new { account = l.Account, debit = l.Debit, credit = l.Credit }).ToArray());

    private Task Flow(string agency, string other, params (string Account, long Debit, long Credit)[] lines) => Send(
        agency, "2026-03-20", "Chi hộ tiền thuê xe", null,
        lines.Select(l => new { account = l.Account, debit = l.Debit, credit = l.Credit, counterpartyAgency = l.Account is "1388" or "3388" ? other : null }).ToArray());

    private async Task Send(string agency, string date, string description, string? operation, object lines)
    {
        var posted = await Accountant.Post($"/agencies/{agency}/vouchers", new { type = "general", date, description, operation, lines });
        Assert.True(posted.ToString() == "201", JsonSerializer.Serialize(posted.Body));
    }
}

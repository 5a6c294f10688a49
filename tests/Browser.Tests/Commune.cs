using System.Net.Http.Json;
using System.Text.Json;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Browser.Tests;

/// <summary>A commune of five agencies on a real port, with one accountant for all of them, and something in every list.</summary>
public sealed class Commune(TestDatabases databases) : IAsyncLifetime
{
    public const string Clinic = "3021005";

    public const string Kindergarten = "3021006";

    public const string Culture = "3021007";

    public static IReadOnlyList<(string Code, string Name)> Agencies { get; } =
        [(TestServer.Office, "Văn phòng"), (TestServer.School, "Trường học"), (Clinic, "Trạm Y tế"), (Kindergarten, "Mầm non Hoa Sen"), (Culture, "Nhà văn hóa")];

    /// <summary>Of those who signed in once: signing in is slow on purpose.</summary>
    internal Dictionary<string, Microsoft.Playwright.Cookie[]> Cookies { get; } = new(StringComparer.Ordinal);

    private readonly Dictionary<string, HttpClient> people = new(StringComparer.Ordinal);

    private TestServer? server;

    public TestServer Server => server!;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.Start(databases, onKestrel: true);
        foreach (var (code, name) in Agencies.Skip(2))
            await server.OpenAgency(code, name);
        foreach (var (code, _) in Agencies)
            await server.Appoint("ketoan", Role.Accountant, code);
        await server.Appoint("thutruong", Role.AgencyHead, TestServer.Office);
        await server.Appoint("thuquy", Role.Cashier, TestServer.Office);
        await server.Appoint("lanhdao", Role.CommuneLeader, null);
        Address = server.Anybody().BaseAddress!;
        foreach (var who in new[] { "ketoan", "thutruong", "thuquy" })
            people[who] = await server.SignedIn(who);
        await FillBooks();
    }

    public async Task<JsonElement> Post(string who, string path, object? body = null)
    {
        using var answer = await people[who].PostAsJsonAsync($"/api/v1{path}", body ?? new { }, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    public async Task<JsonElement> Upload(string path, string fileName, string content)
    {
        using var form = new MultipartFormDataContent { { new StringContent(content), "file", fileName } };
        using var answer = await people["ketoan"].PostAsync(new Uri($"/api/v1{path}", UriKind.Relative), form, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    public async Task<JsonElement> Get(string path) =>
        await people["ketoan"].GetFromJsonAsync<JsonElement>($"/api/v1{path}", TestContext.Current.CancellationToken);

    /// <summary>How many vouchers an agency has whose description holds these words.</summary>
    public async Task<int> Vouchers(string agency, string words) =>
        (await Get($"/agencies/{agency}/vouchers?limit=500&q={Uri.EscapeDataString(words)}")).GetProperty("items").GetArrayLength();

    public async Task<string> SubmittedRequest(string description, long amount)
    {
        var id = (await Post("ketoan", $"/agencies/{TestServer.Office}/payment-requests", Request(description, amount))).GetProperty("id").GetString()!;
        await Post("ketoan", $"/payment-requests/{id}/submit");
        return id;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in people.Values)
            client.Dispose();
        await Server.DisposeAsync();
    }

    private static object Request(string description, long amount) => new
    {
        date = "2026-03-30", payee = new { name = "Nhà sách Minh Họa", account = "0123456789", bank = "BIDV" }, method = "treasury", operation = "RDT-01", description,
        lines = new[] { new { fundingSource = "13", chapter = "830", subCategory = "341", subItem = "6551", amount, account = "6122" } },
    };

    private async Task FillBooks()
    {
        const string office = $"/agencies/{TestServer.Office}";
        await Post("ketoan", $"{office}/budget-entries", new
        {
            kind = "assign", decisionNumber = "12/QĐ-UBND", decisionDate = "2026-01-05", effectiveDate = "2026-01-05",
            lines = new[]
            {
                new { fundingSource = "13", chapter = "830", subCategory = "341", subItem = "6551", amount = 100_000_000 },
                new { fundingSource = "13", chapter = "830", subCategory = "341", subItem = "6502", amount = 60_000_000 },
            },
        });
        for (var i = 1; i <= 30; i++)
        {
            await Post("ketoan", $"{office}/vouchers", new
            {
                type = "general", date = $"2026-03-{i:D2}", description = $"Mua vật tư văn phòng chưa trả tiền, hóa đơn {i}", operation = "NCC-01", party = "Công ty TNHH Văn phòng phẩm Hồng Hà",
                lines = new object[] { new { account = "6122", debit = 1_234_567 * i }, new { account = "331", credit = 1_234_567 * i } },
            });
        }

        foreach (var (fee, method) in new[] { ("CT-CHUKY", "cash"), ("CT-SAO", "cash"), ("CT-HD", "online") })
            await Post("thuquy", $"{office}/fee-receipts", new { feeType = fee, quantity = 2, payer = new { name = "Nguyễn Thị Bình" }, caseNumber = $"H19.001-{fee}", method });
        await Upload($"{office}/bank-statements", "sao ke thang 2.csv", "Ngày giao dịch,Số tham chiếu,Ghi nợ,Ghi có,Số dư,Nội dung\n02/02/2026,FT01,,350.000,350.000,LE THI HOA chuyen tien ho so\n"
            + "03/02/2026,FT02,11.000,,339.000,Phi dich vu tai khoan thang 1\n");
        var paid = await SubmittedRequest("Mua giấy in quý I", 4_500_000);
        await Post("thutruong", $"/payment-requests/{paid}/approve");
        await Post("ketoan", $"/payment-requests/{paid}/pay");
        await SubmittedRequest("Sửa máy tính phòng họp", 3_200_000);
    }
}

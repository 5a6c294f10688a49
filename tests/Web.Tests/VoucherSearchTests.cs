using KeToanChung.App.Pipeline;
using KeToanChung.App.Search;
using KeToanChung.App.Vouchers;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.Web.Tests;

/// <summary>Words are found in the vouchers of all agencies, the same whether a voucher's words were taken up already or not.</summary>
public sealed class VoucherSearchTests(TestDatabases databases)
{
    private static readonly string[] Descriptions =
    [
        "Mua máy chiếu cho hội trường", "Tiền điện tháng một", "Văn phòng phẩm \"Hồng Hà\"", "Sửa máy in 100%", "Công tác phí đi huyện",
        "Điện thoại cố định", "Mua giấy in_A4", "Thuê máy chiếu họp dân", "Nước sạch", "😀 Quà tết",
    ];

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [InlineData(DatabaseKind.SqlServer)]
    public async Task Words_are_found_in_every_agency_newest_first_however_the_page_is_cut(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(databases, kind);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        await server.Appoint("ketoan", Role.Accountant, TestServer.School);
        using var accountant = await server.SignedIn("ketoan");

        await PostSome(accountant, TestServer.Office, 0, 30);
        await PostSome(accountant, TestServer.School, 5, 20);
        await TakeUp(server);
        await PostSome(accountant, TestServer.School, 25, 7); // not taken up, some dated before all others
        await PostSome(accountant, TestServer.Office, 30, 4);

        foreach (var words in (string[])["may chieu", "MÁY chiếu", "chi", "hoi", "dien thang", "in", "hong ha\"", "100%", "in_a4", "inxa4", "10 %", "chieu may dan", "khong co gi", "😀 qua", "😀", "'"])
            await IsFound(server, words, null, null);
        await IsFound(server, "may", new DateOnly(2026, 2, 1), new DateOnly(2026, 3, 5));
        await IsFound(server, "may", null, DateOnly.MaxValue);
        await IsFound(server, "may", new DateOnly(1950, 1, 1), new DateOnly(1980, 1, 1));
    }

    // What the search must find, told by hand: every word somewhere in the folded text.
    private static async Task IsFound(TestServer server, string words, DateOnly? from, DateOnly? to)
    {
        var all = await Pages(server, new ListVouchers.Query([new(TestServer.Office), new(TestServer.School)]) { Page = new PageRequest(100) });
        var expected = all
            .Where(v => FoldedText.Of(words).Split(' ').All(FoldedText.Of(v.Description, v.Party, v.Number, v.Reference).Contains))
            .Where(v => (from is null || v.Date >= from) && (to is null || v.Date <= to))
            .OrderByDescending(v => v.Date).ThenBy(v => v.Agency, StringComparer.Ordinal).ThenByDescending(v => v.Sequence).Select(v => $"{v.Agency} {v.Date:O} {v.Number} {v.Description}");

        var found = await Pages(server, new ListVouchers.Query([new(TestServer.Office), new(TestServer.School)]) { Words = words, From = from, To = to, Page = new PageRequest(3) });

        Assert.Equal(61, all.Count);
        Assert.Equal(expected, found.Select(v => $"{v.Agency} {v.Date:O} {v.Number} {v.Description}"));
    }

    private static async Task<IReadOnlyList<ListVouchers.Item>> Pages(TestServer server, ListVouchers.Query query)
    {
        var rows = new List<ListVouchers.Item>();
        for (var page = query; ;)
        {
            var listing = await server.SendAsSystem(page);
            rows.AddRange(listing.Items);
            if (listing.NextCursor is null)
                return rows;

            page = page with { Page = page.Page with { Cursor = listing.NextCursor } };
        }
    }

    private static async Task PostSome(HttpClient accountant, string agency, int first, int count)
    {
        for (var i = first; i < first + count; i++)
        {
            var posted = await accountant.Post($"/agencies/{agency}/vouchers", new
            {
                type = "general", date = new DateOnly(2026, 1, 1).AddDays(i * 37 % 89),
                description = Descriptions[i % Descriptions.Length],
                operation = "LG-01",
                lines = new object[] { new { account = "6121", debit = 1_000 + i, credit = 0 }, new { account = "334", debit = 0, credit = 1_000 + i } },
            });
            Assert.Equal("201", posted.ToString());
        }
    }

    private static async Task TakeUp(TestServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        for (var tries = 0; (await Newer(scope.ServiceProvider)).Count > 0; tries++)
        {
            Assert.True(tries < 50, "The words of the vouchers were not taken up.");
            await Task.Delay(200, TestContext.Current.CancellationToken);
            await scope.ServiceProvider.GetRequiredService<IVoucherWords>().CatchUp(TestContext.Current.CancellationToken);
        }
    }

    private static async Task<IReadOnlyDictionary<int, long>> Newer(IServiceProvider services) =>
        (await services.GetRequiredService<IVoucherWords>().Find(["xyz"], null, null, null, TestContext.Current.CancellationToken))?.Newer
        ?? new Dictionary<int, long>();
}

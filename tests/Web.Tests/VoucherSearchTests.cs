using KeToanChung.App.Search;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

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
        await server.TakeUpWords();
        await PostSome(accountant, TestServer.School, 25, 7); // not taken up, some dated before all others
        await PostSome(accountant, TestServer.Office, 30, 4);

        foreach (var words in (string[])["may chieu", "MÁY chiếu", "chi", "hoi", "dien thang", "in", "hong ha\"", "100%", "in_a4", "inxa4", "10 %", "chieu may dan", "khong co gi", "😀 qua", "😀", "'"])
            await IsFound(accountant, words);
        await IsFound(accountant, "may", "2026-02-01", "2026-03-05");
        await IsFound(accountant, "may", to: "9999-12-31");
        await IsFound(accountant, "may", "1950-01-01", "1980-01-01");
    }

    [Theory]
    [InlineData("cursor=x", "422 request.invalid", "cursor")]
    [InlineData("amount=ba", "400 request.invalid", "amount")]
    [InlineData("from=2026-02-30", "400 request.invalid", "from")]
    public async Task A_search_that_makes_no_sense_is_refused(string query, string refusal, string field)
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        using var accountant = await server.SignedIn("ketoan");

        var answer = await accountant.Get($"/vouchers?{query}");

        Assert.Equal(refusal, answer.ToString());
        Assert.Contains(field, answer.Errors.Keys);
    }

    [Fact]
    public async Task A_search_over_all_agencies_shows_only_those_that_one_may_read()
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        await server.Appoint("ketoan", Role.Accountant, TestServer.School);
        await server.Appoint("khac", Role.Accountant, TestServer.School);
        using var accountant = await server.SignedIn("ketoan");
        using var other = await server.SignedIn("khac");
        await PostSome(accountant, TestServer.Office, 0, 2);
        await PostSome(accountant, TestServer.School, 0, 3);
        await server.TakeUpWords();

        Assert.Equal(2, (await Pages(accountant, "q=may")).Count);
        Assert.Equal([TestServer.School], (await Pages(other, "q=may")).Select(v => v.Agency));
        Assert.Equal(5, (await Pages(accountant, "operation=lg-01&amount=1000&about=true&postedBy=ketoan")).Count);
        Assert.Empty(await Pages(accountant, "q=may&awaitsApproval=true"));
        Assert.Equal("404 notFound", (await other.Get($"/vouchers?q=may&agency={TestServer.Office}")).ToString());
    }

    // What the search must find, told by hand: every word somewhere in the folded text.
    private static async Task IsFound(HttpClient accountant, string words, string? from = null, string? to = null)
    {
        var all = await Pages(accountant, "limit=100");
        var expected = all
            .Where(v => FoldedText.Of(words).Split(' ').All(FoldedText.Of(v.Description, v.Number).Contains))
            .Where(v => (from is null || string.CompareOrdinal(v.Date, from) >= 0) && (to is null || string.CompareOrdinal(v.Date, to) <= 0))
            .OrderByDescending(v => v.Date, StringComparer.Ordinal).ThenBy(v => v.Agency, StringComparer.Ordinal).ThenByDescending(v => v.Sequence);

        var found = await Pages(accountant, $"limit=3&q={Uri.EscapeDataString(words)}{(from is null ? "" : "&from=" + from)}{(to is null ? "" : "&to=" + to)}");

        Assert.Equal(61, all.Count);
        Assert.Equal(expected, found);
    }

    private static async Task<IReadOnlyList<Found>> Pages(HttpClient accountant, string query)
    {
        var rows = new List<Found>();
        for (var cursor = ""; ;)
        {
            var listed = await accountant.Get($"/vouchers?{query}{cursor}");
            Assert.Equal("200", listed.ToString());
            rows.AddRange(listed.Body.GetProperty("items").EnumerateArray().Select(v => new Found(
                v.GetProperty("agency").GetString()!, v.GetProperty("date").GetString()!, v.GetProperty("number").GetString()!,
                v.GetProperty("sequence").GetInt32(), v.GetProperty("description").GetString()!)));
            if (listed.Text("nextCursor") is not { Length: > 0 } next)
                return rows;

            cursor = $"&cursor={next}";
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

    private sealed record Found(string Agency, string Date, string Number, int Sequence, string Description);
}

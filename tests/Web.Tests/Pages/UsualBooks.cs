using System.Net;

using KeToanChung.App.Vouchers;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests.Pages;

/// <summary>Two agencies of one accountant, each with what is usual in it.</summary>
internal static class UsualBooks
{
    public const string Publisher = "Nhà sách Ánh Dương";

    /// <summary>The office buys from the power company for a million at most; the school pays salaries, and a publisher.</summary>
    public static async Task<TestServer> Start(TestDatabases databases, int vouchers = WrongBook.FewestVouchers)
    {
        var server = await TestServer.Start(databases);
        using var program = await server.AccountantOfTwo();
        for (var i = 0; i < vouchers; i++)
            Assert.Equal(HttpStatusCode.Created, (await Post(program, TestServer.Office, "6122", "331", 1_000_000 - i, "Điện lực")).Status);
        Assert.Equal(HttpStatusCode.Created, (await Post(program, TestServer.School, "6121", "334", 60_000_000, null)).Status);
        Assert.Equal(HttpStatusCode.Created, (await Post(program, TestServer.School, "6122", "331", 500_000, Publisher)).Status);
        return server;
    }

    public static Task<Answer> Post(HttpClient program, string agency, string debited, string credited, long amount, string? party) =>
        program.Post($"/agencies/{agency}/vouchers", new
        {
            type = "general", date = "2026-03-30", description = "Mua", party,
            lines = new object[] { new { account = debited, debit = amount, credit = 0 }, new { account = credited, debit = 0, credit = amount } },
        });

    /// <summary>How many vouchers an agency's books hold under that description.</summary>
    public static async Task<int> Posted(this HttpClient program, string agency, string description) =>
        (await program.Get($"/agencies/{agency}/vouchers?q={description}")).Body.GetProperty("items").GetArrayLength();
}

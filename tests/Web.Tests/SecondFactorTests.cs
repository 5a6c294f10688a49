using System.Buffers.Binary;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests;

public sealed class SecondFactorTests(TestDatabases databases)
{
    [Fact]
    public async Task Once_enrolled_it_is_asked_for_at_every_sign_in()
    {
        await using var server = await TestServer.Start(databases);
        using var client = await server.SignedIn("quantri");

        var key = (await client.Post("/me/second-factor")).Text("key")!;
        var wrong = await client.Post("/me/second-factor/confirm", new { code = "000000" });
        var right = await client.Post("/me/second-factor/confirm", new { code = CodeOf(key) });
        var again = await client.Post("/me/second-factor");
        var without = await SignIn(client, null);
        var withWrong = await SignIn(client, "000000");
        var with = await SignIn(client, CodeOf(key));

        Assert.Equal(("422 request.invalid", "200", "409 request.wrongState"), (wrong.ToString(), right.ToString(), again.ToString()));
        Assert.Equal(("401 auth.failed", "401 auth.failed", "200"), (without.ToString(), withWrong.ToString(), with.ToString()));
        Assert.Contains("twoFactorCode", without.Errors);
    }

    [Fact]
    public async Task Where_everyone_must_have_one_nothing_else_is_open_before()
    {
        await using var server = await TestServer.Start(databases, settings: ("Security:SecondFactor", "everyone"));
        using var client = await server.SignedIn("quantri");

        var before = await client.Get("/agencies");
        var key = (await client.Post("/me/second-factor")).Text("key")!;
        await client.Post("/me/second-factor/confirm", new { code = CodeOf(key) });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await SignIn(client, CodeOf(key))).Text("accessToken"));
        var after = await client.Get("/agencies");

        Assert.Equal(("403 right.missing", "200"), (before.ToString(), after.ToString()));
        Assert.Contains("xác thực hai bước", before.Text("detail")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_approvers_must_have_one_others_may_do_without()
    {
        await using var server = await TestServer.Start(databases, settings: ("Security:SecondFactor", "approvers"));
        await server.Appoint("thutruong", Role.AgencyHead, TestServer.Office);
        using var head = await server.SignedIn("thutruong");
        using var administrator = await server.SignedIn("quantri");

        Assert.Equal("403 right.missing", (await head.Get("/agencies")).ToString());
        Assert.Equal("200", (await administrator.Get("/agencies")).ToString());
    }

    [Fact]
    public async Task An_administrator_lets_in_who_lost_password_and_telephone()
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        using var accountant = await server.SignedIn("ketoan");
        var key = (await accountant.Post("/me/second-factor")).Text("key")!;
        await accountant.Post("/me/second-factor/confirm", new { code = CodeOf(key) });
        using var administrator = await server.SignedIn("quantri");

        var tooShort = await administrator.Post("/users/ketoan/reset", new { newPassword = "ngắn" });
        var reset = await administrator.Post("/users/ketoan/reset", new { newPassword = "một mật khẩu khác" });
        var byAccountant = await accountant.Post("/users/quantri/reset", new { newPassword = "một mật khẩu khác" });
        var signedIn = await accountant.Post("/auth/login", new { userName = "ketoan", password = "một mật khẩu khác" });

        Assert.Equal(
            ("422 request.invalid", "200", "403 right.missing", "200"),
            (tooShort.ToString(), reset.ToString(), byAccountant.ToString(), signedIn.ToString()));
    }

    private static Task<Answer> SignIn(HttpClient client, string? twoFactorCode) =>
        client.Post("/auth/login", new { userName = "quantri", password = TestServer.Password, twoFactorCode });

    /// <summary>What an authenticator app shows now (RFC 6238).</summary>
    private static string CodeOf(string key)
    {
        Span<byte> step = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(step, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // the apps do it this way
        var hash = HMACSHA1.HashData(FromBase32(key), step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & 0x7fff_ffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(chunk => chunk.Length == 8).Select(chunk => Convert.ToByte(new string(chunk), 2))];
    }
}

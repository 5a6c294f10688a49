using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.Web.Tests;

public sealed class SignInTests(TestDatabases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_user_gets_a_token_that_opens_the_api()
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);

        using var client = await server.SignedIn("ketoan");
        var me = await client.GetFromJsonAsync<JsonElement>("/api/v1/me", Cancel);

        Assert.Equal("ketoan", me.GetProperty("userName").GetString());
        var appointment = Assert.Single(me.GetProperty("appointments").EnumerateArray());
        Assert.Equal(TestServer.Office, appointment.GetProperty("agency").GetString());
        Assert.Equal("accountant", appointment.GetProperty("role").GetString());
        Assert.Equal("2026-01-01", appointment.GetProperty("from").GetString());
    }

    [Fact]
    public async Task The_token_says_how_long_it_lasts_and_lasts_an_hour_at_least()
    {
        await using var server = await TestServer.Start(databases);
        using var client = server.Anybody();

        var token = await Login(client, "quantri", TestServer.Password);

        Assert.Equal("Bearer", token.GetProperty("tokenType").GetString());
        var lasts = token.GetProperty("expiresIn").GetInt32();
        Assert.True(lasts >= 3600, $"It lasts {lasts} s.");
        client.DefaultRequestHeaders.Authorization = Bearer(token);
        server.Clock.Advance(TimeSpan.FromSeconds(lasts - 1));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/me", Cancel)).StatusCode);
        server.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/v1/me", Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_wrong_name_and_a_wrong_password_get_the_same_answer_until_both_are_locked()
    {
        await using var server = await TestServer.Start(databases);
        using var client = server.Anybody();

        for (var attempt = 1; attempt <= 6; attempt++)
        {
            var wrongName = await Problem(client, "nobody", "wrong");
            var wrongPassword = await Problem(client, "quantri", "wrong");

            Assert.Equal(wrongName, wrongPassword);
            Assert.Equal(attempt <= 5 ? "auth.failed" : "auth.locked", wrongName.Code);
            Assert.Equal(attempt <= 5 ? HttpStatusCode.Unauthorized : HttpStatusCode.Locked, wrongName.Status);
        }

        Assert.Equal("auth.locked", (await Problem(client, "quantri", TestServer.Password)).Code);
        server.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(HttpStatusCode.OK, (await Post(client, "quantri", TestServer.Password)).StatusCode);
    }

    [Fact]
    public async Task A_refreshed_token_still_says_when_the_password_was_given()
    {
        await using var server = await TestServer.Start(databases);
        using var client = server.Anybody();
        var first = await Login(client, "quantri", TestServer.Password);
        server.Clock.Advance(TimeSpan.FromHours(3));

        var answer = await client.PostAsJsonAsync(
            "/api/v1/auth/refresh", new { refreshToken = first.GetProperty("refreshToken").GetString() }, Cancel);
        client.DefaultRequestHeaders.Authorization = Bearer(await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel));

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/me", Cancel)).StatusCode);
        Assert.Equal("2026-03-31T03:00:00", SignedInAt(server, client));
    }

    [Fact]
    public async Task Sign_ins_failures_and_lockouts_are_in_the_audit_without_what_was_typed()
    {
        await using var server = await TestServer.Start(databases);
        using var client = server.Anybody();

        await Post(client, "quantri", TestServer.Password);
        await Post(client, "quantri", "wrong");
        await Post(client, "my-password-by-mistake", "x");

        await using var scope = server.Services.CreateAsyncScope();
        var lines = await scope.ServiceProvider.GetRequiredService<AppDb>().Set<AuditRecord>()
            .Where(a => a.Command == "SignIn").OrderBy(a => a.Id).Select(a => $"{a.AgencyId} {a.Actor}: {a.Refusal}").ToListAsync(Cancel);
        Assert.Equal(["0 quantri: ", "0 quantri: auth.failed", "0 : auth.failed"], lines);
    }

    [Fact]
    public async Task Too_many_sign_ins_from_one_place_are_refused_for_a_while()
    {
        await using var server = await TestServer.Start(databases, settings: ("Security:SignInsPerMinute", "6"));
        using var client = server.Anybody();

        for (var i = 0; i < 6; i++)
            await Post(client, $"somebody{i}", "wrong");
        var refused = await Problem(client, "somebody else", "wrong");

        Assert.Equal((HttpStatusCode.TooManyRequests, "request.rateLimited"), (refused.Status, refused.Code));
    }

    private static string SignedInAt(TestServer server, HttpClient client)
    {
        // Approving asks for a sign-in of the last 15 minutes: the instant is in the token, not in the answer.
        var bearer = server.Services.GetRequiredService<Microsoft.Extensions.Options.IOptionsMonitor<Microsoft.AspNetCore.Authentication.BearerToken.BearerTokenOptions>>()
            .Get(Microsoft.AspNetCore.Identity.IdentityConstants.BearerScheme);
        var ticket = bearer.BearerTokenProtector.Unprotect(client.DefaultRequestHeaders.Authorization!.Parameter);
        var seconds = long.Parse(ticket!.Principal.FindFirst("auth_time")!.Value, System.Globalization.CultureInfo.InvariantCulture);
        return DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static Task<HttpResponseMessage> Post(HttpClient client, string userName, string password) =>
        client.PostAsJsonAsync("/api/v1/auth/login", new { userName, password }, Cancel);

    private static async Task<JsonElement> Login(HttpClient client, string userName, string password)
    {
        using var answer = await Post(client, userName, password);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    private static AuthenticationHeaderValue Bearer(JsonElement token) => new("Bearer", token.GetProperty("accessToken").GetString());

    private static async Task<(HttpStatusCode Status, string Code, string Detail)> Problem(HttpClient client, string userName, string password)
    {
        using var answer = await Post(client, userName, password);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        return (answer.StatusCode, problem.GetProperty("code").GetString()!, problem.GetProperty("detail").GetString()!);
    }
}

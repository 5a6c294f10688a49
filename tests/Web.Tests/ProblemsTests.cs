using System.Net;
using System.Text;
using System.Text.Json;

using KeToanChung.Testing;

namespace KeToanChung.Web.Tests;

/// <summary>Every refusal is problem details, also what the framework refuses by itself.</summary>
public sealed class ProblemsTests(TestDatabases databases, CalmServer calm) : IClassFixture<CalmServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string?, string> FromTheFramework => new()
    {   // method  path                          content type        answer
        { "GET",   "/nowhere",                   null,               "404 notFound" },
        { "GET",   "/payment-requests/abc",      null,               "404 notFound" },
        { "PUT",   "/auth/login",                "application/json", "405 request.invalid" },
        { "POST",  "/auth/login",                "text/plain",       "415 request.invalid" },
        { "POST",  "/auth/login",                "application/json", "400 request.invalid" },
        { "GET",   "/me",                        null,               "401 auth.required" },
        { "GET",   "/agencies/3021001/vouchers", null,               "401 auth.required" },
        { "POST",  "/agencies/3021001/vouchers", "application/json", "401 auth.required" },
    };

    [Theory]
    [MemberData(nameof(FromTheFramework))]
    public async Task The_framework_refuses_with_problem_details(string method, string path, string? contentType, string expected)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/v1{path}");
        if (contentType is not null)
            request.Content = new StringContent("{", Encoding.UTF8, contentType);

        using var response = await calm.Anybody.SendAsync(request, Cancel);
        var problem = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(Cancel));

        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(expected, $"{(int)response.StatusCode} {problem.GetProperty("code").GetString()}");
        Assert.Equal((int)response.StatusCode, problem.GetProperty("status").GetInt32());
        Assert.All(["type", "title", "detail", "traceId"], name => Assert.NotEmpty(problem.GetProperty(name).GetString()!));
        Assert.Equal(JsonValueKind.Object, problem.GetProperty("errors").ValueKind);
    }

    [Fact]
    public async Task Messages_are_Vietnamese_and_English_for_those_who_ask()
    {
        var vietnamese = await calm.Anybody.Get("/me");
        var english = await calm.Anybody.Get("/me", ("Accept-Language", "en-US"));

        Assert.StartsWith("Bạn chưa đăng nhập", vietnamese.Text("detail")!, StringComparison.Ordinal);
        Assert.StartsWith("You are not signed in", english.Text("detail")!, StringComparison.Ordinal);
        Assert.Equal(vietnamese.Code, english.Code);
    }

    [Theory]
    [InlineData("/agencies/3021001/vouchers?from=31/03/2026", "from", "năm-tháng-ngày")]
    [InlineData("/agencies/3021001/vouchers?limit=many", "limit", "kiểu dữ liệu")]
    [InlineData("/agencies/3021001/vouchers?type=cash", "type", "kiểu dữ liệu")]
    [InlineData("/reports/trial-balance?agency=3021001&year=now", "year", "kiểu dữ liệu")]
    public async Task A_query_that_can_t_be_read_says_where(string path, string field, string word)
    {
        var answer = await calm.Accountant.Get(path);

        Assert.Equal("400 request.invalid", answer.ToString());
        Assert.Contains(word, Assert.Contains(field, answer.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_of_more_than_2_MB_is_too_large_but_for_a_batch()
    {
        await using var server = await TestServer.Start(databases, onKestrel: true); // sizes are held by the real server
        using var client = await server.SignedIn("quantri");
        var big = $$"""{"description":"{{new string('x', 3 * 1024 * 1024)}}"}""";

        var single = await client.Post("/agencies/3021001/vouchers", big);
        var batch = await client.Post("/vouchers/batch", big);

        Assert.Equal("413 request.tooLarge", single.ToString());
        Assert.Equal("400 request.invalid", batch.ToString());
    }

    [Fact]
    public async Task Health_tells_what_is_down()
    {
        await using var server = await TestServer.Start(databases);
        using var client = server.Anybody();

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready", Cancel)).StatusCode);
        await server.Database.Execute("DELETE FROM \"__EFMigrationsHistory\"");
        using var down = await client.GetAsync("/health/ready", Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, down.StatusCode);
        Assert.Equal("""{"status":"down","down":{"database":"not migrated"}}""", await down.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live", Cancel)).StatusCode);
    }

    [Fact]
    public async Task The_api_describes_itself_and_its_pages_load_nothing_from_elsewhere()
    {
        var description = JsonSerializer.Deserialize<JsonElement>(await calm.Anybody.GetStringAsync("/openapi/v1.json", Cancel));
        using var page = await calm.Anybody.GetAsync("/reference/", Cancel);
        var html = await page.Content.ReadAsStringAsync(Cancel);

        var post = description.GetProperty("paths").GetProperty("/api/v1/agencies/{agency}/vouchers").GetProperty("post");
        Assert.NotEmpty(post.GetProperty("summary").GetString()!);
        Assert.Contains("Idempotency-Key", post.GetProperty("parameters").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Problem", post.GetProperty("responses").GetProperty("default").GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("://", html, StringComparison.Ordinal);
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
    }
}

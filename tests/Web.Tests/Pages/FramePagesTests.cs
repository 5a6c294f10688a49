using System.Net;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests.Pages;

/// <summary>What every page has: its frame, its policy, and what happens when something goes wrong.</summary>
public sealed class FramePagesTests(TestDatabases databases)
{
    private const string Script = "<script>alert('x')</script>\"'><img src=x onerror=alert(1)>";

    [Fact]
    public async Task A_form_sent_after_the_sign_in_ended_comes_back_with_what_was_typed()
    {
        await using var server = await WithAccountant();
        var client = await PageClient.SignedIn(server, "ketoan");
        var form = await client.Get("/design");

        client.ForgetSignIn();
        var asked = await client.Submit(form, ("Form.Amount", "1,25tr"), ("Form.Text", Script));
        Assert.Equal(HttpStatusCode.Unauthorized, asked.Status);
        Assert.Contains("được giữ nguyên", asked.Text, StringComparison.Ordinal);

        var wrong = await client.Submit(asked, ("UserName", "ketoan"), ("Password", "sai"));
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.Status);
        var signedIn = await client.Submit(wrong, ("UserName", "ketoan"), ("Password", TestServer.Password));
        Assert.Equal("/design", signedIn.Action);

        var again = await client.Submit(signedIn);
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal("1.250.000", again.Value("Form.Amount"));
        Assert.Equal(Script, again.Value("Form.Text"));
        Assert.DoesNotContain("<script>alert", again.Html, StringComparison.Ordinal);
        Assert.Contains("chưa ghi gì cả", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_site_cannot_put_a_form_into_the_sign_in_page()
    {
        await using var server = await WithAccountant();
        using var http = server.Anybody();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/design") { Content = new FormUrlEncodedContent([KeyValuePair.Create("Form.Text", "lừa đảo")]) };
        request.Headers.Add("Origin", "https://elsewhere.invalid");

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.DoesNotContain("name=\"Kept\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_one_user_sent_by_another_asks_who_it_is_and_keeps_it()
    {
        await using var server = await WithAccountant();
        await server.Appoint("thutruong", Role.AgencyHead, TestServer.Office);
        var client = await PageClient.SignedIn(server, "ketoan");
        var form = await client.Get("/design");
        client.ForgetSignIn();
        Assert.Equal(HttpStatusCode.Redirect, (await client.Submit(await client.Get("/sign-in"), ("UserName", "thutruong"), ("Password", TestServer.Password))).Status);

        var asked = await client.Submit(form, ("Form.Text", "của kế toán"));

        Assert.Equal(HttpStatusCode.Unauthorized, asked.Status);
        Assert.NotEmpty(asked.Value("Kept")!);
    }

    [Theory]
    [InlineData("31/02/2026", "Tháng 02/2026 chỉ có 28 ngày.")]
    [InlineData("<b>", "Không đọc được ngày “<b>”")]
    public async Task What_cannot_be_read_is_said_at_its_field_and_stays(string day, string sentence)
    {
        await using var server = await WithAccountant();
        var client = await PageClient.SignedIn(server, "ketoan");

        var page = await client.Submit(await client.Get("/design"), ("Form.Day", day), ("Form.Amount", "3*125000"));

        Assert.Contains(sentence, page.Text, StringComparison.Ordinal);
        Assert.Equal(day, page.Value("Form.Day"));
        Assert.Equal("375.000", page.Value("Form.Amount"));
        Assert.DoesNotContain("<b>", page.Html, StringComparison.Ordinal);
        var input = page.Html[page.Html.LastIndexOf("<input", page.Html.IndexOf("id=\"Form_Day\"", StringComparison.Ordinal), StringComparison.Ordinal)..].Split('>')[0];
        Assert.Contains("aria-invalid=\"true\"", input, StringComparison.Ordinal);
        Assert.Contains("autofocus", input, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/no-such-page", HttpStatusCode.NotFound, "Không tìm thấy")]
    [InlineData("/agencies/9999999/vouchers", HttpStatusCode.NotFound, "")]
    [InlineData("/reports/no-such-report", HttpStatusCode.NotFound, "")]
    public async Task What_is_not_there_is_said_on_a_page(string path, HttpStatusCode status, string sentence)
    {
        await using var server = await WithAccountant();
        var client = await PageClient.SignedIn(server, "ketoan");

        var page = await client.Get(path);

        Assert.Equal(status, page.Status);
        Assert.Contains("<html lang=\"vi\"", page.Html, StringComparison.Ordinal);
        Assert.Contains(sentence, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unexpected_fault_is_a_page_with_the_trace_id_and_nothing_else()
    {
        await using var server = await WithAccountant();
        var client = await PageClient.SignedIn(server, "ketoan");
        await server.Database.Execute("ALTER TABLE \"Communes\" RENAME TO \"Gone\"");
        server.Clock.Advance(TimeSpan.FromMinutes(1)); // what is kept in memory is asked for again

        var page = await client.Get("/");

        Assert.Equal(HttpStatusCode.InternalServerError, page.Status);
        Assert.Contains("Lỗi của phần mềm", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("SQLite", page.Html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Who_must_enrol_a_second_factor_is_led_to_the_page_that_does_it()
    {
        await using var server = await TestServer.Start(databases, settings: ("Security:SecondFactor", "everyone"));
        var client = await PageClient.SignedIn(server, "quantri");

        var led = await client.Get("/");
        Assert.Equal("/second-factor", led.Location);

        var started = await client.Submit(await client.Get("/second-factor"));
        Assert.Equal(HttpStatusCode.OK, started.Status);
        Assert.Contains("class=\"qr\"", started.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.Submit(started, "/second-factor", ("Code", "000000"))).Status);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/design")]
    [InlineData("/switch")]
    [InlineData("/shortcuts")]
    [InlineData("/reports/trial-balance")]
    [InlineData("/agencies/3021001/vouchers")]
    [InlineData("/sign-in")]
    [InlineData("/no-such-page")]
    public async Task No_page_has_script_or_style_in_it(string path)
    {
        await using var server = await WithAccountant();
        var client = await PageClient.SignedIn(server, "ketoan");

        var page = await client.Get(path);

        Assert.Contains("default-src 'self'", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotMatch("<style|<script(?![^>]* src=)|\\sstyle=|\\son[a-z]+=\"", page.Html);
    }

    [Fact]
    public async Task Language_and_theme_stay_as_chosen()
    {
        await using var server = await WithAccountant();
        var client = await PageClient.SignedIn(server, "ketoan");
        var form = await client.Get("/design");
        Assert.Contains("<html lang=\"vi\"", form.Html, StringComparison.Ordinal);

        var token = form.Fields.First(f => f.Name == "__RequestVerificationToken");
        var chosen = form with { Html = "<main><form method=\"post\" action=\"/preferences\"></form>" };
        Assert.Equal("/design", (await client.Submit(chosen, token, ("language", "en"), ("from", "/design"))).Location);
        Assert.Equal("/", (await client.Submit(chosen, token, ("theme", "dark"), ("from", "https://elsewhere.invalid/"))).Location);

        var page = await client.Get("/design");
        Assert.Contains("<html lang=\"en\" data-theme=\"dark\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("Design system", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tru", "3021004")]
    [InlineData("vp", "3021001")]
    [InlineData("004", "3021004")]
    public async Task A_few_letters_find_an_agency_without_script(string typed, string code)
    {
        await using var server = await WithAccountant();
        await server.Appoint("ketoan", Role.Accountant, TestServer.School);
        var client = await PageClient.SignedIn(server, "ketoan");

        var page = await client.Get($"/switch?q={typed}&from=/reports/trial-balance");

        Assert.Contains($"/reports/trial-balance?agency={code}", page.Html, StringComparison.Ordinal);
        Assert.Equal(2, page.Html.Split("<li data-words").Length);
    }

    private async Task<TestServer> WithAccountant()
    {
        var server = await TestServer.Start(databases);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        return server;
    }
}

using System.Net;
using System.Text.RegularExpressions;

using KeToanChung.Testing;

using Microsoft.AspNetCore.Mvc.Testing;

namespace KeToanChung.Web.Tests.Pages;

/// <summary>Uses the pages as a browser without script does: cookies, forms with all their fields, and nothing else.</summary>
internal sealed partial class PageClient(HttpClient http)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static PageClient On(TestServer server) => new(server.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false }));

    public static async Task<PageClient> SignedIn(TestServer server, string userName)
    {
        var client = On(server);
        var answer = await client.Submit(await client.Get("/sign-in"), ("UserName", userName), ("Password", TestServer.Password));
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        return client;
    }

    public Task<ShownPage> Get(string path) => Send(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Sends the page's last form, some of its fields typed over.</summary>
    public Task<ShownPage> Submit(ShownPage page, params (string Name, string Value)[] typed) => Submit(page, page.Address, typed);

    public Task<ShownPage> Submit(ShownPage page, string address, params (string Name, string Value)[] typed)
    {
        var fields = page.Fields.Where(f => !typed.Any(t => t.Name == f.Name)).Concat(typed);
        return Post(page, address, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));
    }

    /// <summary>Sends the page's first form with a file that was chosen in it.</summary>
    public Task<ShownPage> Upload(ShownPage page, string address, string field, string fileName, byte[] content)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(content), field, fileName } };
        foreach (var (name, value) in page.Fields.Where(f => f.Name != field))
            form.Add(new StringContent(value), name);
        return Post(page, address, form);
    }

    private Task<ShownPage> Post(ShownPage page, string address, HttpContent content)
    {
        var target = page.Action switch
        {
            null or "" => address,
            ['?', ..] query => address.Split('?')[0] + query,
            var action => action,
        };
        var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = content };
        request.Headers.Add("Origin", "http://localhost");
        return Send(request);
    }

    /// <summary>Sends a form of the page that takes files.</summary>
    public Task<ShownPage> Upload(ShownPage page, string address, IEnumerable<(string Field, string FileName, byte[] Content)> files, params (string Name, string Value)[] typed)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in page.Fields.Where(f => f.Name.StartsWith("__", StringComparison.Ordinal)).Concat(typed))
            form.Add(new StringContent(value), name);
        foreach (var (field, fileName, content) in files)
            form.Add(new ByteArrayContent(content), field, fileName);
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = form };
        request.Headers.Add("Origin", "http://localhost");
        return Send(request);
    }

    /// <summary>As if the session had ended.</summary>
    public void ForgetSignIn() => cookies.Remove("KeToanChung");

    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);

    private async Task<ShownPage> Send(HttpRequestMessage request)
    {
        if (cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
        using (request)
        {
            using var answer = await http.SendAsync(request, Cancel);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                var (name, value) = (cookie[..cookie.IndexOf('=', StringComparison.Ordinal)], cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..].Split(';')[0]);
                if (value.Length == 0)
                    cookies.Remove(name);
                else
                    cookies[name] = value;
            }

            return new ShownPage(
                answer.StatusCode, request.RequestUri!.ToString(), await answer.Content.ReadAsStringAsync(Cancel), answer.Headers.Location?.ToString(),
                answer.Headers.ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase));
        }
    }
}

/// <summary>A page as it came.</summary>
internal sealed partial record ShownPage(HttpStatusCode Status, string Address, string Html, string? Location, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>What one reads: without marks.</summary>
    public string Text => WebUtility.HtmlDecode(Marks().Replace(Html, " "));

    public string? Action => FormHtml is { } form && ActionOf().Match(form[..form.IndexOf('>', StringComparison.Ordinal)]) is { Success: true } action
        ? WebUtility.HtmlDecode(action.Groups["action"].Value)
        : null;

    /// <summary>The fields of the form in the page's main part.</summary>
    public IReadOnlyList<(string Name, string Value)> Fields => [.. Inputs().Matches(FormHtml ?? "")
        .Where(m => !m.Value.Contains("type=\"checkbox\"", StringComparison.Ordinal) || m.Value.Contains(" checked", StringComparison.Ordinal))
        .Select(m => (WebUtility.HtmlDecode(NameOf().Match(m.Value).Groups["name"].Value), m.Groups["text"].Success
            ? WebUtility.HtmlDecode(m.Groups["text"].Value).TrimStart('\n')
            : WebUtility.HtmlDecode(ValueOf().Match(m.Value).Groups["value"].Value)))
        .Where(f => f.Item1.Length > 0)];

    /// <summary>Where the page's main part leads.</summary>
    public IReadOnlyList<string> Links => LinksIn("<main", "</main>");

    public IReadOnlyList<string> MenuLinks => LinksIn("<nav id=\"menu\"", "</nav>");

    public string? Value(string name) => Fields.FirstOrDefault(f => f.Name == name).Value;

    private string? FormHtml => Html.IndexOf("<main", StringComparison.Ordinal) is var main and >= 0
        && Html.IndexOf("method=\"post\"", main, StringComparison.Ordinal) is var form and >= 0
        ? Html[Html.LastIndexOf("<form", form, StringComparison.Ordinal)..Html.IndexOf("</form>", form, StringComparison.Ordinal)]
        : null;

    private IReadOnlyList<string> LinksIn(string start, string end)
    {
        var from = Html.IndexOf(start, StringComparison.Ordinal);
        return from < 0 ? [] : [.. Hrefs().Matches(Html[from..Html.IndexOf(end, from, StringComparison.Ordinal)]).Select(m => WebUtility.HtmlDecode(m.Groups["to"].Value))];
    }

    [GeneratedRegex("<a[^>]* href=\"(?<to>[^\"]*)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Hrefs();

    [GeneratedRegex("<script.*?</script>|<style.*?</style>|<[^>]+>", RegexOptions.Singleline, 5_000)]
    private static partial Regex Marks();

    [GeneratedRegex("action=\"(?<action>[^\"]*)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex ActionOf();

    [GeneratedRegex("<input[^>]*>|<textarea[^>]*>(?<text>[^<]*)</textarea>", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Inputs();

    [GeneratedRegex("[\\s]name=\"(?<name>[^\"]*)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex NameOf();

    [GeneratedRegex("[\\s]value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex ValueOf();
}

using Microsoft.AspNetCore.Mvc.Testing;

namespace KeToanChung.Web.Tests;

public sealed class SmokeTests
{
    [Fact]
    public async Task The_application_starts_and_answers()
    {
        await using var application = new WebApplicationFactory<Program>();
        using var client = application.CreateClient();

        var answer = await client.GetAsync("/", TestContext.Current.CancellationToken);

        Assert.True(answer.IsSuccessStatusCode);
    }
}

using System.Net;

using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;
using KeToanChung.Web.Tests.Pages;

using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.Web.Tests;

/// <summary>How far long work is, for whoever asked for it and nobody else.</summary>
public sealed class ProgressTests(TestDatabases databases)
{
    [Fact]
    public async Task It_is_told_in_words_to_its_own_user_while_it_lasts()
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        await server.Appoint("khac", Role.Accountant, TestServer.Office);
        var accountant = await PageClient.SignedIn(server, "ketoan");
        var other = await PageClient.SignedIn(server, "khac");
        await using var scope = server.Services.CreateAsyncScope();
        var user = (await scope.ServiceProvider.GetRequiredService<UserManager<User>>().FindByNameAsync("ketoan"))!.Id;
        var key = Guid.NewGuid();
        var path = $"/progress/{key:N}";

        using (var watched = server.Services.GetRequiredService<ProgressBoard>().Begin(user, key))
        {
            watched.Progress.At(WorkStage.Posting, 12_000, 20_000);
            var said = (await accountant.Get(path)).Html;
            Assert.Contains("\"done\":12000,\"total\":20000", said, StringComparison.Ordinal);
            Assert.Contains("12.000 / 20.000", said, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Get(path)).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await accountant.Get(path)).Status);
    }
}

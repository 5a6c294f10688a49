using KeToanChung.Testing;

using Microsoft.Data.Sqlite;

namespace KeToanChung.Web.Tests;

/// <summary>Web nodes keep nothing: what one was told another knows, and one that has lost its database says so.</summary>
public sealed class NodesTests(TestDatabases databases)
{
    [Fact]
    public async Task A_token_holds_on_every_node_and_after_a_restart()
    {
        await using var server = await TestServer.Start(databases);
        using var client = await server.SignedIn("quantri");
        await using var another = server.AnotherNode();
        using var there = another.Anybody();
        there.DefaultRequestHeaders.Authorization = client.DefaultRequestHeaders.Authorization;

        Assert.Equal("200", (await there.Get("/me")).ToString());
    }

    [Fact]
    public async Task Without_its_database_a_node_asks_to_try_later()
    {
        await using var server = await TestServer.Start(databases);
        using var client = await server.SignedIn("quantri");

        // Nobody may open what is a folder.
        SqliteConnection.ClearAllPools();
        var file = new SqliteConnectionStringBuilder(server.Database.ConnectionString).DataSource;
        foreach (var part in Directory.EnumerateFiles(Path.GetDirectoryName(file)!, Path.GetFileName(file) + "*"))
            File.Delete(part);
        Directory.CreateDirectory(file);
        var answer = await client.Get("/me");
        Directory.Delete(file);

        Assert.Equal("503 unavailable", answer.ToString());
        Assert.Equal("5", answer.Headers["Retry-After"]);
        Assert.Contains("thử lại", answer.Text("detail")!, StringComparison.Ordinal);
    }
}

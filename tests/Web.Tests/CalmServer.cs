using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests;

/// <summary>One server for the tests of a class that change nothing in it.</summary>
public sealed class CalmServer(TestDatabases databases) : IAsyncLifetime
{
    private TestServer? server;

    private HttpClient? accountant;

    private HttpClient? anybody;

    /// <summary>Keeps the books of <see cref="TestServer.Office"/>.</summary>
    public HttpClient Accountant => accountant!;

    public HttpClient Anybody => anybody!;

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.Start(databases);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        (accountant, anybody) = (await server.SignedIn("ketoan"), server.Anybody());
    }

    public async ValueTask DisposeAsync()
    {
        accountant?.Dispose();
        anybody?.Dispose();
        if (server is not null)
            await server.DisposeAsync();
    }
}

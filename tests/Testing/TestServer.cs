using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

using KeToanChung.App.Agencies;
using KeToanChung.App.Data.Records;
using KeToanChung.App.People;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Search;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

using Xunit;

namespace KeToanChung.Testing;

/// <summary>
/// The whole application on a database of the test's own, with a clock that the test sets. It holds one commune with two agencies and an
/// administrator; whoever else is needed is appointed by <see cref="Appoint"/>.
/// </summary>
public sealed class TestServer : WebApplicationFactory<Program>
{
    public const string Password = "mật khẩu đủ dài";

    public const string Office = "3021001";

    public const string School = "3021004";

    private readonly TestDatabase database;

    private readonly IReadOnlyDictionary<string, string> settings;

    private TestServer(TestDatabase database, IReadOnlyDictionary<string, string> settings) => (this.database, this.settings) = (database, settings);

    public TestDatabase Database => database;

    /// <summary>31 March 2026, 10 in the morning in Việt Nam.</summary>
    public FakeTimeProvider Clock { get; private init; } = new(new DateTimeOffset(2026, 3, 31, 3, 0, 0, TimeSpan.Zero));

    /// <param name="onKestrel">On a port of its own, where what the real server does counts.</param>
    public static async Task<TestServer> Start(
        TestDatabases databases, DatabaseKind? kind = null, bool onKestrel = false, params (string Name, string Value)[] settings) =>
        await Start(await databases.Create(kind ?? TestDatabases.Usual), onKestrel, settings);

    /// <summary>On a database that the test made itself.</summary>
    public static async Task<TestServer> Start(TestDatabase database, bool onKestrel = false, params (string Name, string Value)[] settings)
    {
        var server = new TestServer(database, settings.ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal));
        server.ClientOptions.AllowAutoRedirect = false;
        if (onKestrel)
            server.UseKestrel(0);
        await server.SendAsSystem(new FoundCommune.Command("00000", "Xã Thử", "Tỉnh Thử"));
        await server.OpenAgency(Office, "Văn phòng");
        await server.OpenAgency(School, "Trường học");
        await server.Appoint("quantri", Role.Administrator, null);
        return server;
    }

    public Task OpenAgency(string code, string name) => SendAsSystem(new OpenAgency.Command(
        new AgencyCode(code), name, "administrative", UnitType.AccountingUnit, Regime.TT24, "830", "341", null, true, new DateOnly(2026, 1, 1)));

    /// <summary>Gives a user a role from the beginning of 2026; a new name becomes a user with <see cref="Password"/>.</summary>
    public async Task Appoint(string userName, Role role, string? agency, DateOnly? to = null)
    {
        await using var scope = Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<UserManager<User>>().FindByNameAsync(userName) is null)
            await SendAsSystem(new AddUser.Command(userName, userName, Password));
        await SendAsSystem(new AppointUser.Command(
            userName, role, agency is null ? null : new AgencyCode(agency), "01/QĐ-UBND", new DateOnly(2026, 1, 1), to));
    }

    /// <summary>Another web node on the same database, with the same clock.</summary>
    public TestServer AnotherNode() => new(new TestDatabase(database.Kind, database.ConnectionString, () => Task.CompletedTask), settings) { Clock = Clock };

    /// <summary>A client that nobody is signed in with.</summary>
    public HttpClient Anybody() => CreateClient();

    /// <summary>A client with the token of a user.</summary>
    public async Task<HttpClient> SignedIn(string userName)
    {
        var client = Anybody();
        using var answer = await client.PostAsJsonAsync(
            "/api/v1/auth/login", new { userName, password = Password }, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        var token = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("accessToken").GetString());
        return client;
    }

    public async Task<T> SendAsSystem<T>(IRequest<Outcome<T>> request)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallContext>().Caller = Caller.System;
        var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, TestContext.Current.CancellationToken);
        Assert.False(outcome.IsRefused, string.Join(", ", outcome.Refusals));
        return outcome.Value!;
    }

    /// <summary>Waits until the words of all vouchers so far are taken up for the search.</summary>
    public async Task TakeUpWords()
    {
        await using var scope = Services.CreateAsyncScope();
        var words = scope.ServiceProvider.GetRequiredService<IVoucherWords>();
        for (var tries = 0; await words.Find(["any"], null, null, null, TestContext.Current.CancellationToken) is { Newer.Count: > 0 }; tries++)
        {
            Assert.True(tries < 600, "The words of the vouchers were not taken up.");
            await Task.Delay(200, TestContext.Current.CancellationToken);
            await words.CatchUp(TestContext.Current.CancellationToken);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await database.DisposeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Test");
        foreach (var (name, value) in database.Settings)
            builder.UseSetting(name, value);
        foreach (var (name, value) in settings)
            builder.UseSetting(name, value);
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            if (database.Kind is DatabaseKind.Sqlite)
                SqlServerTwin.Watch(services);
            services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000); // nobody guesses here
        });
    }
}

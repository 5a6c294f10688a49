using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.People;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.App.Tests.Database;

/// <summary>What rights are measured by is read in a way of its own on some databases: it must be what EF reads there.</summary>
public sealed class AppointmentsTests(TestDatabases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Every.Database), MemberType = typeof(Every))]
    public async Task A_persons_in_an_agency_and_its_commune_are_read_whole_and_no_others(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(databases, kind);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        await server.Appoint("ketoan", Role.AgencyHead, TestServer.School, to: new DateOnly(2026, 2, 28));
        await server.Appoint("lanhdao", Role.CommuneLeader, null);
        await server.Appoint("lanhdao", Role.AgencyHead, TestServer.Office);
        await server.Appoint("thuquy", Role.Cashier, TestServer.Office);
        await using var scope = server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var (own, usual) = (scope.ServiceProvider.GetRequiredService<IAppointments>(), new Appointments(db));
        var codes = await db.Set<AgencyCodeRecord>().ToDictionaryAsync(c => c.Code, c => c.AgencyId, Cancel);
        var communes = await db.Set<AgencyRecord>().ToDictionaryAsync(a => a.Id, a => a.CommuneId, Cancel);

        Assert.Equal([Role.Accountant], await Read("ketoan", TestServer.Office));
        Assert.Equal([Role.AgencyHead], await Read("ketoan", TestServer.School));
        Assert.Equal([Role.CommuneLeader, Role.AgencyHead], await Read("lanhdao", TestServer.Office));
        Assert.Equal([Role.CommuneLeader], await Read("lanhdao", TestServer.School));
        Assert.Empty(await Read("thuquy", TestServer.School));

        async Task<IEnumerable<Role>> Read(string userName, string agency)
        {
            var user = await db.Users.Where(u => u.UserName == userName).Select(u => u.Id).FirstAsync(Cancel);
            var found = (await own.In(user, codes[agency], communes[codes[agency]], Cancel)).OrderBy(a => a.Id).ToList();
            Assert.Equivalent((await usual.In(user, codes[agency], communes[codes[agency]], Cancel)).OrderBy(a => a.Id).ToList(), found, strict: true);
            return found.OrderBy(a => a.AgencyId is null ? 0 : 1).Select(a => a.Role);
        }
    }
}

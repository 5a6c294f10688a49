using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.App.Organisation;

/// <summary>
/// The agencies, kept in memory: every request asks for one. Fresh on this node at once, on others within two seconds.
/// Appointments are not kept: a right that was taken away is gone with the next request.
/// </summary>
public sealed class OrganisationCache(IServiceScopeFactory scopes, BusinessClock clock)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();

    private (OrganisationMap Map, DateTime At)? kept;

    public void Forget()
    {
        lock (gate)
            kept = null;
    }

    public async ValueTask<OrganisationMap> Get(CancellationToken cancel)
    {
        lock (gate)
        {
            if (kept is { } fresh && clock.Now - fresh.At is var age && age >= TimeSpan.Zero && age < Freshness)
                return fresh.Map;
        }

        return await GetAfresh(cancel);
    }

    public async Task<OrganisationMap> GetAfresh(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var map = await Read(scope.ServiceProvider.GetRequiredService<AppDb>(), cancel);
        lock (gate)
            kept = (map, clock.Now);
        return map;
    }

    private async Task<OrganisationMap> Read(AppDb db, CancellationToken cancel) => new(
        await db.Set<CommuneRecord>().AsNoTracking().ToListAsync(cancel),
        await db.Set<AgencyRecord>().AsNoTracking().ToListAsync(cancel),
        await db.Set<AgencyCodeRecord>().AsNoTracking().ToListAsync(cancel),
        clock.Today);
}

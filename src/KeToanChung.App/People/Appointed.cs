using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Organisation;
using KeToanChung.Ledger.Agencies;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.People;

/// <summary>Who may do something in an agency on a day, by appointment there or in its whole commune; by user name.</summary>
internal static class Appointed
{
    internal sealed record Person(Guid Id, string UserName, string DisplayName);

    public static async Task<IReadOnlyList<Person>> With(Right right, OrganisationMap.Entry agency, DateOnly day, AppDb db, CancellationToken cancel)
    {
        var (own, commune, roles) = (agency.Agency.Id, agency.Commune.Id, Enum.GetValues<Role>().Where(r => r.Allows(right)).ToList());
        var appointed = db.Set<AppointmentRecord>().AsNoTracking().Where(a =>
            (a.AgencyId == own || (a.AgencyId == null && a.CommuneId == commune)) && roles.Contains(a.Role) && a.From <= day && (a.To == null || a.To >= day));
        var users = await db.Set<User>().AsNoTracking().Where(u => appointed.Any(a => a.UserId == u.Id)).ToListAsync(cancel);
        return [.. users.Select(u => new Person(u.Id, u.UserName!, u.DisplayName)).OrderBy(p => p.UserName, StringComparer.Ordinal)];
    }
}

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.People;

/// <summary>What a person is appointed to. Asked with every request, so a database may have its own way to read it.</summary>
public interface IAppointments
{
    /// <summary>All of a person's in one agency, and in its commune as a whole; those that have ended, too. Not tracked.</summary>
    Task<IReadOnlyList<AppointmentRecord>> In(Guid user, int agency, int commune, CancellationToken cancel);
}

/// <summary>The way that every database has.</summary>
public sealed class Appointments(AppDb db) : IAppointments
{
    private static readonly CompiledQuery<Func<AppDb, Guid, int, int, IAsyncEnumerable<AppointmentRecord>>> Found = new(() =>
        EF.CompileAsyncQuery((AppDb db, Guid user, int agency, int commune) => db.Set<AppointmentRecord>().AsNoTracking()
            .Where(a => a.UserId == user && (a.AgencyId == agency || (a.AgencyId == null && a.CommuneId == commune)))));

    public async Task<IReadOnlyList<AppointmentRecord>> In(Guid user, int agency, int commune, CancellationToken cancel) =>
        await Found.On(db)(db, user, agency, commune).ToList(cancel);
}

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.People;

namespace KeToanChung.Db.Sqlite;

/// <summary>As <see cref="Appointments"/>, with a kept statement.</summary>
internal sealed class SqliteAppointments(AppDb db) : IAppointments
{
    private readonly KeptReads reads = new(db);

    public Task<IReadOnlyList<AppointmentRecord>> In(Guid user, int agency, int commune, CancellationToken cancel)
    {
        IReadOnlyList<AppointmentRecord> found = reads.Rows<AppointmentRecord>(
            """ "UserId" = $1 AND ("AgencyId" = $2 OR ("AgencyId" IS NULL AND "CommuneId" = $3))""", user, agency, commune);
        return Task.FromResult(found);
    }
}

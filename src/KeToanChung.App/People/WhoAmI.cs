using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.People;

/// <summary>Tôi là ai: the signed-in user and all appointments, past ones too.</summary>
public static class WhoAmI
{
    [NeedsSignIn]
    public sealed record Query : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>;

    public sealed record Result(string UserName, string DisplayName, IReadOnlyList<Appointment> Appointments);

    /// <param name="Agency">Null for the whole commune.</param>
    public sealed record Appointment(string? Agency, Role Role, string DecisionNumber, DateOnly From, DateOnly? To);

    internal sealed class Handler(AppDb db, OrganisationCache organisation, CallContext context) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var id = context.CallerOrThrow.UserId;
            var user = await db.Users.AsNoTracking().FirstAsync(u => u.Id == id, cancellationToken);
            var map = await organisation.Get(cancellationToken);
            var appointments = await db.Set<AppointmentRecord>().AsNoTracking().Where(a => a.UserId == id)
                .OrderBy(a => a.AgencyId).ThenBy(a => a.From).ToListAsync(cancellationToken);
            return new Result(user.UserName!, user.DisplayName, appointments.ConvertAll(a => new Appointment(
                a.AgencyId is { } agency ? map.Find(agency)?.Agency.Code.Value : null, a.Role, a.DecisionNumber, a.From, a.To)));
        }
    }
}

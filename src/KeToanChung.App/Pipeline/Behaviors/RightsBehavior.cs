using System.Reflection;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Organisation;
using KeToanChung.App.People;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Pipeline.Behaviors;

/// <summary>
/// Lets a request through only with an appointment that gives its right, in each agency that it concerns, on that day.
/// Who has no appointment in an agency can't tell that it exists: the answer is the same as for an unknown code.
/// </summary>
internal sealed class RightsBehavior<TRequest, TResponse>(
    AppDb db, IAppointments appointed, OrganisationCache organisation, CallContext context, BusinessClock clock)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    private static readonly NeedsAttribute? Needs = typeof(TRequest).GetCustomAttribute<NeedsAttribute>();

    private static readonly bool SignInOnly = typeof(TRequest).IsDefined(typeof(NeedsSignInAttribute));

    private static readonly bool SystemOnly = typeof(TRequest).IsDefined(typeof(SystemOnlyAttribute));

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (context.Caller is not { } caller)
            return Refuse(new Refusal(Codes.AuthRequired));

        return await Refusal(request, caller, cancellationToken) is { } refusal ? Refuse(refusal) : await next();
    }

    private static TResponse Refuse(Refusal refusal) => TResponse.Refused([refusal]);

    private async Task<Refusal?> Refusal(TRequest request, Caller caller, CancellationToken cancel)
    {
        var day = context.DayOf(clock);

        // An agency that was opened a moment ago on another node is not in the map that this one keeps.
        var concerned = Concerned(request, await organisation.Get(cancel), day) ?? Concerned(request, await organisation.GetAfresh(cancel), day);
        if (concerned is null)
            return new Refusal(Codes.NotFound, request is IOnDocument ? "id" : "agency");

        context.Agencies = concerned;
        if (caller.IsSystem || SignInOnly)
            return null;
        if (SystemOnly)
            return new Refusal(Codes.RightMissing);
        if (Needs is null)
            throw new InvalidOperationException($"{typeof(TRequest)} doesn't say which right it needs.");

        var appointments = await Appointments(caller, concerned, cancel);
        if (request is IInAgencies { Agencies.Count: 0 })
        {
            concerned = concerned.FindAll(a => RefusalIn(a, appointments, day) is null);
            context.Agencies = concerned;
            if (concerned.Count == 0)
                return new Refusal(Codes.RightMissing);
        }

        if (request is IInCommune)
            return RefusalIn(null, appointments, day);

        context.Roles = concerned.ConvertAll(IReadOnlySet<Role> (agency) =>
            In(agency, appointments).Where(a => IsInForce(a, day)).Select(a => a.Role).ToHashSet());

        return concerned.Select(a => RefusalIn(a, appointments, day)).FirstOrDefault(r => r is not null);
    }

    /// <summary>The agencies that the request is about, or null where one doesn't exist.</summary>
    private static List<OrganisationMap.Entry>? Concerned(TRequest request, OrganisationMap map, DateOnly day)
    {
        List<OrganisationMap.Entry?> entries = request switch
        {
            IInAgency one => [map.Find(one.Agency, day)],
            IOnDocument document => [map.Find(document.Id.Agency)],
            IInAgencies { Agencies.Count: 0 } => [.. map.All],
            IInAgencies many => [.. many.Agencies.Distinct().Select(code => map.Find(code, day))],
            _ => [],
        };
        return entries.Contains(null) ? null : entries.ConvertAll(e => e!);
    }

    private async Task<IReadOnlyList<AppointmentRecord>> Appointments(Caller caller, List<OrganisationMap.Entry> concerned, CancellationToken cancel)
    {
        var user = caller.UserId;
        if (concerned is [var one])
            return await appointed.In(user, one.Agency.Id, one.Commune.Id, cancel);

        return await db.Set<AppointmentRecord>().AsNoTracking().Where(a => a.UserId == user).ToListAsync(cancel);
    }

    /// <summary>Those for the agency or its commune; without an agency those for a commune.</summary>
    private static List<AppointmentRecord> In(OrganisationMap.Entry? agency, IReadOnlyList<AppointmentRecord> appointments) => [.. appointments.Where(a =>
        agency is null
            ? a.AgencyId is null
            : a.AgencyId == agency.Agency.Id || (a.AgencyId is null && a.CommuneId == agency.Commune.Id))];

    private static bool IsInForce(AppointmentRecord appointment, DateOnly day) =>
        appointment.From <= day && (appointment.To is null || day <= appointment.To);

    private static Refusal? RefusalIn(OrganisationMap.Entry? agency, IReadOnlyList<AppointmentRecord> appointments, DateOnly day)
    {
        var here = In(agency, appointments);
        var inForce = here.FindAll(a => IsInForce(a, day));
        if (inForce.Exists(a => Needs!.AnyOf.Any(right => a.Role.Allows(right))))
            return null;
        if (inForce.Count > 0)
            return new Refusal(Needs!.AnyOf is [Right.ApproveRequests] ? Codes.ApprovalNotApprover : Codes.RightMissing);
        if (here.Find(a => a.To < day && Needs!.AnyOf.Any(right => a.Role.Allows(right))) is { } expired)
            return new Refusal(Codes.AppointmentExpired).With("to", expired.To).With("decision", expired.DecisionNumber);

        return agency is null ? new Refusal(Codes.RightMissing) : new Refusal(Codes.NotFound, "agency");
    }
}

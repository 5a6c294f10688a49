using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.People;

/// <summary>
/// Bổ nhiệm: gives a user a role under a decision, in one agency or in the commune. The accountant of a unit is neither its cashier nor
/// its head (NĐ 174/2016, Điều 19), unless the agency's setting allows it.
/// </summary>
public static class AppointUser
{
    [Needs(Right.Administer)]
    public sealed record Command(string UserName, Role Role, AgencyCode? Agency, string DecisionNumber, DateOnly From, DateOnly? To)
        : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInCommune;

    public sealed record Result(string Id, string UserName, Role Role, string? Agency, string DecisionNumber, DateOnly From, DateOnly? To) : IHasSubject
    {
        string IHasSubject.Subject => $"appointment {UserName} {Role}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.UserName).IsGiven().IsText(Shape.Short);
            RuleFor(c => c.Role).IsKnown();
            RuleFor(c => c.Agency).Must(code => code is null || code.Value.IsWellFormed).WithErrorCode("agencyCode");
            RuleFor(c => c.Agency).NotNull().When(c => c.Role is Role.Accountant or Role.AgencyHead or Role.Cashier).WithErrorCode("agencyNeeded");
            RuleFor(c => c.DecisionNumber).IsGiven().IsText(Shape.Short);
            RuleFor(c => c.From).IsDay();
            RuleFor(c => c.To).Must((c, to) => to is null || to >= c.From).WithErrorCode("endsBeforeItStarts");
        }
    }

    internal sealed class Handler(AppDb db, OrganisationCache organisation, BusinessClock clock) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var name = request.UserName.Trim().ToUpperInvariant();
            if (await db.Users.FirstOrDefaultAsync(u => u.NormalizedUserName == name, cancellationToken) is not { } user)
                return new Refusal(Codes.NotFound, "userName");

            var map = await organisation.GetAfresh(cancellationToken);
            OrganisationMap.Entry? agency = null;
            if (request.Agency is { } code && (agency = map.Find(code, clock.Today) ?? map.Find(code, request.From)) is null)
                return new Refusal(Codes.NotFound, "agency");
            if (agency is not null && !agency.Record.AllowsDualRoles && await Conflict(request, user, agency, cancellationToken) is { } conflict)
                return conflict;

            var appointment = new AppointmentRecord
            {
                Id = Guid.CreateVersion7(), UserId = user.Id, CommuneId = agency?.Commune.Id ?? map.Communes[0].Id, AgencyId = agency?.Agency.Id,
                Role = request.Role, DecisionNumber = request.DecisionNumber.Trim(), From = request.From, To = request.To,
            };
            db.Add(appointment);
            await db.SaveChangesAsync(cancellationToken);
            return new Result(
                appointment.Id.ToString(), user.UserName!, request.Role, request.Agency?.Value, appointment.DecisionNumber, request.From, request.To);
        }

        private async Task<Refusal?> Conflict(Command request, User user, OrganisationMap.Entry agency, CancellationToken cancel)
        {
            var others = await db.Set<AppointmentRecord>().AsNoTracking()
                .Where(a => a.UserId == user.Id && a.AgencyId == agency.Agency.Id).ToListAsync(cancel);
            var overlapping = others.Find(a => request.Role.Excludes(a.Role)
                && (a.To is null || a.To >= request.From) && (request.To is null || a.From <= request.To));
            return overlapping is null
                ? null
                : new Refusal(Codes.AppointmentConflict, "role").With("decision", overlapping.DecisionNumber).With("agency", agency.Agency.Code.Value);
        }
    }
}

/// <summary>Thôi giao nhiệm vụ: sets an appointment's last day.</summary>
public static class EndAppointment
{
    [Needs(Right.Administer)]
    public sealed record Command(Guid Appointment, DateOnly LastDay) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInCommune;

    public sealed record Result(string Id, DateOnly To) : IHasSubject
    {
        string IHasSubject.Subject => $"appointment {Id}";
    }

    internal sealed class Handler(AppDb db) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var appointment = await db.Set<AppointmentRecord>().FirstOrDefaultAsync(a => a.Id == request.Appointment, cancellationToken);
            if (appointment is null)
                return new Refusal(Codes.NotFound, "id");
            if (request.LastDay < appointment.From)
                return new Refusal(Codes.RequestInvalid, "lastDay", "endsBeforeItStarts");

            appointment.To = request.LastDay;
            await db.SaveChangesAsync(cancellationToken);
            return new Result(appointment.Id.ToString(), request.LastDay);
        }
    }
}

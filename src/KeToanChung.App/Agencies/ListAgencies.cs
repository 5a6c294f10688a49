using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Agencies;

/// <summary>Các cơ quan mà người dùng được thấy: those of an appointment in force, by code.</summary>
public static class ListAgencies
{
    [NeedsSignIn]
    public sealed record Query : IQuery<Outcome<Listing<AgencyView>>>, IRequest<Outcome<Listing<AgencyView>>>
    {
        public PageRequest Page { get; init; } = PageRequest.First;
    }

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Page).IsPage(Paging.IsOffset);
    }

    internal sealed class Handler(AppDb db, OrganisationCache organisation, CallContext context, BusinessClock clock)
        : IRequestHandler<Query, Outcome<Listing<AgencyView>>>
    {
        public async Task<Outcome<Listing<AgencyView>>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (user, today) = (context.CallerOrThrow.UserId, clock.Today);
            var appointments = await db.Set<AppointmentRecord>().AsNoTracking()
                .Where(a => a.UserId == user && a.From <= today && (a.To == null || a.To >= today)).ToListAsync(cancellationToken);
            var communes = appointments.Where(a => a.AgencyId is null).Select(a => a.CommuneId).ToHashSet();
            var agencies = appointments.Where(a => a.AgencyId is not null).Select(a => a.AgencyId!.Value).ToHashSet();

            var map = await organisation.Get(cancellationToken);
            return Listing<AgencyView>.Slice(
                [.. map.All.Where(e => agencies.Contains(e.Agency.Id) || communes.Contains(e.Commune.Id)).Select(AgencyView.Of)], request.Page);
        }
    }
}

using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.People;

/// <summary>Các quyết định bổ nhiệm, in force and past.</summary>
public static class ListAppointments
{
    [Needs(Right.Administer)]
    public sealed record Query : IQuery<Outcome<Listing<AppointUser.Result>>>, IRequest<Outcome<Listing<AppointUser.Result>>>, IInCommune
    {
        public PageRequest Page { get; init; } = PageRequest.First;
    }

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Page).IsPage(Paging.IsOffset);
    }

    internal sealed class Handler(AppDb db, OrganisationCache organisation) : IRequestHandler<Query, Outcome<Listing<AppointUser.Result>>>
    {
        public async Task<Outcome<Listing<AppointUser.Result>>> Handle(Query request, CancellationToken cancellationToken)
        {
            var map = await organisation.Get(cancellationToken);
            var rows = await db.Set<AppointmentRecord>().AsNoTracking()
                .Join(db.Users, a => a.UserId, u => u.Id, (a, u) => new { a, u.UserName })
                .OrderBy(r => r.a.AgencyId).ThenBy(r => r.UserName).ToListAsync(cancellationToken);
            return Listing<AppointUser.Result>.Slice(
                rows.ConvertAll(r => new AppointUser.Result(
                    r.a.Id.ToString(), r.UserName!, r.a.Role, r.a.AgencyId is { } id ? map.Find(id)?.Agency.Code.Value : null, r.a.DecisionNumber,
                    r.a.From, r.a.To)),
                request.Page);
        }
    }
}

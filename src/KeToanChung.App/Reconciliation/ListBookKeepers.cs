using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Reconciliation;

/// <summary>Những người giữ sổ của cơ quan hôm nay: to whom its items can be given.</summary>
public static class ListBookKeepers
{
    [Needs(Right.PostVouchers)]
    public sealed record Query(AgencyCode Agency) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    public sealed record Result(IReadOnlyList<Item> Items);

    public sealed record Item(string UserName, string DisplayName);

    internal sealed class Handler(AppDb db, CallContext context, BusinessClock clock) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken) => new Result(
            [.. (await BookKeepers.Of(db, context.AgencyEntry, clock.Today, cancellationToken)).Select(k => new Item(k.UserName, k.DisplayName))]);
    }
}

/// <summary>Who keeps an agency's books on a day, by appointment.</summary>
internal static class BookKeepers
{
    internal sealed record Keeper(Guid Id, string UserName, string DisplayName);

    public static async Task<IReadOnlyList<Keeper>> Of(AppDb db, OrganisationMap.Entry agency, DateOnly day, CancellationToken cancel)
    {
        var (own, commune, roles) = (agency.Agency.Id, agency.Commune.Id, Enum.GetValues<Role>().Where(r => r.Allows(Right.PostVouchers)).ToList());
        var appointed = db.Set<AppointmentRecord>().AsNoTracking().Where(a =>
            (a.AgencyId == own || (a.AgencyId == null && a.CommuneId == commune)) && roles.Contains(a.Role) && a.From <= day && (a.To == null || a.To >= day));
        var users = await db.Set<User>().AsNoTracking().Where(u => appointed.Any(a => a.UserId == u.Id)).ToListAsync(cancel);
        return [.. users.Select(u => new Keeper(u.Id, u.UserName!, u.DisplayName)).OrderBy(k => k.UserName, StringComparer.Ordinal)];
    }
}

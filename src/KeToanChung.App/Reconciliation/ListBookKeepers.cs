using KeToanChung.App.Data;
using KeToanChung.App.People;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

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
            [.. (await Appointed.With(Right.PostVouchers, context.AgencyEntry, clock.Today, db, cancellationToken)).Select(k => new Item(k.UserName, k.DisplayName))]);
    }
}

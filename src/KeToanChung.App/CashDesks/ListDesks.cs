using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.CashDesks;

/// <summary>Các ca quỹ, newest first. Who doesn't read the agency's books sees their own.</summary>
public static class ListDesks
{
    [Needs(Right.ReadOwnReceipts)]
    public sealed record Query(AgencyCode Agency) : IQuery<Outcome<Listing<Item>>>, IRequest<Outcome<Listing<Item>>>, IInAgency
    {
        public DateOnly? From { get; init; }

        public DateOnly? To { get; init; }

        public PageRequest Page { get; init; } = PageRequest.First;
    }

    /// <param name="Counted">When it was closed; null while it is open.</param>
    /// <param name="Difference">Of opening and close together; null while it is open.</param>
    public sealed record Item(
        string Id, string Holder, int Turn, bool KeepsFund, DateOnly Date, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt, long OpeningCounted, long? Counted,
        long? Difference, DateTimeOffset? ConfirmedAt);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Page).IsPage(DatedCursor.IsOne);
    }

    internal sealed class Handler(AppDb db, CallContext context) : IRequestHandler<Query, Outcome<Listing<Item>>>
    {
        public async Task<Outcome<Listing<Item>>> Handle(Query request, CancellationToken cancellationToken)
        {
            var agency = context.Agency.Id;
            var found = db.Set<CashDeskRecord>().AsNoTracking().Where(d => d.AgencyId == agency);
            if (!context.Has(Right.ReadBooks))
            {
                var own = context.CallerOrThrow.UserId;
                found = found.Where(d => d.HolderId == own);
            }

            if (request.From is { } from)
                found = found.Where(d => d.Date >= from);
            if (request.To is { } to)
                found = found.Where(d => d.Date <= to);
            if (DatedCursor.TryRead(request.Page.Cursor, out var date, out var no))
                found = found.Where(d => d.Date < date || (d.Date == date && d.No < no));
            var rows = await found.OrderByDescending(d => d.Date).ThenByDescending(d => d.No).Take(request.Page.Limit + 1).ToListAsync(cancellationToken);
            return Listing<Item>.Of(rows, request.Page.Limit, ItemOf, last => DatedCursor.Write(last.Date, last.No));
        }

        private Item ItemOf(CashDeskRecord d) => new(
            context.IdOf(d.No).ToString(), d.Holder, d.Turn, d.KeepsFund, d.Date, BusinessClock.InVietnam(d.OpenedAt),
            d.ClosedAt is { } closed ? BusinessClock.InVietnam(closed) : null, d.OpeningCounted, d.ClosingCounted,
            d.Difference, d.ConfirmedAt is { } confirmed ? BusinessClock.InVietnam(confirmed) : null);
    }
}

using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Audit;

/// <summary>Nhật ký: who did what when in an agency, accepted or refused, newest first.</summary>
public static class ListAudit
{
    [Needs(Right.ReadAudit)]
    public sealed record Query(AgencyCode Agency) : IQuery<Outcome<Listing<Item>>>, IRequest<Outcome<Listing<Item>>>, IInAgency
    {
        public DateOnly? From { get; init; }

        public DateOnly? To { get; init; }

        /// <summary>User name.</summary>
        public string? Actor { get; init; }

        /// <summary>E.g. <c>PostVoucher</c>.</summary>
        public string? Command { get; init; }

        public PageRequest Page { get; init; } = PageRequest.First;
    }

    /// <param name="Refusal">Null when accepted, else the refusal's code.</param>
    /// <param name="Door">api, page, load or system.</param>
    public sealed record Item(string Id, DateTimeOffset At, string Actor, string Command, string Outcome, string? Refusal, string? Subject, string Door, string? TraceId);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Actor).IsText(Shape.Short);
            RuleFor(q => q.Command).IsText(Shape.Short);
            RuleFor(q => q.Page).IsPage(Paging.IsOffset);
        }
    }

    internal sealed class Handler(AppDb db, CallContext context) : IRequestHandler<Query, Outcome<Listing<Item>>>
    {
        public async Task<Outcome<Listing<Item>>> Handle(Query request, CancellationToken cancellationToken)
        {
            var agency = context.Agency.Id;
            var lines = db.Set<AuditRecord>().AsNoTracking().Where(a => a.AgencyId == agency);
            if (request.From is { } from)
            {
                var first = BusinessClock.StartOf(from);
                lines = lines.Where(a => a.At >= first);
            }

            if (request.To is { } to)
            {
                var end = BusinessClock.StartOf(to.AddDays(1));
                lines = lines.Where(a => a.At < end);
            }

            if (!string.IsNullOrWhiteSpace(request.Actor))
                lines = lines.Where(a => a.Actor == request.Actor);
            if (!string.IsNullOrWhiteSpace(request.Command))
                lines = lines.Where(a => a.Command == request.Command);

            var rows = await lines.OrderByDescending(a => a.At).ThenByDescending(a => a.Id)
                .Skip(request.Page.Offset).Take(request.Page.Limit + 1).ToListAsync(cancellationToken);
            var next = (request.Page.Offset + request.Page.Limit).ToString(System.Globalization.CultureInfo.InvariantCulture);
            return Listing<Item>.Of(rows, request.Page.Limit, ItemOf, _ => next);
        }

        private static Item ItemOf(AuditRecord a) => new(
            a.Id.ToString(), BusinessClock.InVietnam(a.At), a.Actor, a.Command, a.Refusal is null ? "accepted" : "refused", a.Refusal, a.Subject, a.Door,
            a.TraceId);
    }
}

using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Payments;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Payments;

/// <summary>Danh sách đề nghị chi of one or several agencies, newest first.</summary>
public static class ListRequests
{
    [Needs(Right.ReadBooks)]
    public sealed record Query(IReadOnlyList<AgencyCode> Agencies) : IQuery<Outcome<Listing<Item>>>, IRequest<Outcome<Listing<Item>>>, IInAgencies
    {
        public PaymentStatus? Status { get; init; }

        public PageRequest Page { get; init; } = PageRequest.First;
    }

    public sealed record Item(
        string Id, string Agency, PaymentStatus Status, string TrackingCode, DateOnly Date, string Payee, PaymentMethod Method, string Operation,
        string Description, long Total, string MadeBy, DateTimeOffset MadeAt, string? DecidedBy);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Agencies).IsGiven().OverridePropertyName("agency");
            RuleFor(q => q.Page).IsPage(Paging.IsOffset);
        }
    }

    internal sealed class Handler(AppDb db, CallContext context) : IRequestHandler<Query, Outcome<Listing<Item>>>
    {
        public async Task<Outcome<Listing<Item>>> Handle(Query request, CancellationToken cancellationToken)
        {
            var codes = context.Agencies.ToDictionary(a => a.Agency.Id, a => a.Agency.Code.Value);
            var ids = codes.Keys.ToList();
            var found = db.Set<PaymentRequestRecord>().AsNoTracking().Where(r => ids.Contains(r.AgencyId));
            if (request.Status is { } status)
                found = found.Where(r => r.Status == status);

            var rows = await found.OrderByDescending(r => r.Date).ThenBy(r => r.AgencyId).ThenByDescending(r => r.No)
                .Skip(request.Page.Offset).Take(request.Page.Limit + 1).ToListAsync(cancellationToken);
            var next = (request.Page.Offset + request.Page.Limit).ToString(System.Globalization.CultureInfo.InvariantCulture);
            return Listing<Item>.Of(rows, request.Page.Limit, r => ItemOf(r, codes[r.AgencyId]), _ => next);
        }

        private static Item ItemOf(PaymentRequestRecord r, string agency) => new(
            new DocumentId(r.AgencyId, r.No).ToString(), agency, r.Status, r.TrackingCode, r.Date, r.PayeeName, r.Method, r.Operation, r.Description,
            r.Total, r.MadeBy, BusinessClock.InVietnam(r.MadeAt), r.DecidedBy);
    }
}

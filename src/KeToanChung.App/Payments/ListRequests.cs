using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Evidence;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Payments;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Payments;

/// <summary>Danh sách đề nghị chi of the agencies named, or of all that the caller may read, newest first, each with its budget effect.</summary>
public static class ListRequests
{
    [Needs(Right.ReadBooks)]
    public sealed record Query(IReadOnlyList<AgencyCode> Agencies) : IQuery<Outcome<Listing<ShowRequest.Result>>>, IRequest<Outcome<Listing<ShowRequest.Result>>>, IInAgencies
    {
        public PaymentStatus? Status { get; init; }

        public PageRequest Page { get; init; } = PageRequest.First;
    }

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Page).IsPage(Paging.IsOffset);
    }

    internal sealed class Handler(AppDb db, Requests requests, BudgetEffects effects, Attachments attachments, CallContext context)
        : IRequestHandler<Query, Outcome<Listing<ShowRequest.Result>>>
    {
        public async Task<Outcome<Listing<ShowRequest.Result>>> Handle(Query request, CancellationToken cancellationToken)
        {
            var codes = context.Agencies.ToDictionary(a => a.Agency.Id, a => a.Agency.Code);
            var ids = codes.Keys.ToList();
            var found = db.Set<PaymentRequestRecord>().AsNoTracking().Where(r => ids.Contains(r.AgencyId));
            if (request.Status is { } status)
                found = found.Where(r => r.Status == status);

            var rows = await found.OrderByDescending(r => r.Date).ThenBy(r => r.AgencyId).ThenByDescending(r => r.No)
                .Skip(request.Page.Offset).Take(request.Page.Limit + 1).ToListAsync(cancellationToken);
            var views = new List<ShowRequest.Result>(rows.Count);
            foreach (var row in rows.Take(request.Page.Limit))
                views.Add(await ViewOf(row, codes[row.AgencyId], cancellationToken));

            var next = request.Page.Offset + request.Page.Limit;
            return new Listing<ShowRequest.Result>(
                views, rows.Count > request.Page.Limit ? next.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
        }

        private async Task<ShowRequest.Result> ViewOf(PaymentRequestRecord row, AgencyCode agency, CancellationToken cancel)
        {
            var lines = await requests.LinesOf(new DocumentId(row.AgencyId, row.No), cancel);
            var voucher = row.VoucherNo is { } no
                ? await db.Set<VoucherRecord>().Where(v => v.AgencyId == row.AgencyId && v.No == no).Select(v => v.Number).FirstAsync(cancel)
                : null;
            var papers = await attachments.OfRequest(row, cancel);
            return new ShowRequest.Result(RequestView.Of(row, lines, agency, voucher))
            {
                BudgetEffect = await effects.Of(row, lines, cancel), Attachments = papers.Attached, MissingAttachments = papers.Missing,
            };
        }
    }
}

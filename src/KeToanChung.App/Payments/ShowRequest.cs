using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Evidence;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Payments;

/// <summary>Xem một đề nghị chi, with what it does to each budget line: what is left before and after.</summary>
public static class ShowRequest
{
    [Needs(Right.ReadBooks)]
    public sealed record Query(DocumentId Id) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IOnDocument;

    public sealed record Result : RequestView
    {
        internal Result(RequestView request)
            : base(request)
        {
        }

        public required IReadOnlyList<BudgetEffectView> BudgetEffect { get; init; }

        public required IReadOnlyList<EvidenceView> Attachments { get; init; }

        /// <summary>Papers that its operation can't do without.</summary>
        public required IReadOnlyList<MissingEvidence> MissingAttachments { get; init; }
    }

    internal sealed class Handler(AppDb db, Requests requests, BudgetEffects effects, Attachments attachments, CallContext context) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (agency, no) = (request.Id.Agency, request.Id.Number);
            var record = await db.Set<PaymentRequestRecord>().AsNoTracking()
                .FirstOrDefaultAsync(r => r.AgencyId == agency && r.No == no, cancellationToken);
            if (record is null)
                return new Refusal(Codes.NotFound, "id");

            var lines = await requests.LinesOf(request.Id, cancellationToken);
            var voucher = record.VoucherNo is { } voucherNo
                ? await db.Set<VoucherRecord>().Where(v => v.AgencyId == agency && v.No == voucherNo).Select(v => v.Number).FirstAsync(cancellationToken)
                : null;
            var papers = await attachments.OfRequest(record, cancellationToken);
            return new Result(RequestView.Of(record, lines, context.Agency.Code, voucher))
            {
                BudgetEffect = await effects.Of(record, lines, cancellationToken),
                Attachments = papers.Attached,
                MissingAttachments = papers.Missing,
            };
        }
    }
}

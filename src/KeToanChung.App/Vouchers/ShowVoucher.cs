using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Evidence;
using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Vouchers;

/// <summary>Xem một chứng từ, with its approvals and the links both ways to what reverses it.</summary>
public static class ShowVoucher
{
    [Needs(Right.ReadBooks)]
    public sealed record Query(AgencyCode Agency, DocumentId Voucher) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    public sealed record Result : VoucherView
    {
        internal Result(VoucherView voucher)
            : base(voucher)
        {
        }

        /// <summary>The voucher that this one reverses.</summary>
        public Link? Reverses { get; init; }

        /// <summary>The voucher that reverses this one.</summary>
        public Link? ReversedBy { get; init; }

        public Link? PaymentRequest { get; init; }

        /// <summary>Posted first; the head hasn't approved it yet.</summary>
        public required bool AwaitsApproval { get; init; }

        public required IReadOnlyList<Approval> Approvals { get; init; }

        /// <summary>Its papers, and those of the payment request that it paid.</summary>
        public required IReadOnlyList<EvidenceView> Attachments { get; init; }

        /// <summary>Papers that its operation can't do without.</summary>
        public required IReadOnlyList<MissingEvidence> MissingAttachments { get; init; }
    }

    public sealed record Link(string Id, string Number);

    public sealed record Approval(string ApprovedBy, DateTimeOffset At, string? Note);

    internal sealed class Handler(AppDb db, Attachments attachments, OrganisationCache organisation, CallContext context) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var agency = context.Agency.Id;
            var vouchers = db.Set<VoucherRecord>().AsNoTracking().Where(v => v.AgencyId == agency);
            var voucher = request.Voucher.Agency == agency
                ? await vouchers.FirstOrDefaultAsync(v => v.No == request.Voucher.Number, cancellationToken)
                : null;
            if (voucher is null)
                return new Refusal(Codes.NotFound, "id");

            var lines = await db.Set<VoucherLineRecord>().AsNoTracking()
                .Where(l => l.AgencyId == agency && l.VoucherNo == voucher.No).OrderBy(l => l.LineNo).ToListAsync(cancellationToken);
            var link = await db.Set<LedgerEventRecord>().AsNoTracking()
                .FirstAsync(e => e.AgencyId == agency && e.No == voucher.No, cancellationToken);
            var reversedBy = await vouchers.FirstOrDefaultAsync(v => v.ReversalOf == voucher.No, cancellationToken);
            var reverses = voucher.ReversalOf is { } original ? await vouchers.FirstAsync(v => v.No == original, cancellationToken) : null;
            var paidRequest = voucher.Source is VoucherSource.PaymentRequest ? voucher.SourceNo : null;
            var approvals = await db.Set<ApprovalRecord>().AsNoTracking()
                .Where(a => a.AgencyId == agency && (a.VoucherNo == voucher.No || (paidRequest != null && a.RequestNo == paidRequest)))
                .OrderBy(a => a.No).ToListAsync(cancellationToken);
            var papers = await attachments.OfVoucher(voucher, paidRequest, cancellationToken);

            return new Result(VoucherView.Of(voucher, lines, link.Hash, link.PreviousHash, await organisation.Get(cancellationToken)))
            {
                Reverses = LinkTo(reverses),
                ReversedBy = LinkTo(reversedBy),
                PaymentRequest = paidRequest is { } no ? new Link(context.IdOf(no).ToString(), context.IdOf(no).ToString()) : null,
                AwaitsApproval = voucher.AwaitsApproval && !approvals.Exists(a => a.VoucherNo == voucher.No),
                Approvals = approvals.ConvertAll(a => new Approval(a.ApprovedBy, BusinessClock.InVietnam(a.At), a.Note)),
                Attachments = papers.Attached,
                MissingAttachments = papers.Missing,
            };
        }

        private Link? LinkTo(VoucherRecord? voucher) => voucher is null ? null : new Link(context.IdOf(voucher.No).ToString(), voucher.Number);
    }
}

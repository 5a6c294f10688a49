using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Vouchers;

/// <summary>
/// Duyệt sau: the head approves what bank or treasury took by itself, and what a reversal moved. The approval holds the hash of the
/// voucher as it stands in the chain, and is an event of the chain itself.
/// </summary>
public static class ApproveVoucher
{
    [Needs(Right.ApproveRequests)]
    public sealed record Command(AgencyCode Agency, DocumentId Voucher, string? Note = null)
        : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    public sealed record Result(string Id, string Number, string ApprovedBy, DateTimeOffset At) : IHasSubject
    {
        string IHasSubject.Subject => $"voucher {Number}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Note).IsText();
    }

    internal sealed class Handler(AppDb db, LedgerHeads heads, Approvals approvals, CallContext context) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var agency = context.Agency.Id;
            if (approvals.SignInTooOld() is { } stale)
                return stale;

            await heads.Hold(agency, cancellationToken);
            var voucher = request.Voucher.Agency == agency
                ? await db.Set<VoucherRecord>().AsNoTracking()
                    .FirstOrDefaultAsync(v => v.AgencyId == agency && v.No == request.Voucher.Number, cancellationToken)
                : null;
            if (voucher is null)
                return new Refusal(Codes.NotFound, "id");
            if (voucher.PostedById == context.CallerOrThrow.UserId)
                return new Refusal(Codes.ApprovalOwnRequest, "id");
            if (!voucher.AwaitsApproval
                || await db.Set<ApprovalRecord>().AnyAsync(a => a.AgencyId == agency && a.VoucherNo == voucher.No, cancellationToken))
            {
                return new Refusal(Codes.RequestWrongState, "id", "nothingToApprove").With("number", voucher.Number);
            }

            var hash = await db.Set<LedgerEventRecord>().Where(e => e.AgencyId == agency && e.No == voucher.No)
                .Select(e => e.Hash).FirstAsync(cancellationToken);
            var approval = await approvals.Give(agency, voucher.No, request: null, hash, request.Note, cancellationToken);
            return new Result(context.IdOf(voucher.No).ToString(), voucher.Number, approval.ApprovedBy, BusinessClock.InVietnam(approval.At));
        }
    }
}

using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Posting;
using KeToanChung.Ledger.Reconciliation.Matching;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Vouchers;

/// <summary>
/// Ghi bút toán đảo: a new voucher in an open period that undoes another, linked with it (Luật Kế toán, Điều 27.4: books are mended by
/// another voucher). Sides are swapped in classes 1–9, signs in class 0. Posted first, approved by the head afterwards.
/// </summary>
public static class ReverseVoucher
{
    [Needs(Right.PostVouchers)]
    public sealed record Command(AgencyCode Agency, DocumentId Voucher, DateOnly Date, string Reason)
        : ICommand<Outcome<VoucherView>>, IRequest<Outcome<VoucherView>>, IInAgency;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Date).IsDay();
            RuleFor(c => c.Reason).IsGiven().IsText();
        }
    }

    internal sealed class Handler(AppDb db, LedgerHeads heads, LedgerWriter ledger, OrganisationCache organisation, CallContext context)
        : IRequestHandler<Command, Outcome<VoucherView>>
    {
        public async Task<Outcome<VoucherView>> Handle(Command request, CancellationToken cancellationToken)
        {
            var agency = context.Agency.Id;
            await heads.Hold(agency, cancellationToken); // from here on nobody else reverses it

            var vouchers = db.Set<VoucherRecord>().AsNoTracking().Where(v => v.AgencyId == agency);
            var original = request.Voucher.Agency == agency
                ? await vouchers.FirstOrDefaultAsync(v => v.No == request.Voucher.Number, cancellationToken)
                : null;
            if (original is null)
                return new Refusal(Codes.NotFound, "id");
            if (await vouchers.FirstOrDefaultAsync(v => v.ReversalOf == original.No, cancellationToken) is { } earlier)
                return new Refusal(Codes.VoucherAlreadyReversed, "id").With("number", earlier.Number);
            if (await Matched(original, cancellationToken) is { } matched)
                return matched;
            if (WhyNot(original) is { } reason)
                return new Refusal(Codes.RequestWrongState, "id", reason).With("number", original.Number);

            var lines = await db.Set<VoucherLineRecord>().AsNoTracking()
                .Where(l => l.AgencyId == agency && l.VoucherNo == original.No).OrderBy(l => l.LineNo).ToListAsync(cancellationToken);
            var map = await organisation.Get(cancellationToken);
            var movements = await ledger.MovementsOf(request.Voucher, cancellationToken);
            var draft = ReversalDraft.Of(original, lines, movements, request.Date, request.Reason, map);
            var outcome = await ledger.Post(draft, cancellationToken);
            return outcome.IsRefused ? Outcome<VoucherView>.Refused(outcome.Refusals) : VoucherView.Of(outcome.Value!, map);
        }

        // What matching posted, or explains a statement line by, is freed by undoing the match: else the line would be explained by nothing.
        private async Task<Refusal?> Matched(VoucherRecord voucher, CancellationToken cancel)
        {
            var (agency, no) = (voucher.AgencyId, voucher.No);
            if (await db.Set<MatchRecord>().AnyAsync(m => m.AgencyId == agency && m.UndoneAt == null && (m.VoucherNo == no || m.ChargeVoucherNo == no), cancel))
                return new Refusal(Codes.StatementMatched, "id", "voucher").With("number", voucher.Number);
            return await db.Set<MatchEntryRecord>().AnyAsync(m => m.AgencyId == agency && m.Kind == EntryKind.Voucher && m.EntryNo == no, cancel)
                ? new Refusal(Codes.StatementMatched, "id", "explains").With("number", voucher.Number)
                : null;
        }

        // Decisions and receipts have their own ways of being mended; undoing an undoing would move money without an approval.
        private static string? WhyNot(VoucherRecord voucher) => voucher switch
        {
            { Type: VoucherType.Budget } => "budgetVoucher",
            { Type: VoucherType.FeeReceipt } => "feeReceiptVoucher",
            { Source: VoucherSource.Reversal } => "isReversal",
            _ => null,
        };
    }
}

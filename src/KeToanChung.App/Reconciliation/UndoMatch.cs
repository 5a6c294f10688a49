using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Organisation;
using KeToanChung.App.Payments;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Payments;
using KeToanChung.Ledger.Posting;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Reconciliation;

/// <summary>
/// Bỏ đối chiếu: reverses what the match posted, on its own day while that month is open, else today; frees its lines and entries, and touches nothing else, but
/// for the request that was to give the money back: it is withdrawn with it, as long as nobody has to decide on it.
/// </summary>
public static class UndoMatch
{
    /// <param name="Match">The match's id, or that of one of its lines.</param>
    [Needs(Right.PostVouchers)]
    public sealed record Command(AgencyCode Agency, string Match) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    /// <param name="Reversals">The vouchers that undo its postings.</param>
    public sealed record Result(string Id, IReadOnlyList<string> Reversals) : IHasSubject
    {
        string IHasSubject.Subject => $"match {Id}";
    }

    internal sealed class Handler(AppDb db, LedgerHeads heads, LedgerWriter ledger, OrganisationCache organisation, Requests requests, RequestStates states, BusinessClock clock, CallContext context)
        : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var agency = context.Agency.Id;
            await heads.Hold(agency, cancellationToken);
            if (await Find(request.Match, cancellationToken) is not { } match)
                return new Refusal(Codes.NotFound, "id");
            if (match.UndoneAt is not null)
                return new Refusal(Codes.RequestWrongState, "id", "matchUndone");

            if (match.RequestNo is { } returns && await WhyNotWithdrawn(returns, cancellationToken) is { } underWay)
                return underWay;

            var posted = new[] { match.VoucherNo, match.ChargeVoucherNo }.OfType<long>().ToList();
            var drafts = new List<Draft>();
            foreach (var voucher in posted)
                drafts.Add(await ReversalOf(voucher, cancellationToken));
            var reversed = (await ledger.PostSets([drafts], cancellationToken))[0];
            if (reversed.IsRefused)
                return Outcome<Result>.Refused(reversed.Refusals);

            (match.UndoneAt, match.UndoneBy) = (clock.Now, context.CallerOrThrow.UserName);
            var no = match.No;
            await db.Set<MatchEntryRecord>().Where(e => e.AgencyId == agency && e.MatchNo == no).ExecuteDeleteAsync(cancellationToken);
            await db.Set<StatementLineRecord>().Where(l => l.AgencyId == agency && l.MatchNo == no)
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.MatchNo, (long?)null), cancellationToken);
            return new Result(context.IdOf(no).ToString(), [.. reversed.Value!.Select(v => v.Id.ToString())]);
        }

        private async Task<Refusal?> WhyNotWithdrawn(long no, CancellationToken cancel)
        {
            var record = (await requests.Hold(context.IdOf(no), cancel))!.Record;
            if (record.Status is PaymentStatus.Submitted or PaymentStatus.Approved or PaymentStatus.Paid)
                return new Refusal(Codes.RequestWrongState, "id", "returnUnderWay").With("request", context.IdOf(no).ToString());
            if (record.Status is PaymentStatus.Draft or PaymentStatus.Rejected) // a rejected one could be submitted again
                states.Decide(record, PaymentStatus.Withdrawn, "Bỏ đối chiếu dòng sao kê");
            return null;
        }

        private async Task<MatchRecord?> Find(string id, CancellationToken cancel)
        {
            var agency = context.Agency.Id;
            long? no = DocumentId.TryParse(id, out var match) && match.Agency == agency ? match.Number : null;
            if (LineId.TryParse(id, out var line) && line.Agency == agency)
                no = (await db.Set<StatementLineRecord>().FindAsync([line.Agency, line.Statement, line.Line], cancel))?.MatchNo;
            return no is { } known ? await db.Set<MatchRecord>().FindAsync([agency, known], cancel) : null;
        }

        private async Task<Draft> ReversalOf(long no, CancellationToken cancel)
        {
            var agency = context.Agency.Id;
            var voucher = await db.Set<VoucherRecord>().AsNoTracking().FirstAsync(v => v.AgencyId == agency && v.No == no, cancel);
            var lines = await db.Set<VoucherLineRecord>().AsNoTracking().Where(l => l.AgencyId == agency && l.VoucherNo == no).OrderBy(l => l.LineNo).ToListAsync(cancel);
            var (year, month) = (voucher.Date.Year, voucher.Date.Month);
            var isClosed = await db.Set<MonthRecord>().AnyAsync(m => m.AgencyId == agency && m.Year == year && m.Month == month && m.IsClosed, cancel);
            var movements = await ledger.MovementsOf(new DocumentId(agency, no), cancel);
            return ReversalDraft.Of(
                voucher, lines, movements, isClosed ? clock.Today : voucher.Date, $"Bỏ đối chiếu, {voucher.Number}", await organisation.Get(cancel));
        }
    }
}

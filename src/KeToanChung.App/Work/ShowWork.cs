using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Periods;
using KeToanChung.App.Pipeline;
using KeToanChung.App.ReceiptLists;
using KeToanChung.App.Vouchers;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Fees;
using KeToanChung.Ledger.Payments;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Work;

/// <summary>What waits for somebody.</summary>
public enum WorkKind
{
    MonthlyBills,
    VoucherDrafts,
    RequestDrafts,
    RequestsToApprove,
    RequestsToPay,
    VouchersToApprove,
    StatementLines,
    OnlinePayments,
    ReceiptsToTell,
    PaperReceipts,
    DestructionsToTell,
    FeeDaysToClose,
    FeesToRemit,
    MonthsToClose,
    MonthsToReopen,
}

/// <summary>Việc cần làm, computed from the books: of the agencies named, or of all that the caller may read. Nobody keeps this list by hand.</summary>
public static class ShowWork
{
    [Needs(Right.ReadBooks)]
    public sealed record Query(IReadOnlyList<AgencyCode> Agencies) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgencies;

    public sealed record Result(IReadOnlyList<Item> Items);

    /// <param name="Since">The day of the oldest of them.</param>
    public sealed record Item(string Agency, WorkKind Kind, int Count, DateOnly Since);

    internal sealed class Handler(AppDb db, MonthlyBills bills, FeeWork fees, CallContext context, BusinessClock clock) : IRequestHandler<Query, Outcome<Result>>
    {
        private static readonly Dictionary<PaymentStatus, WorkKind> Requests = new()
        {
            [PaymentStatus.Draft] = WorkKind.RequestDrafts, [PaymentStatus.Submitted] = WorkKind.RequestsToApprove, [PaymentStatus.Approved] = WorkKind.RequestsToPay,
        };

        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var codes = context.Agencies.ToDictionary(a => a.Agency.Id, a => a.Agency.Code.Value);
            var ids = codes.Keys.ToList();
            var waiting = new List<(int Agency, WorkKind Kind, int Count, DateOnly Since)>();
            waiting.AddRange(await OfTemplates(ids, cancellationToken));
            waiting.AddRange(await OfDrafts(ids, cancellationToken));
            waiting.AddRange(await OfRequests(ids, cancellationToken));
            waiting.AddRange(await OfVouchers(ids, cancellationToken));
            waiting.AddRange(await OfStatements(ids, cancellationToken));
            waiting.AddRange(await OfPayments(ids, cancellationToken));
            waiting.AddRange(await OfReceipts(ids, cancellationToken));
            waiting.AddRange(await OfPaper(ids, cancellationToken));
            waiting.AddRange(await fees.Days(ids, cancellationToken));
            waiting.AddRange(await fees.Months(ids, cancellationToken));
            waiting.AddRange(await OfMonths(ids, cancellationToken));
            return new Result([.. waiting.OrderBy(w => codes[w.Agency], StringComparer.Ordinal).ThenBy(w => w.Kind)
                .Select(w => new Item(codes[w.Agency], w.Kind, w.Count, w.Since))]);
        }

        private async Task<IEnumerable<(int, WorkKind, int, DateOnly)>> OfTemplates(List<int> ids, CancellationToken cancel) =>
            (await bills.Due(ids, cancel)).GroupBy(d => d.Agency).Select(g => (g.Key, WorkKind.MonthlyBills, g.Count(), g.Min(d => d.On)));

        private async Task<IEnumerable<(int, WorkKind, int, DateOnly)>> OfDrafts(List<int> ids, CancellationToken cancel)
        {
            var found = await db.Set<VoucherDraftRecord>().Where(d => ids.Contains(d.AgencyId))
                .GroupBy(d => d.AgencyId).Select(g => new { g.Key, Count = g.Count(), Since = g.Min(d => d.SavedAt) }).ToListAsync(cancel);
            return found.Select(g => (g.Key, WorkKind.VoucherDrafts, g.Count, DateOnly.FromDateTime(BusinessClock.InVietnam(g.Since).DateTime)));
        }

        private async Task<IEnumerable<(int, WorkKind, int, DateOnly)>> OfRequests(List<int> ids, CancellationToken cancel)
        {
            var waiting = Requests.Keys.ToList();
            var found = await db.Set<PaymentRequestRecord>().Where(r => ids.Contains(r.AgencyId) && waiting.Contains(r.Status))
                .GroupBy(r => new { r.AgencyId, r.Status }).Select(g => new { g.Key, Count = g.Count(), Since = g.Min(r => r.Date) }).ToListAsync(cancel);
            return found.Select(g => (g.Key.AgencyId, Requests[g.Key.Status], g.Count, g.Since));
        }

        private async Task<IEnumerable<(int, WorkKind, int, DateOnly)>> OfVouchers(List<int> ids, CancellationToken cancel)
        {
            var found = await db.Set<VoucherRecord>()
                .Where(v => ids.Contains(v.AgencyId) && v.AwaitsApproval && !db.Set<ApprovalRecord>().Any(a => a.AgencyId == v.AgencyId && a.VoucherNo == v.No))
                .GroupBy(v => v.AgencyId).Select(g => new { g.Key, Count = g.Count(), Since = g.Min(v => v.Date) }).ToListAsync(cancel);
            return found.Select(g => (g.Key, WorkKind.VouchersToApprove, g.Count, g.Since));
        }

        private async Task<IEnumerable<(int, WorkKind, int, DateOnly)>> OfStatements(List<int> ids, CancellationToken cancel)
        {
            var found = await db.Set<StatementLineRecord>().Where(l => ids.Contains(l.AgencyId) && l.MatchNo == null)
                .GroupBy(l => l.AgencyId).Select(g => new { g.Key, Count = g.Count(), Since = g.Min(l => l.Date) }).ToListAsync(cancel);
            return found.Select(g => (g.Key, WorkKind.StatementLines, g.Count, g.Since));
        }

        private async Task<IEnumerable<(int, WorkKind, int, DateOnly)>> OfPayments(List<int> ids, CancellationToken cancel)
        {
            var found = await db.Set<OnlinePaymentStateRecord>().Where(s => ids.Contains(s.AgencyId) && s.Reason != null)
                .Join(db.Set<OnlinePaymentRecord>(), s => new { s.AgencyId, No = s.PaymentNo }, p => new { p.AgencyId, p.No }, (s, p) => p)
                .GroupBy(p => p.AgencyId).Select(g => new { g.Key, Count = g.Count(), Since = g.Min(p => p.PaidOn) }).ToListAsync(cancel);
            return found.Select(g => (g.Key, WorkKind.OnlinePayments, g.Count, g.Since));
        }

        // Receipts and notices in no list, and lists that nobody took yet: due on the day on which they came about.
        private async Task<IEnumerable<(int, WorkKind, int, DateOnly)>> OfReceipts(List<int> ids, CancellationToken cancel)
        {
            var unlisted = await Unlisted.Receipts(db).Where(s => ids.Contains(s.AgencyId))
                .GroupBy(s => s.AgencyId).Select(g => new { g.Key, Count = g.Count(), Since = g.Min(s => s.SignedAt) }).ToListAsync(cancel);
            var waiting = await db.Set<ReceiptListRecord>().Where(l => ids.Contains(l.AgencyId) && l.SentAt == null)
                .GroupBy(l => l.AgencyId).Select(g => new { g.Key, Count = g.Sum(l => l.Entries), Since = g.Min(l => l.MadeAt) }).ToListAsync(cancel);
            var notices = await Unlisted.Notices(db).Where(c => ids.Contains(c.AgencyId))
                .GroupBy(c => c.AgencyId).Select(g => new { g.Key, Count = g.Count(), Since = g.Min(c => c.At) }).ToListAsync(cancel);
            return unlisted.Concat(notices).Concat(waiting).GroupBy(w => w.Key).Select(g => (
                g.Key, WorkKind.ReceiptsToTell, g.Sum(w => w.Count), DateOnly.FromDateTime(BusinessClock.InVietnam(g.Min(w => w.Since)).DateTime)));
        }

        // Forms that are left are to be used up, or destroyed after their last month; a destruction is to be told of.
        private async Task<IEnumerable<(int, WorkKind, int, DateOnly)>> OfPaper(List<int> ids, CancellationToken cancel)
        {
            var lastMonth = new DateOnly(PaperDeadlines.LastDay.Year, PaperDeadlines.LastDay.Month, 1);
            var left = await db.Set<PaperBookRecord>().Where(b => ids.Contains(b.AgencyId) && b.Next <= b.Final)
                .GroupBy(b => b.AgencyId).Select(g => new { g.Key, Count = g.Sum(b => b.Final - b.Next + 1) }).ToListAsync(cancel);
            var untold = await db.Set<PaperDestructionRecord>().Where(d => ids.Contains(d.AgencyId) && d.SentOn == null)
                .GroupBy(d => d.AgencyId).Select(g => new { g.Key, Count = g.Count(), Since = g.Min(d => d.On) }).ToListAsync(cancel);
            return left.Where(_ => clock.Today >= lastMonth).Select(g => (g.Key, WorkKind.PaperReceipts, g.Count, lastMonth)).Concat(untold.Select(g => (g.Key, WorkKind.DestructionsToTell, g.Count, g.Since)));
        }

        // A month can be closed once it is over; it says since when it could have been.
        private async Task<IEnumerable<(int, WorkKind, int, DateOnly)>> OfMonths(List<int> ids, CancellationToken cancel)
        {
            var today = clock.Today;
            var years = await db.Set<FiscalYearRecord>().Where(y => ids.Contains(y.AgencyId)).Select(y => new { y.AgencyId, y.Year }).ToListAsync(cancel);
            var months = await db.Set<MonthRecord>().AsNoTracking().Where(m => ids.Contains(m.AgencyId)).ToListAsync(cancel);
            var closed = months.Where(m => m.IsClosed).Select(m => (m.AgencyId, new BookMonth(m.Year, m.Month))).ToHashSet();
            var open = years.SelectMany(y => Enumerable.Range(1, 12).Select(month => (y.AgencyId, Month: new BookMonth(y.Year, month))))
                .Where(m => m.Month.Last < today && !closed.Contains((m.AgencyId, m.Month)));
            return open.GroupBy(m => m.AgencyId).Select(g => (g.Key, WorkKind.MonthsToClose, g.Count(), g.Min(m => m.Month.Last).AddDays(1)))
                .Concat(months.Where(m => m is { IsClosed: true, ReopenAskedBy: not null }).GroupBy(m => m.AgencyId)
                    .Select(g => (g.Key, WorkKind.MonthsToReopen, g.Count(), g.Min(m => new BookMonth(m.Year, m.Month).First))));
        }
    }
}

using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Reconciliation.Matching;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Reconciliation;

/// <summary>Danh sách đối chiếu: one item for each statement line in the order of days, with what explains it, what may explain it, and why it is open.</summary>
public static class ListReconciliationItems
{
    [Needs(Right.ReadBooks)]
    public sealed record Query(AgencyCode Agency) : IQuery<Outcome<Listing<Item>>>, IRequest<Outcome<Listing<Item>>>, IInAgency
    {
        public MatchState? State { get; init; }

        /// <summary>Only lines that are open for this reason.</summary>
        public MatchReason? Cause { get; init; }

        /// <summary>Only this line.</summary>
        public string? Line { get; init; }

        public DateOnly? From { get; init; }

        public DateOnly? To { get; init; }

        public PageRequest Page { get; init; } = PageRequest.First;
    }

    /// <param name="Id">Of the statement line, for matching it by hand.</param>
    /// <param name="MatchId">For undoing it; null while it is open.</param>
    /// <param name="Entries">What explains it, empty while it is open; a platform's charge is below 0.</param>
    /// <param name="Candidates">What may explain it, the likeliest first.</param>
    /// <param name="Reason">Why it is matched or open, in words.</param>
    /// <param name="Cause">The same as a code.</param>
    /// <param name="AgeDays">How long it has been open; 0 once matched.</param>
    /// <param name="Owner">Who looks after it.</param>
    /// <param name="FollowUp">The payment that is its next step.</param>
    /// <param name="RequestId">The payment request that was made of it.</param>
    public sealed record Item(
        string Id, MatchState State, LineView Line, IReadOnlyList<EntryView> Entries, IReadOnlyList<CandidateView> Candidates, string Reason, MatchReason Cause,
        string? MatchId, int AgeDays, string? Owner, FollowUp? FollowUp, string? RequestId);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Page).IsPage(Paging.IsOffset);
    }

    internal sealed class Handler(AppDb db, Reconciler reconciler, BookEntries books, BusinessClock clock, CallContext context) : IRequestHandler<Query, Outcome<Listing<Item>>>
    {
        public async Task<Outcome<Listing<Item>>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (page, open) = request.State is MatchState.Ambiguous or MatchState.Unmatched || request.Cause is not null
                ? await OpenPage(request, cancellationToken)
                : await Page(request, cancellationToken);
            var files = await FileNames(page.Items, cancellationToken);
            var matched = await MatchedBy(page.Items, cancellationToken);
            var owners = await ItemOwners.Of(db, context.Agency.Id, page.Items.Select(IdOf), cancellationToken);
            return new Listing<Item>(
                [.. page.Items.Select(l => ItemOf(l, files[l.StatementNo], open.GetValueOrDefault(Reconciler.KeyOf(l)), matched, owners.GetValueOrDefault(IdOf(l))))],
                page.NextCursor);
        }

        private async Task<(Listing<StatementLineRecord> Page, Dictionary<LineKey, OpenLine> Open)> Page(Query request, CancellationToken cancel)
        {
            var lines = Between(request).Where(l => request.State == null || l.MatchNo != null);
            var page = Listing<StatementLineRecord>.Slice(
                await lines.OrderBy(l => l.Date).ThenBy(l => l.StatementNo).ThenBy(l => l.LineNo).ToListAsync(cancel), request.Page);
            return (page, page.Items.Any(l => l.MatchNo is null) ? await OpenLines(request, cancel) : []);
        }

        // Whether a line is ambiguous is the matcher's word: it is asked first, and only the page's lines are read whole.
        private async Task<(Listing<StatementLineRecord> Page, Dictionary<LineKey, OpenLine> Open)> OpenPage(Query request, CancellationToken cancel)
        {
            var open = await OpenLines(request, cancel);
            var wanted = Listing<BankLine>.Slice(
                [.. open.Values.Where(o => (request.State is null || StateOf(o) == request.State) && (request.Cause is null || o.Reason == request.Cause)).Select(o => o.Line)
                    .Where(l => (request.From is null || l.Date >= request.From) && (request.To is null || l.Date <= request.To))
                    .OrderBy(l => l.Date).ThenBy(l => l.Key.Statement).ThenBy(l => l.Key.Line)],
                request.Page);
            var agency = context.Agency.Id;
            var (statements, numbers) = (wanted.Items.Select(l => l.Key.Statement).Distinct().ToList(), wanted.Items.Select(l => l.Key.Line).Distinct().ToList());
            var lines = await db.Set<StatementLineRecord>().AsNoTracking()
                .Where(l => l.AgencyId == agency && statements.Contains(l.StatementNo) && numbers.Contains(l.LineNo)).ToDictionaryAsync(Reconciler.KeyOf, cancel);

            // A statement that was deleted in between has no lines any more.
            return (new Listing<StatementLineRecord>([.. wanted.Items.Where(l => lines.ContainsKey(l.Key)).Select(l => lines[l.Key])], wanted.NextCursor), open);
        }

        private IQueryable<StatementLineRecord> Between(Query request)
        {
            var (agency, from, to) = (context.Agency.Id, request.From ?? DateOnly.MinValue, request.To ?? DateOnly.MaxValue);
            var lines = db.Set<StatementLineRecord>().AsNoTracking().Where(l => l.AgencyId == agency && l.Date >= from && l.Date <= to);
            if (request.Line is null)
                return lines;

            return LineId.TryParse(request.Line, out var only)
                ? lines.Where(l => l.AgencyId == only.Agency && l.StatementNo == only.Statement && l.LineNo == only.Line)
                : lines.Where(_ => false);
        }

        private async Task<Dictionary<LineKey, OpenLine>> OpenLines(Query request, CancellationToken cancel)
        {
            var days = await Between(request).Where(l => l.MatchNo == null).GroupBy(l => l.AgencyId)
                .Select(g => new { First = g.Min(l => l.Date), Last = g.Max(l => l.Date) }).FirstOrDefaultAsync(cancel);
            if (days is null)
                return [];

            var findings = await reconciler.Explain(days.First, days.Last, cancel);
            var closed = await ClosedMonths(cancel);
            return findings.Open.Concat(findings.Certain.SelectMany(m => m.Lines.Select(l => NotMatchedYet(m, l, closed)))).ToDictionary(o => o.Line.Key);
        }

        private static OpenLine NotMatchedYet(CertainMatch match, BankLine line, HashSet<(int Year, int Month)> closed) => new(
            line, closed.Contains((line.Date.Year, line.Date.Month)) ? MatchReason.PeriodClosed : MatchReason.ForNextRun,
            [new Candidate(match.Entries, match.Score, match.Reason)]);

        private async Task<HashSet<(int Year, int Month)>> ClosedMonths(CancellationToken cancel)
        {
            var agency = context.Agency.Id;
            return (await db.Set<MonthRecord>().AsNoTracking().Where(m => m.AgencyId == agency && m.IsClosed).Select(m => new { m.Year, m.Month }).ToListAsync(cancel))
                .Select(m => (m.Year, m.Month)).ToHashSet();
        }

        private async Task<Dictionary<long, string>> FileNames(IReadOnlyList<StatementLineRecord> lines, CancellationToken cancel)
        {
            var (agency, numbers) = (context.Agency.Id, lines.Select(l => l.StatementNo).Distinct().ToList());
            return await db.Set<StatementRecord>().AsNoTracking().Where(s => s.AgencyId == agency && numbers.Contains(s.No)).ToDictionaryAsync(s => s.No, s => s.FileName, cancel);
        }

        /// <summary>The matches of these lines, with what they explain them by.</summary>
        private async Task<Dictionary<long, (MatchRecord Match, List<EntryView> Entries)>> MatchedBy(IReadOnlyList<StatementLineRecord> lines, CancellationToken cancel)
        {
            var numbers = lines.Select(l => l.MatchNo).OfType<long>().Distinct().ToList();
            if (numbers.Count == 0)
                return [];

            var agency = context.Agency.Id;
            var matches = await db.Set<MatchRecord>().AsNoTracking().Where(m => m.AgencyId == agency && numbers.Contains(m.No)).ToListAsync(cancel);
            var entries = (await db.Set<MatchEntryRecord>().AsNoTracking().Where(m => m.AgencyId == agency && numbers.Contains(m.MatchNo)).ToListAsync(cancel)).ToLookup(e => e.MatchNo);
            var known = await books.ReadMatched(numbers, cancel);
            var charges = await Charges(matches, cancel);
            return matches.ToDictionary(m => m.No, m => (m, entries[m.No]
                .Select(e => ReconciliationWords.ViewOf(known[(e.Kind is EntryKind.FeeReceipt, e.EntryNo)], agency))
                .Concat(m.ChargeVoucherNo is { } charge ? [charges[charge]] : [])
                .ToList()));
        }

        private async Task<Dictionary<long, EntryView>> Charges(List<MatchRecord> matches, CancellationToken cancel)
        {
            var (agency, numbers) = (context.Agency.Id, matches.Select(m => m.ChargeVoucherNo).OfType<long>().ToList());
            var vouchers = await db.Set<VoucherRecord>().AsNoTracking().Where(v => v.AgencyId == agency && numbers.Contains(v.No)).ToListAsync(cancel);
            return vouchers.ToDictionary(v => v.No, v => new EntryView(EntryIds.Write(agency, new EntryId(EntryKind.Charge, v.No)), EntryKind.Charge, null, v.Number, -v.Total, v.Date, v.Party));
        }

        private Item ItemOf(
            StatementLineRecord line, string fileName, OpenLine? open, Dictionary<long, (MatchRecord Match, List<EntryView> Entries)> matched,
            string? owner)
        {
            var (agency, match) = (context.Agency.Id, line.MatchNo is { } no ? matched[no] : default);
            var cause = open?.Reason ?? match.Match.Reason;
            return new Item(
                IdOf(line), open is null ? MatchState.Matched : StateOf(open),
                new LineView(context.IdOf(line.StatementNo).ToString(), fileName, line.LineNo, line.Date, line.Amount, line.Text, line.Reference),
                match.Entries ?? [], [.. (open?.Candidates ?? []).Select(c => ReconciliationWords.ViewOf(c, agency))], ReconciliationWords.Of(cause), cause,
                line.MatchNo is { } made ? context.IdOf(made).ToString() : null, open is null ? 0 : Math.Max(0, clock.Today.DayNumber - line.Date.DayNumber),
                owner, open is null ? null : FollowUps.For(cause, line.Amount), match.Match?.RequestNo is { } request ? context.IdOf(request).ToString() : null);
        }

        private static string IdOf(StatementLineRecord line) => new LineId(line.AgencyId, line.StatementNo, line.LineNo).ToString();

        private static MatchState StateOf(OpenLine open) => open.IsAmbiguous ? MatchState.Ambiguous : MatchState.Unmatched;
    }
}

using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Reconciliation.Matching;

using MediatR;


namespace KeToanChung.App.Reconciliation;

/// <summary>
/// Đối chiếu bằng tay: a person says which lines and entries belong together, many to many; posted as a run would post them. Their sums must agree, but for a
/// charge that a line's text names.
/// </summary>
public static class ConfirmMatch
{
    public const int Most = 1_000;

    /// <param name="StatementLines">Ids of lines, as the list of items has them.</param>
    /// <param name="Entries">Ids of entries, as its candidates have them.</param>
    [Needs(Right.PostVouchers)]
    public sealed record Command(AgencyCode Agency, IReadOnlyList<string> StatementLines, IReadOnlyList<string> Entries)
        : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    /// <param name="Voucher">The bank's advice that was posted; null where the entries stood in the account already.</param>
    /// <param name="ChargeVoucher">The platform's charge that was posted.</param>
    public sealed record Result(string Id, IReadOnlyList<string> StatementLines, IReadOnlyList<string> Entries, string? Voucher, string? ChargeVoucher) : IHasSubject
    {
        string IHasSubject.Subject => $"match {Id}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.StatementLines).IsGiven().HasAtMost(Most);
            RuleFor(c => c.Entries).IsGiven().HasAtMost(Most);
            RuleForEach(c => c.StatementLines).IsGiven();
            RuleForEach(c => c.Entries).IsGiven();
        }
    }

    internal sealed class Handler(AppDb db, LedgerHeads heads, BookEntries books, Matches matches, CallContext context) : IRequestHandler<Command, Outcome<Result>>
    {
        /// <summary>Entries are looked for so far from the lines: a person may know of older ones than a run would look at.</summary>
        private const int DaysAround = 400;

        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            await heads.Hold(context.Agency.Id, cancellationToken); // a run, or another person, waits
            var (lineFault, lines) = await Lines(request.StatementLines, cancellationToken);
            if (lineFault is not null)
                return lineFault;

            var known = (await books.Read(lines.Min(l => l.Date).AddDays(-DaysAround), lines.Max(l => l.Date).AddDays(DaysAround), cancellationToken))
                .ToDictionary(e => (e.Kind is EntryKind.FeeReceipt, e.Id.No));
            var (entryFault, entries) = Entries(request.Entries, known);
            if (entryFault is not null)
                return entryFault;

            var match = new CertainMatch(lines.ConvertAll(Reconciler.LineOf), entries, MatchReason.ByHand, Score: 100);
            if (WhyNot(match) is { } differs)
                return differs;

            var made = (await matches.Make([match], lines.ToDictionary(Reconciler.KeyOf), isAutomatic: false, cancellationToken))[0];
            return made.IsRefused
                ? Outcome<Result>.Refused(made.Refusals)
                : new Result(
                    context.IdOf(made.Value!.No).ToString(), request.StatementLines, request.Entries,
                    made.Value.VoucherNo is { } voucher ? context.IdOf(voucher).ToString() : null,
                    made.Value.ChargeVoucherNo is { } charge ? context.IdOf(charge).ToString() : null);
        }

        private async Task<(Refusal? Fault, List<StatementLineRecord> Lines)> Lines(IReadOnlyList<string> ids, CancellationToken cancel)
        {
            var lines = new List<StatementLineRecord>();
            for (var i = 0; i < ids.Count; i++)
            {
                var found = LineId.TryParse(ids[i], out var id) && id.Agency == context.Agency.Id
                    ? await db.Set<StatementLineRecord>().FindAsync([id.Agency, id.Statement, id.Line], cancel)
                    : null;
                var field = $"statementLines[{i}]";
                if (found is null)
                    return (new Refusal(Codes.NotFound, field), []);
                if (found.MatchNo is not null)
                    return (new Refusal(Codes.StatementMatched, field, "line"), []);
                if (lines.Contains(found))
                    return (new Refusal(Codes.RequestInvalid, field, "twice"), []);
                lines.Add(found);
            }

            return (null, lines);
        }

        private (Refusal? Fault, List<BookEntry> Entries) Entries(IReadOnlyList<string> ids, Dictionary<(bool IsFee, long No), BookEntry> known)
        {
            var entries = new List<BookEntry>();
            for (var i = 0; i < ids.Count; i++)
            {
                var field = $"entries[{i}]";
                if (!EntryIds.TryRead(ids[i], context.Agency.Id, out var id) || !known.TryGetValue(id, out var entry))
                    return (new Refusal(Codes.NotFound, field), []);
                if (entry.State is EntryState.Matched)
                    return (new Refusal(Codes.StatementMatched, field, "entry"), []);
                if (entry.State is not EntryState.Open)
                    return (new Refusal(Codes.RequestWrongState, field, "entryNotPaid"), []);
                if (entries.Contains(entry))
                    return (new Refusal(Codes.RequestInvalid, field, "twice"), []);
                entries.Add(entry);
            }

            return (null, entries);
        }

        private static Refusal? WhyNot(CertainMatch match)
        {
            var charge = match.Charge;
            if (charge == Money.Zero)
                return null;

            var isNamed = charge > Money.Zero && match.Entries.All(e => e.IsOnItsWay) && match.Lines.Any(l => TransferText.Of(l.Text).HasAmount(charge));
            return isNamed
                ? null
                : new Refusal(Codes.RequestInvalid, "entries", "sumsDiffer")
                    .With("lines", match.Lines.Sum(l => l.Amount.Dong)).With("entries", match.Entries.Sum(e => e.Amount.Dong)).With("difference", charge.Dong);
        }
    }
}

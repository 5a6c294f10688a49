using System.Diagnostics;

using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Reconciliation.Matching;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Reconciliation;

/// <summary>
/// Đối chiếu sao kê: matches and posts what is certain among the lines of those days, and leaves the rest to a person. Run again, it finds what has become
/// certain since.
/// </summary>
public static class RunReconciliation
{
    [Needs(Right.PostVouchers)]
    public sealed record Command(AgencyCode Agency, DateOnly From, DateOnly To) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    /// <summary>The lines of those days, after the run.</summary>
    /// <param name="Matched">Lines that are explained, by this run or before.</param>
    /// <param name="Ambiguous">Lines that have more than one explanation.</param>
    /// <param name="Unmatched">Lines that have none.</param>
    public sealed record Result(int Matched, int Ambiguous, int Unmatched, long ElapsedMs) : IHasSubject
    {
        string IHasSubject.Subject => $"{Matched} matched, {Ambiguous} ambiguous, {Unmatched} unmatched";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.From).IsDay();
            RuleFor(c => c.To).IsDay();
            RuleFor(c => c.To).GreaterThanOrEqualTo(c => c.From).WithErrorCode("endsBeforeStart").When(c => c.From != default && c.To != default);
        }
    }

    internal sealed class Handler(AppDb db, IDatabase database, LedgerHeads heads, Reconciler reconciler, Matches matches, CallContext context)
        : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var watch = Stopwatch.StartNew();
            await heads.Hold(context.Agency.Id, cancellationToken); // who matches by hand, or posts, waits
            await database.LookAgain(BookEntries.WhatIsRead, cancellationToken); // a statement often comes right after the fees that it pays
            var findings = await reconciler.Explain(request.From, request.To, cancellationToken);
            var certain = findings.Certain.Where(m => m.Lines.All(l => l.Date >= request.From && l.Date <= request.To)).ToList();
            var lines = await Lines(request, cancellationToken);
            var before = lines.Values.Count(l => l.MatchNo is not null);
            var made = await matches.Make(certain, lines, isAutomatic: true, cancellationToken);
            var matched = before + certain.Where((_, i) => !made[i].IsRefused).Sum(m => m.Lines.Count);
            var ambiguous = findings.Open.Count(o => o.IsAmbiguous && lines.ContainsKey(o.Line.Key));
            return new Result(matched, ambiguous, lines.Count - matched - ambiguous, watch.ElapsedMilliseconds);
        }

        private async Task<Dictionary<LineKey, StatementLineRecord>> Lines(Command request, CancellationToken cancel)
        {
            var (agency, from, to) = (context.Agency.Id, request.From, request.To);
            return (await db.Set<StatementLineRecord>().Where(l => l.AgencyId == agency && l.Date >= from && l.Date <= to).ToListAsync(cancel))
                .ToDictionary(Reconciler.KeyOf);
        }
    }
}

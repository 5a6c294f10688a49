using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Periods;
using KeToanChung.App.Posting;
using KeToanChung.Ledger.Integrity;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.App.Integrity;

/// <summary>
/// Recomputes an agency's chain from the rows that its events are about: a voucher, line, approval or receipt that was changed behind the
/// software's back gives another hash. Rows are append-only, so what others post meanwhile doesn't disturb it. Each event names the hash
/// before it, so stretches of the chain are recomputed side by side and joined afterwards.
/// </summary>
public sealed class ChainReplay(IServiceScopeFactory scopes)
{
    private const int StretchLength = 1_000;

    /// <summary>The number of the first event whose hash is not what its rows give, with the reason; null when the chain is whole.</summary>
    public async Task<string?> FirstBreak(int agency, CancellationToken cancel)
    {
        var last = await LastEvent(agency, cancel);
        var stretches = new Stretch[(last + StretchLength - 1) / StretchLength];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, stretches.Length), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel },
            async (i, stop) => stretches[i] = await Replay(agency, (i * (long)StretchLength) + 1, Math.Min((i + 1L) * StretchLength, last), stop));

        var previous = EventChain.Genesis;
        foreach (var stretch in stretches)
        {
            if (stretch.Begins is { } begins && begins != previous)
                return NotFollowing(stretch.First);
            if (stretch.Break is not null)
                return stretch.Break;
            previous = stretch.Ends!;
        }

        return null;
    }

    private async Task<long> LastEvent(int agency, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDb>().Set<LedgerEventRecord>()
            .Where(e => e.AgencyId == agency).MaxAsync(e => (long?)e.No, cancel) ?? 0;
    }

    private async Task<Stretch> Replay(int agency, long first, long last, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<AppDb>();
        var events = await own.Set<LedgerEventRecord>().AsNoTracking()
            .Where(e => e.AgencyId == agency && e.No >= first && e.No <= last).OrderBy(e => e.No).ToListAsync(cancel);
        if (events.Count == 0 || events[0].No != first)
            return new Stretch(first, null, null, Missing(first));

        var subjects = await Subjects.Read(own, agency, first, last, cancel);
        var (begins, previous, expected) = (events[0].PreviousHash, events[0].PreviousHash, first);
        foreach (var link in events)
        {
            if (BreakAt(link, expected, previous, subjects) is { } found)
                return new Stretch(first, begins, null, found);
            (previous, expected) = (link.Hash, expected + 1);
        }

        return new Stretch(first, begins, previous, expected > last ? null : Missing(expected));
    }

    private static string? BreakAt(LedgerEventRecord link, long expected, string previous, Subjects subjects)
    {
        if (link.No != expected)
            return Missing(expected);
        if (link.PreviousHash != previous)
            return NotFollowing(link.No);
        if (subjects.FormOf(link) is not { } form)
            return $"event {link.No} ({link.Kind}) has lost its document";
        return form.HashAfter(previous) == link.Hash ? null : $"event {link.No} ({link.Kind}) was changed after it happened";
    }

    private static string Missing(long number) => $"event {number} is missing";

    private static string NotFollowing(long number) => $"event {number} doesn't follow the one before it";

    /// <summary>A run of events as its rows give it.</summary>
    /// <param name="Begins">The hash that its first event says it follows; null where that event is missing.</param>
    /// <param name="Ends">The hash of its last event; null where it is broken.</param>
    private sealed record Stretch(long First, string? Begins, string? Ends, string? Break);

    /// <summary>The documents of a run of events.</summary>
    private sealed class Subjects
    {
        private readonly Dictionary<long, VoucherRecord> vouchers;

        private readonly ILookup<long, VoucherLineRecord> lines;

        private readonly Dictionary<long, ApprovalRecord> approvals;

        private readonly Dictionary<long, ReceiptRecord> receipts;

        private readonly Dictionary<long, ReceiptCorrectionRecord> corrections;

        private Subjects(
            List<VoucherRecord> vouchers, List<VoucherLineRecord> lines, List<ApprovalRecord> approvals, List<ReceiptRecord> receipts,
            List<ReceiptCorrectionRecord> corrections)
        {
            this.vouchers = vouchers.ToDictionary(v => v.No);
            this.lines = lines.ToLookup(l => l.VoucherNo);
            this.approvals = approvals.ToDictionary(a => a.No);
            this.receipts = receipts.ToDictionary(r => r.No);
            this.corrections = corrections.ToDictionary(c => c.No);
        }

        public static async Task<Subjects> Read(AppDb db, int agency, long first, long last, CancellationToken cancel) => new(
            await db.Set<VoucherRecord>().AsNoTracking()
                .Where(v => v.AgencyId == agency && v.No >= first && v.No <= last).ToListAsync(cancel),
            await db.Set<VoucherLineRecord>().AsNoTracking()
                .Where(l => l.AgencyId == agency && l.VoucherNo >= first && l.VoucherNo <= last)
                .OrderBy(l => l.VoucherNo).ThenBy(l => l.LineNo).ToListAsync(cancel),
            await db.Set<ApprovalRecord>().AsNoTracking()
                .Where(a => a.AgencyId == agency && a.No >= first && a.No <= last).ToListAsync(cancel),
            await db.Set<ReceiptRecord>().AsNoTracking()
                .Where(r => r.AgencyId == agency && r.No >= first && r.No <= last).ToListAsync(cancel),
            await db.Set<ReceiptCorrectionRecord>().AsNoTracking()
                .Where(c => c.AgencyId == agency && c.No >= first && c.No <= last).ToListAsync(cancel));

        public EventChain? FormOf(LedgerEventRecord link) => link.Kind switch
        {
            LedgerEventKind.VoucherPosted => vouchers.TryGetValue(link.No, out var voucher)
                ? VoucherForm.Of(voucher, lines[link.No], link.Imported)
                : null,
            LedgerEventKind.ApprovalGiven => approvals.TryGetValue(link.No, out var approval) ? Approvals.FormOf(approval, link.Imported) : null,
            LedgerEventKind.PeriodClosed or LedgerEventKind.PeriodReopened =>
                Months.FormOf(link.AgencyId, link.No, link.Kind, link.At, link.ActorId, link.Imported, link.Subject, link.Detail),
            LedgerEventKind.ReceiptIssued => receipts.TryGetValue(link.No, out var receipt) ? ReceiptForm.Of(receipt, link.Imported) : null,
            LedgerEventKind.ReceiptCorrected => corrections.TryGetValue(link.No, out var correction) ? ReceiptForm.Of(correction, link.Imported) : null,
        };
    }
}

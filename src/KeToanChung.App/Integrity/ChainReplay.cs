using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Periods;
using KeToanChung.App.Posting;
using KeToanChung.Ledger.Integrity;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Integrity;

/// <summary>
/// Recomputes an agency's chain from the rows that its events are about: a voucher, line, approval or receipt that was changed behind the
/// software's back gives another hash. Rows are append-only, so what others post meanwhile doesn't disturb it.
/// </summary>
public sealed class ChainReplay(AppDb db)
{
    private const int Batch = 1_000;

    /// <summary>The number of the first event whose hash is not what its rows give, with the reason; null when the chain is whole.</summary>
    public async Task<string?> FirstBreak(int agency, CancellationToken cancel)
    {
        var previous = EventChain.Genesis;
        for (long after = 0; ;)
        {
            var events = await db.Set<LedgerEventRecord>().AsNoTracking()
                .Where(e => e.AgencyId == agency && e.No > after).OrderBy(e => e.No).Take(Batch).ToListAsync(cancel);
            if (events.Count == 0)
                return null;

            var subjects = await Subjects.Read(db, agency, events[0].No, events[^1].No, cancel);
            foreach (var link in events)
            {
                if (link.No != after + 1)
                    return $"event {after + 1} is missing";
                if (link.PreviousHash != previous)
                    return $"event {link.No} doesn't follow the one before it";
                if (subjects.FormOf(link) is not { } form)
                    return $"event {link.No} ({link.Kind}) has lost its document";
                if (form.HashAfter(previous) != link.Hash)
                    return $"event {link.No} ({link.Kind}) was changed after it happened";
                (previous, after) = (link.Hash, link.No);
            }
        }
    }

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

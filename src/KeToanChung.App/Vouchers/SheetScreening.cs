using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.App.Sheets;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Posting;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Vouchers;

/// <summary>
/// Everything that is wrong with a sheet's vouchers as the books stand: what each would be refused for behind those above it, and what no single
/// voucher is asked – whether it is for an agency that the caller keeps, and whether it stands in the books already.
/// </summary>
public sealed class SheetScreening(AppDb db, BooksReader reader, WrongBook wrongBook, CallContext context)
{
    internal sealed record Screened(SheetDocument<VoucherInput> Voucher, Draft Draft);

    /// <returns>The vouchers that can be posted, in the order of the sheet; and every fault of the others.</returns>
    internal async Task<(List<Screened> Good, List<SheetFault> Faults)> Screen(SheetReading<VoucherInput> reading, CancellationToken cancel)
    {
        var faults = reading.Faults.ToList();
        var fresh = await Fresh(Kept(reading, faults), faults, cancel);
        var good = new List<Screened>(fresh.Count);
        if (fresh.Count > 0)
        {
            context.Progress.At(WorkStage.Checking, 0, fresh.Count);
            var drafts = fresh.ConvertAll(p => p.Draft);
            var decisions = PostingEngine.DecideInOrder(await reader.Read(drafts, cancel), drafts);
            foreach (var (i, decision) in context.Progress.Through(WorkStage.Checking, decisions).Index())
            {
                var wrong = fresh[i].Voucher.FaultsOf((decision as Decision.Refused)?.Refusals ?? []).ToList();
                faults.AddRange(wrong);
                if (wrong.Count == 0)
                    good.Add(fresh[i]);
            }
        }

        return (good, reading.InOrder(faults));
    }

    /// <summary>What of the vouchers that can be posted looks like another agency's.</summary>
    internal async Task<IReadOnlyList<SheetFault>> Doubts(List<Screened> good, CancellationToken cancel) =>
        [.. (await wrongBook.Doubts(good.ConvertAll(g => WrongBook.Signs.Of(g.Draft)), cancel)).Select(d => good[d.Document].Voucher.FaultOf(d.Refusal))];

    private List<Screened> Kept(SheetReading<VoucherInput> reading, List<SheetFault> faults)
    {
        var (mine, kept) = (SheetReading<VoucherInput>.Mine(context), new List<Screened>());
        foreach (var voucher in reading.Documents)
        {
            if (mine.TryGetValue(voucher.Agency.Value, out var agency))
                kept.Add(new Screened(voucher, voucher.Input.ToDraft(agency)));
            else
                faults.AddRange(voucher.NotKept());
        }

        return kept;
    }

    private async Task<List<Screened>> Fresh(List<Screened> kept, List<SheetFault> faults, CancellationToken cancel)
    {
        var again = new HashSet<Screened>(ReferenceEqualityComparer.Instance);
        foreach (var own in kept.GroupBy(p => p.Draft.Agency))
        {
            var posted = await Posted(own.Key, own.Min(p => p.Draft.Date), own.Max(p => p.Draft.Date), cancel);
            foreach (var known in own.Where(p => posted.ContainsKey(MarkOf(p.Draft))))
            {
                again.Add(known);
                faults.Add(known.Voucher.FaultOf(new Refusal(Codes.RequestInvalid, "reference", "sheet.posted").With("number", posted[MarkOf(known.Draft)])));
            }
        }

        return kept.FindAll(p => !again.Contains(p));
    }

    // The same paper on the same day over the same amount; what was reversed may be entered again.
    private static (string? Reference, DateOnly Date, long Total) MarkOf(Draft draft) => (draft.Reference, draft.Date, draft.Total);

    private async Task<Dictionary<(string? Reference, DateOnly Date, long Total), string>> Posted(
        int agency, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var vouchers = db.Set<VoucherRecord>().AsNoTracking().Where(v => v.AgencyId == agency);
        var posted = await vouchers
            .Where(v => v.Date >= from && v.Date <= to && v.Reference != null && v.Source == VoucherSource.Voucher && v.ReversalOf == null)
            .Where(v => !vouchers.Any(r => r.ReversalOf == v.No))
            .OrderBy(v => v.No).Select(v => new { v.Reference, v.Date, v.Total, v.Number }).ToListAsync(cancel);
        return posted.GroupBy(v => (v.Reference, v.Date, v.Total)).ToDictionary(g => g.Key, g => g.First().Number);
    }
}

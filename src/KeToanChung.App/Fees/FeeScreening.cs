using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.App.Sheets;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Fees;
using KeToanChung.Ledger.Posting;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Fees;

/// <summary>
/// What is wrong with the fees of a sheet: everything that taking them one by one would say, whether each is for the agency that the sheet was given
/// to, and whether the case has paid that fee already.
/// </summary>
public sealed class FeeScreening(AppDb db, BooksReader reader, NewFees fees, CallContext context)
{
    /// <summary>So many cases are looked up at once.</summary>
    private const int AtOnce = 500;

    private sealed record Screened(SheetDocument<CaseFees> Document, int Line, FeeInput Input, FeeQuote.Due Due)
    {
        public string Key => $"{CaseNumbers.Normal(Input.CaseNumber)}|{Due.Fee.Code}";

        public SheetFault Fault(Refusal refusal) => Document.FaultOf(refusal.Under($"lines[{Line}]"));
    }

    /// <returns>The fees that can be taken, in the order of the sheet; and every fault of the others.</returns>
    internal async Task<(List<(FeeInput Input, FeeQuote.Due Due)> Good, List<SheetFault> Faults)> Screen(SheetReading<CaseFees> reading, CancellationToken cancel)
    {
        var faults = reading.Faults.ToList();
        var quoted = await Quoted(reading, faults, cancel);
        var taken = await Taken(quoted, cancel);
        var fresh = new List<Screened>(quoted.Count);
        foreach (var fee in quoted)
        {
            if (taken.Add(fee.Key))
                fresh.Add(fee);
            else
                faults.Add(fee.Fault(new Refusal(Codes.RequestInvalid, "feeType", "sheet.feeTaken").With("value", fee.Input.CaseNumber)));
        }

        return ([.. (await Postable(fresh, faults, cancel)).Select(f => (f.Input, f.Due))], reading.InOrder(faults));
    }

    private async Task<List<Screened>> Quoted(SheetReading<CaseFees> reading, List<SheetFault> faults, CancellationToken cancel)
    {
        var quoted = new List<Screened>();
        foreach (var document in context.Progress.Through(WorkStage.Checking, reading.Documents))
        {
            if (document.Agency != context.Agency.Code)
            {
                faults.AddRange(document.Rows.Select(row => new SheetFault(
                    row.Number, "agency", new Refusal(Codes.RequestInvalid, null, "sheet.otherAgency").With("value", document.Agency.Value).With("own", context.Agency.Code.Value))));
                continue;
            }

            foreach (var (i, input) in document.Input.Lines.Index())
            {
                var quote = await fees.Quote(input, cancel);
                if (quote.Value is { } due)
                    quoted.Add(new Screened(document, i, input, due));
                else
                    faults.AddRange(quote.Refusals.Select(r => document.FaultOf(r.Under($"lines[{i}]"))));
            }
        }

        return quoted;
    }

    // A case pays each of its fees once; what was cancelled may be taken again.
    private async Task<HashSet<string>> Taken(List<Screened> quoted, CancellationToken cancel)
    {
        var (agency, taken) = (context.Agency.Id, new HashSet<string>(StringComparer.Ordinal));
        foreach (var cases in quoted.Select(q => CaseNumbers.Normal(q.Input.CaseNumber)).Distinct().Chunk(AtOnce))
        {
            var found = await db.Set<FeeCaseRecord>().Where(f => f.AgencyId == agency && cases.Contains(f.CaseNumber) && f.Status != FeeCaseStatus.Cancelled)
                .Select(f => new { f.CaseNumber, f.FeeType }).ToListAsync(cancel);
            taken.UnionWith(found.Select(f => $"{f.CaseNumber}|{f.FeeType}"));
        }

        return taken;
    }

    private async Task<IEnumerable<Screened>> Postable(List<Screened> fresh, List<SheetFault> faults, CancellationToken cancel)
    {
        var drafts = new List<(Screened Fee, Draft Draft)>();
        foreach (var fee in fresh)
        {
            var sketch = fees.Sketch(fee.Input, fee.Due, no: 0, fee.Input.Payer.ToRecord(context.Agency.Id, no: 0));
            if (NewFees.IsPostedAtOnce(sketch))
                drafts.Add((fee, Receipts.DraftOf(sketch, sketch.Date)));
        }

        if (drafts.Count == 0)
            return fresh;

        var own = drafts.ConvertAll(d => d.Draft);
        var refused = new HashSet<Screened>(ReferenceEqualityComparer.Instance);
        foreach (var (draft, decision) in drafts.Zip(PostingEngine.DecideInOrder(await reader.Read(own, cancel), own)))
        {
            if (decision is not Decision.Refused { Refusals: [var first, ..] })
                continue;
            refused.Add(draft.Fee);
            faults.Add(draft.Fee.Fault(first.Field is "date" ? first : first with { Field = null }));
        }

        return fresh.Where(f => !refused.Contains(f));
    }
}

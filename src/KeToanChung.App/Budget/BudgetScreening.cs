using KeToanChung.App.Catalogs;
using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.App.Sheets;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Budget;
using KeToanChung.Ledger.Posting;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Budget;

/// <summary>
/// What is wrong with the budget decisions of a sheet as the books stand: what each would be refused for behind those above it, whether it is for an
/// agency that the caller keeps, and whether it was entered before.
/// </summary>
public sealed class BudgetScreening(AppDb db, CatalogCache catalogs, BooksReader reader, NewBudgetEntries entries, CallContext context)
{
    private sealed record Screened(SheetDocument<BudgetInput> Document, Draft Draft);

    /// <returns>The decisions that can be entered, in the order of the sheet; and every fault of the others.</returns>
    internal async Task<(List<(int Agency, BudgetInput Input)> Good, List<SheetFault> Faults)> Screen(SheetReading<BudgetInput> reading, CancellationToken cancel)
    {
        var faults = reading.Faults.ToList();
        var good = new List<(int, BudgetInput)>();
        if (await Sound(reading, faults, cancel) is { Count: > 0 } sound)
        {
            var books = await reader.Read(sound.ConvertAll(s => s.Draft), cancel);
            foreach (var (document, draft) in sound)
            {
                var wrong = document.FaultsOf(BudgetDecisions.Enter(books, draft)).ToList();
                faults.AddRange(wrong);
                if (wrong.Count == 0)
                    good.Add((draft.Agency, document.Input));
            }
        }

        return (good, reading.InOrder(faults));
    }

    private async Task<List<Screened>> Sound(SheetReading<BudgetInput> reading, List<SheetFault> faults, CancellationToken cancel)
    {
        var (mine, catalog, sound) = (SheetReading<BudgetInput>.Mine(context), await catalogs.Get(cancel), new List<Screened>());
        foreach (var document in context.Progress.Through(WorkStage.Checking, reading.Documents))
        {
            var input = document.Input;
            if (!mine.TryGetValue(document.Agency.Value, out var agency))
                faults.AddRange(document.NotKept());
            else if (BudgetDecisions.Check(catalog, input.Kind, input.Year, input.DecisionLines()) is { Count: > 0 } refusals)
                faults.AddRange(document.FaultsOf(refusals));
            else if (await IsEntered(agency, input, cancel))
                faults.Add(document.FaultOf(new Refusal(Codes.RequestInvalid, "reference", "sheet.decisionEntered").With("value", input.DecisionNumber.Trim())));
            else
                sound.Add(new Screened(document, await entries.DraftOf(new DocumentId(agency, 0), input, cancel)));
        }

        return sound;
    }

    // The same decision of the same kind on the same day over the same amount.
    private Task<bool> IsEntered(int agency, BudgetInput input, CancellationToken cancel)
    {
        var (number, kind, day, total) = (input.DecisionNumber.Trim(), input.Kind, input.EffectiveDate, input.Lines.Sum(l => Math.Abs(l.Amount)));
        return db.Set<BudgetEntryRecord>()
            .Where(e => e.AgencyId == agency && e.DecisionNumber == number && e.Kind == kind && e.EffectiveDate == day)
            .AnyAsync(e => db.Set<BudgetEntryLineRecord>().Where(l => l.AgencyId == agency && l.EntryNo == e.No).Sum(l => Math.Abs(l.Amount)) == total, cancel);
    }
}

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger.Reconciliation.Matching;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Reconciliation;

/// <summary>Asks the matcher about the lines that nothing explains yet. Lines and entries around the asked days count too: they may be the better explanation.</summary>
public sealed class Reconciler(AppDb db, BookEntries books, CallContext context)
{
    /// <summary>Nothing stays on its way for longer; what does is found by hand.</summary>
    private const int DaysBefore = 60;

    private const int DaysAfter = 15;

    public async Task<Findings> Explain(DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var agency = context.Agency.Id;
        var (first, last) = (from.AddDays(-DaysBefore), to.AddDays(DaysAfter));
        var lines = (await db.Set<StatementLineRecord>().AsNoTracking()
                .Where(l => l.AgencyId == agency && l.MatchNo == null && l.Date >= first && l.Date <= last).ToListAsync(cancel))
            .ConvertAll(LineOf);
        var entries = await books.Read(first.AddDays(-DaysBefore), last.AddDays(DaysAfter), cancel);
        var own = entries.Select(e => e.CaseNumber).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var elsewhere = await books.ReadElsewhere(lines.Where(l => l.Amount.Dong > 0).Select(l => l.Text), own, cancel);
        return StatementMatcher.Match(lines, [.. entries, .. elsewhere]);
    }

    internal static BankLine LineOf(StatementLineRecord line) => new(KeyOf(line), line.Date, line.Amount, line.Reference, line.Text);

    internal static LineKey KeyOf(StatementLineRecord line) => new(line.StatementNo, line.LineNo);
}

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Sheets;

/// <summary>Reads sheets by the headings that everybody knows and by those that the caller has explained (<see cref="SaveSheetHeadings"/>).</summary>
public sealed class SheetReader(AppDb db, CallContext context, BusinessClock clock)
{
    internal async Task<SheetReading<TInput>> Read<TInput>(DocumentSheet<TInput> sheet, CancellationToken cancel) =>
        sheet.Read(await Explained(sheet.Kind, cancel), clock.Today, context.Progress);

    /// <summary>By the heading's words: the field that it names.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> Explained(SheetKind kind, CancellationToken cancel)
    {
        var user = context.CallerOrThrow.UserId;
        return await db.Set<SheetHeadingRecord>().Where(h => h.UserId == user && h.Kind == kind).ToDictionaryAsync(h => h.Words, h => h.Field, cancel);
    }
}

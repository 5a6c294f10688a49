using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger.Fees;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Fees;

/// <summary>The number of a receipt, and the point that gave it.</summary>
internal sealed record GivenNumber(string Form, string Series, int Number, string? Point);

/// <summary>
/// Hands out receipt numbers while the head is held: in the agency's series, without a gap. A point takes its own from a range that was set apart for it in that
/// series, in ascending order, and gets the next range when that one is used up (NĐ 254/2026, Điều 25).
/// </summary>
public sealed class ReceiptCounters(AppDb db, CallContext context, BusinessClock clock)
{
    private static readonly CompiledQuery<Func<AppDb, int, int, IAsyncEnumerable<ReceiptSeriesRecord>>> SeriesOf = new(() =>
        EF.CompileAsyncQuery((AppDb db, int agency, int year) => db.Set<ReceiptSeriesRecord>().Where(s => s.AgencyId == agency && s.Year == year)));

    private static readonly CompiledQuery<Func<AppDb, int, Guid, Task<IssuingPointRecord?>>> PointOf = new(() =>
        EF.CompileAsyncQuery((AppDb db, int agency, Guid user) => db.Set<IssuingPointRecord>()
            .FirstOrDefault(p => p.AgencyId == agency && p.IsOpen
                && db.Set<IssuingPointCashierRecord>().Any(c => c.AgencyId == agency && c.UserId == user && c.Point == p.Code))));

    /// <summary>The numbers of those years; of the caller's point, if there is one.</summary>
    internal async Task<Open> Of(IEnumerable<int> years, CancellationToken cancel)
    {
        var agency = context.Agency.Id;
        var open = new Open(db, agency, context.IsImport ? null : await PointOf.On(db)(db, agency, context.CallerOrThrow.UserId), clock);
        foreach (var year in years.Distinct())
        {
            await foreach (var record in SeriesOf.On(db)(db, agency, year).WithCancellation(cancel))
                open.Know(record);
            if (open.Point is { Code: var point })
                open.Know(await db.Set<ReceiptRangeRecord>().Where(r => r.AgencyId == agency && r.Year == year && r.Point == point && r.Last < r.Final).ToListAsync(cancel));
        }

        return open;
    }

    /// <summary>Counters that go on within a unit of work.</summary>
    /// <param name="point">Where the caller sits.</param>
    internal sealed class Open(AppDb db, int agency, IssuingPointRecord? point, BusinessClock clock)
    {
        private readonly Dictionary<int, ReceiptSeriesRecord> series = [];

        private readonly Dictionary<int, ReceiptRangeRecord> ranges = [];

        internal IssuingPointRecord? Point => point;

        internal void Know(ReceiptSeriesRecord record)
        {
            if (!series.TryGetValue(record.Year, out var known) || string.CompareOrdinal(known.Series, record.Series) < 0)
                series[record.Year] = record;
        }

        internal void Know(IEnumerable<ReceiptRangeRecord> unused)
        {
            foreach (var range in unused.OrderByDescending(r => r.Series, StringComparer.Ordinal).ThenByDescending(r => r.First))
                ranges[range.Year] = range;
        }

        /// <param name="atPoint">Whether it is given over the counter; what is paid online is receipted by the agency itself.</param>
        internal GivenNumber Next(int year, bool atPoint)
        {
            if (point is null || !atPoint)
            {
                var (name, first, _) = Take(year, 1);
                return new GivenNumber(ReceiptNumbers.Form, name, first, Point: null);
            }

            if (!ranges.TryGetValue(year, out var range) || range.Last == range.Final)
                ranges[year] = range = SetApart(year, point);
            return new GivenNumber(ReceiptNumbers.Form, range.Series, ++range.Last, point.Code);
        }

        private ReceiptRangeRecord SetApart(int year, IssuingPointRecord owner)
        {
            var (name, first, final) = Take(year, owner.RangeSize);
            var range = new ReceiptRangeRecord
            {
                AgencyId = agency, Year = year, Series = name, First = first, Final = final, Point = owner.Code, Last = first - 1, SetApartAt = clock.Now,
            };
            db.Add(range);
            return range;
        }

        private (string Series, int First, int Final) Take(int year, int count)
        {
            var known = series.GetValueOrDefault(year);
            var (name, first, final) = ReceiptNumbers.Range(known?.Series ?? ReceiptNumbers.FirstSeries(year), known?.Last ?? 0, count);
            if (known?.Series != name)
                db.Add(series[year] = known = new ReceiptSeriesRecord { AgencyId = agency, Year = year, Series = name });
            known.Last = final;
            return (name, first, final);
        }
    }
}

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Integrity;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Periods;

/// <summary>A month of the books, as the API writes it: <c>2026-03</c>.</summary>
public readonly record struct BookMonth(int Year, int Month)
{
    public DateOnly First => new(Year, Month, 1);

    public DateOnly Last => First.AddMonths(1).AddDays(-1);

    public static bool TryParse(string? text, out BookMonth month)
    {
        month = default;
        if (!DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, default, out var first))
            return false;
        month = new BookMonth(first.Year, first.Month);
        return true;
    }

    public override string ToString() => First.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Changes a month's state under the agency's head, so that no posting slips past; each change is an event of the chain.</summary>
public sealed class Months(AppDb db, LedgerHeads heads, KeptFigures figures, JournalRows rows, CallContext context, BusinessClock clock)
{
    /// <summary>The month's row, held; null where it was never closed. Refused where no fiscal year is open for it.</summary>
    public async Task<(Refusal? Refusal, MonthRecord? Record)> Hold(BookMonth month, CancellationToken cancel)
    {
        var agency = context.Agency.Id;
        await heads.Hold(agency, cancel);
        if (!await db.Set<FiscalYearRecord>().AnyAsync(y => y.AgencyId == agency && y.Year == month.Year, cancel))
            return (new Refusal(Codes.DateOutsideFiscalYear, "month").With("year", month.Year), null);

        var record = await db.Set<MonthRecord>()
            .FirstOrDefaultAsync(m => m.AgencyId == agency && m.Year == month.Year && m.Month == month.Month, cancel);
        return (null, record);
    }

    /// <summary>Closes or reopens, with the event that says so.</summary>
    public async Task Set(BookMonth month, MonthRecord? record, bool closed, string? reason, CancellationToken cancel)
    {
        var agency = context.Agency.Id;
        if (record is null)
            db.Add(new MonthRecord { AgencyId = agency, Year = month.Year, Month = month.Month, IsClosed = closed });
        else
            (record.IsClosed, record.ReopenAskedBy, record.ReopenReason) = (closed, null, null);

        figures.ForgetPeriods(agency);
        var head = await heads.Hold(agency, cancel);
        var kind = closed ? LedgerEventKind.PeriodClosed : LedgerEventKind.PeriodReopened;
        var (number, at, actor) = (head.NextEvent(), clock.Now, context.CallerOrThrow.UserId);
        rows.Add(head.Link(FormOf(agency, number, kind, at, actor, context.IsImport, month.ToString(), reason), number, kind, at, context, month.ToString(), reason));
        await rows.Write(cancel);
    }

    /// <summary>The canonical form of a month's event in the chain.</summary>
    internal static EventChain FormOf(
        int agency, long number, LedgerEventKind kind, DateTime at, Guid actor, bool imported, string? month, string? reason) =>
        new EventChain(agency, number, kind, at, actor.ToString(), imported).Add("month", month).Add("reason", reason);
}

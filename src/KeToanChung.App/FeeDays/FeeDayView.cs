using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;

namespace KeToanChung.App.FeeDays;

/// <summary>A day's receipts beside what was paid, banked and posted. Of a closed day: as it was signed, and what came afterwards.</summary>
/// <param name="Platform">What platforms and banks reported as paid that day.</param>
/// <param name="Bank">What of it the bank's statement has.</param>
/// <param name="Pending">Online fees of the day that nobody has paid yet.</param>
/// <param name="OpenDesks">Whose cash desk isn't closed.</param>
/// <param name="Late">What changed since the day was closed; null where it isn't closed or nothing did.</param>
public sealed record FeeDayView(
    string Agency, DateOnly Date, long CashReceipts, long CashBooks, long OnlineReceipts, long OnlineBooks, long Platform, long Bank,
    IReadOnlyList<FeeDayView.Item> Differences, int Pending, IReadOnlyList<string> OpenDesks, DateTimeOffset? ClosedAt, string? ClosedBy, DateTimeOffset? CashierAt, string? Cashier,
    FeeDayView.Change? Late)
{
    public long Receipts => checked(CashReceipts + OnlineReceipts);

    public long Books => checked(CashBooks + OnlineBooks);

    /// <param name="Key">What an explanation names it by.</param>
    /// <param name="Explanation">Its words; null where a person must still find them.</param>
    public sealed record Item(string Key, FeeDifference Kind, string Subject, long Amount, string? Explanation);

    /// <summary>What the day's figures are now, less what was signed.</summary>
    /// <param name="Items">Differences that weren't there.</param>
    /// <param name="Settled">Keys of differences that are there no more, such as money that arrived at the bank.</param>
    public sealed record Change(long Receipts, long Books, long Platform, long Bank, IReadOnlyList<Item> Items, IReadOnlyList<string> Settled);

    internal static FeeDayView Of(DateOnly date, DayBooks.Day now, FeeDayRecord? closed, IReadOnlyList<FeeDayDifferenceRecord> signed, IReadOnlyList<string> openDesks, CallContext context)
    {
        var items = now.Differences.Select(d => new Item(d.Key, d.Kind, d.Subject, d.Amount, d.Usual)).ToList();
        if (closed is null)
        {
            var figures = now.Figures;
            return new FeeDayView(
                context.Agency.Code.Value, date, figures.CashReceipts, figures.CashBooks, figures.OnlineReceipts, figures.OnlineBooks, figures.Platform, figures.Bank, items,
                now.Pending, openDesks, null, null, null, null, null);
        }

        var kept = signed.OrderBy(s => s.LineNo).Select(s => new Item(new DayBooks.Difference(s.Kind, s.SubjectNo, s.Subject, s.Amount, null).Key, s.Kind, s.Subject, s.Amount, s.Explanation)).ToList();
        return new FeeDayView(
            context.Agency.Code.Value, date, closed.CashReceipts, closed.CashBooks, closed.OnlineReceipts, closed.OnlineBooks, closed.Platform, closed.Bank, kept, now.Pending,
            openDesks, BusinessClock.InVietnam(closed.ClosedAt), closed.ClosedBy, closed.CashierAt is { } at ? BusinessClock.InVietnam(at) : null, closed.Cashier,
            ChangeSince(closed, kept, now.Figures, items));
    }

    private static Change? ChangeSince(FeeDayRecord closed, List<Item> kept, DayBooks.Figures now, List<Item> items)
    {
        var change = checked(new Change(
            now.CashReceipts + now.OnlineReceipts - closed.CashReceipts - closed.OnlineReceipts, now.CashBooks + now.OnlineBooks - closed.CashBooks - closed.OnlineBooks,
            now.Platform - closed.Platform, now.Bank - closed.Bank,
            [.. items.Where(i => !kept.Exists(k => k.Key == i.Key && k.Amount == i.Amount))], [.. kept.Where(k => !items.Exists(i => i.Key == k.Key)).Select(k => k.Key)]));
        return change is { Receipts: 0, Books: 0, Platform: 0, Bank: 0, Items.Count: 0, Settled.Count: 0 } ? null : change;
    }
}

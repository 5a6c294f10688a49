namespace KeToanChung.Ledger.Posting;

/// <summary>A voucher that comes back each month on its day, such as electricity: when it is due.</summary>
public static class MonthlyBill
{
    /// <summary>Older ones are nobody's work any more.</summary>
    private const int MostMonths = 12;

    /// <summary>Its day in that month; a month that is too short ends earlier.</summary>
    public static DateOnly DayIn(int year, int month, int day) => new(year, month, Math.Min(day, DateTime.DaysInMonth(year, month)));

    /// <summary>The oldest day on which it was due and hasn't been posted for, or null.</summary>
    /// <param name="since">The day from which on it comes.</param>
    /// <param name="isPosted">Whether it was posted for a month.</param>
    public static DateOnly? Due(int day, DateOnly since, DateOnly today, Func<int, int, bool> isPosted)
    {
        for (var back = MostMonths; back >= 0; back--)
        {
            var month = today.AddMonths(-back);
            var due = DayIn(month.Year, month.Month, day);
            if (due >= since && due <= today && !isPosted(month.Year, month.Month))
                return due;
        }

        return null;
    }
}

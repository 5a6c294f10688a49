namespace KeToanChung.Ledger;

/// <summary>Ngày làm việc, Monday to Friday. Public holidays aren't known here: a deadline may come a day early, never late.</summary>
public static class WorkingDays
{
    /// <summary>The working day that comes <paramref name="count"/> working days after a day.</summary>
    public static DateOnly After(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                count--;
        }

        return day;
    }
}

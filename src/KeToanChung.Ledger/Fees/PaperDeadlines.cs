namespace KeToanChung.Ledger.Fees;

/// <summary>
/// Biên lai giấy: usable until 31/12/2026; what is left is destroyed, and the tax authority told of it (NĐ 254/2026, Điều 44.2; TT 91/2026, Điều 16).
/// </summary>
public static class PaperDeadlines
{
    private const int WorkingDaysToTell = 5;

    /// <summary>The last day on which one may be written out.</summary>
    public static readonly DateOnly LastDay = new(2026, 12, 31);

    /// <summary>Until when the result of a destruction must have been sent.</summary>
    public static DateOnly ToldBy(DateOnly destroyed) => WorkingDays.After(destroyed, WorkingDaysToTell);
}

namespace KeToanChung.App.FeeRemittances;

/// <summary>A month's fees: collected, kept, to be remitted, and how far that has come.</summary>
/// <param name="Month">Such as <c>2026-03</c>.</param>
/// <param name="Due">By when it is to be remitted: the 5th of the next month.</param>
/// <param name="Prepared">What was prepared, or null.</param>
/// <param name="NotYetSharedOut">What stands on 3383 now.</param>
public sealed record RemittanceView(
    string Agency, string Month, DateOnly Due, bool IsOver, long Collected, long NotYetSharedOut, IReadOnlyList<RemittanceView.Line> Lines, RemittanceView.Preparation? Prepared)
{
    /// <param name="RetainedPercent">What may be kept by the catalogue; of a prepared month what was kept.</param>
    /// <param name="Retained">With a decision to keep it.</param>
    /// <param name="Refunded">Paid back by the treasury: it lessens what was collected, not what is to be remitted.</param>
    public sealed record Line(string FeeType, string FeeName, string? SubItem, long Receipts, long Collected, int RetainedPercent, long Retained, long Refunded, long ToRemit);

    /// <param name="RemittedVoucher">PHI-04, or null where nothing is remitted.</param>
    /// <param name="RetainedVoucher">PHI-07, or null where nothing is kept.</param>
    /// <param name="Request">The payment request PHI-05, or null.</param>
    /// <param name="Remitted">Paid by the request so far.</param>
    public sealed record Preparation(
        DateTimeOffset At, string By, string? RetentionDecision, long Retained, long ToRemit, string? RemittedVoucher, string? RetainedVoucher, string? Request,
        string? RequestStatus, long Remitted);
}

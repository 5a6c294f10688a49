using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;

namespace KeToanChung.App.Fees.Points;

/// <summary>A place that receipts fees for an agency.</summary>
/// <param name="AuthorisedBody">Whom the agency authorised to issue; null for a place of its own.</param>
/// <param name="RangeSize">So many numbers are set apart for it at a time.</param>
/// <param name="Cashiers">User names of those who receipt cash there.</param>
/// <param name="Ranges">Newest first.</param>
public sealed record IssuingPointView(
    string Agency, string Code, string Name, string Address, string? AuthorisedBody, int RangeSize, bool IsOpen, IReadOnlyList<string> Cashiers,
    IReadOnlyList<IssuingPointView.Range> Ranges) : IHasSubject
{
    string IHasSubject.Subject => $"issuing point {Code}";

    /// <param name="Last">The last number given; null while there is none.</param>
    public sealed record Range(int Year, string Series, int First, int Final, int? Last);

    internal static IssuingPointView Of(
        string agency, IssuingPointRecord point, IEnumerable<IssuingPointCashierRecord> cashiers, IEnumerable<ReceiptRangeRecord> ranges) => new(
        agency, point.Code, point.Name, point.Address, point.AuthorisedBody, point.RangeSize, point.IsOpen,
        [.. cashiers.Where(c => c.Point == point.Code).Select(c => c.UserName).Order(StringComparer.Ordinal)],
        [.. ranges.Where(r => r.Point == point.Code).OrderByDescending(r => r.Series, StringComparer.Ordinal).ThenByDescending(r => r.First)
            .Select(r => new Range(r.Year, r.Series, r.First, r.Final, r.Last < r.First ? null : r.Last))]);
}

using System.Globalization;

using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;

namespace KeToanChung.App.Fees;

/// <summary>Biên lai, as the API shows it.</summary>
/// <param name="Number">At most eight digits, from 1 each year.</param>
/// <param name="Voucher">The id of the voucher that posted it.</param>
/// <param name="SignedAt">Null while it has no digital signature.</param>
/// <param name="Counts">Whether it is the one that counts; a replaced receipt stays to be seen.</param>
public sealed record ReceiptView(
    string Form, string Series, string Number, DateOnly Date, string FeeType, string FeeName, int Quantity, long Amount, string? Voucher, bool Counts,
    DateTimeOffset IssuedAt, string IssuedBy, DateTimeOffset? SignedAt = null)
{
    /// <summary>Where it was issued, when that wasn't the agency's own counter.</summary>
    public Place? Point { get; init; }

    /// <param name="AuthorisedBody">Whom the agency authorised to issue it; null for a place of its own.</param>
    public sealed record Place(string Code, string Name, string Address, string? AuthorisedBody);

    internal static string? NumberOf(ReceiptRecord? receipt) => receipt?.Number.ToString(CultureInfo.InvariantCulture);

    internal static ReceiptView Of(ReceiptRecord receipt, bool counts, IssuingPointRecord? point = null) => new(
        receipt.Form, receipt.Series, NumberOf(receipt)!, receipt.Date, receipt.FeeType, receipt.FeeName, receipt.Quantity, receipt.Amount,
        receipt.VoucherNo is { } voucher ? new DocumentId(receipt.AgencyId, voucher).ToString() : null, counts,
        BusinessClock.InVietnam(receipt.IssuedAt), receipt.IssuedBy)
    {
        Point = point is null ? null : new Place(point.Code, point.Name, point.Address, point.AuthorisedBody),
    };
}

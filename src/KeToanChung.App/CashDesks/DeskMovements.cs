using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.CashDesks;

/// <summary>Whose cash it is: what the person collected, and with the fund what the agency received and paid otherwise.</summary>
internal sealed record CashOwner(Guid HolderId, bool KeepsFund);

/// <summary>Cash that came in or went out by a voucher.</summary>
/// <param name="Amount">Above 0 came in, below 0 went out.</param>
/// <param name="CaseNo">The fee that it is about, or null.</param>
internal sealed record CashMovement(long VoucherNo, string Number, string Description, DateTime At, long Amount, long? CaseNo);

/// <summary>
/// Finds the cash of a desk by who took it and between which events of the chain it was posted. A fee's cash belongs to who took the fee, its corrections too;
/// every other cash voucher belongs to the fund. What <c>load</c> brought was counted elsewhere, and a difference is in the count it was found by.
/// </summary>
internal sealed class DeskMovements(AppDb db, CallContext context)
{
    internal const string Cash = "111";

    /// <param name="after">The event after which.</param>
    /// <param name="upTo">The last event.</param>
    public async Task<IReadOnlyList<CashMovement>> Read(CashOwner owner, long after, long upTo, CancellationToken cancel)
    {
        if (after >= upTo)
            return [];

        var agency = context.Agency.Id;
        var (holder, keepsFund) = owner;
        var found =
            from voucher in db.Set<VoucherRecord>().Where(v => v.AgencyId == agency && v.No > after && v.No <= upTo)
            join link in db.Set<LedgerEventRecord>().Where(e => !e.Imported) on new { voucher.AgencyId, voucher.No } equals new { link.AgencyId, link.No }
            join first in db.Set<VoucherRecord>() on new { voucher.AgencyId, No = voucher.ReversalOf ?? voucher.No } equals new { first.AgencyId, first.No }
            join taken in db.Set<FeeCaseRecord>() on new { first.AgencyId, No = first.Source == VoucherSource.FeeReceipt ? first.SourceNo : null }
                equals new { taken.AgencyId, No = (long?)taken.No } into fees
            from fee in fees.DefaultIfEmpty()
            where (fee != null && fee.MadeById == holder) || (keepsFund && fee == null)
            where db.Set<VoucherLineRecord>().Any(l => l.AgencyId == agency && l.VoucherNo == voucher.No && l.Account.StartsWith(Cash))
            where !db.Set<CashDeskRecord>().Any(d => d.AgencyId == agency && d.DifferenceVoucherNo == voucher.No)
            orderby voucher.No
            select new
            {
                voucher.No, voucher.Number, voucher.Description, voucher.PostedAt, CaseNo = fee == null ? (long?)null : fee.No,
                Amount = db.Set<VoucherLineRecord>().Where(l => l.AgencyId == agency && l.VoucherNo == voucher.No && l.Account.StartsWith(Cash)).Sum(l => l.Debit - l.Credit),
            };
        return (await found.AsNoTracking().ToListAsync(cancel)).Where(m => m.Amount != 0)
            .Select(m => new CashMovement(m.No, m.Number, m.Description, m.PostedAt, m.Amount, m.CaseNo)).ToList();
    }
}

using KeToanChung.App.Catalogs;
using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Catalogs;
using KeToanChung.Ledger.Posting;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Vouchers;

/// <summary>The entries of an operation for an agency: as it wrote them last, else as the rule says.</summary>
public sealed class VoucherSketches(AppDb db, CatalogCache catalogs, OrganisationCache organisation)
{
    /// <param name="needsAmounts">Whether each entry must have its amount: then what the agency wrote last counts only where it had no parts.</param>
    internal async Task<Outcome<SketchVoucher.Result>> Of(
        OrganisationMap.Entry agency, string operation, DateOnly on, long amount, CancellationToken cancel, bool needsAmounts = false)
    {
        var catalog = await catalogs.Get(cancel);
        var code = operation.Trim().ToUpperInvariant();
        if (catalog.Operations.On(code, on) is not { } rule)
            return new Refusal(Codes.OperationUnknown, "operation").With("operation", code);
        if (rule.IsDescriptive)
            return new Refusal(Codes.OperationMismatch, "operation", "descriptive").With("operation", code);

        var legs = EntrySketch.Of(rule, catalog, on);
        var last = await LastOf(agency.Agency.Id, code, cancel);
        var lines = last is null ? [] : await FromLast(last, legs, amount, cancel);
        if (last is null || (needsAmounts && lines.Exists(l => l.Amount == 0)))
            (last, lines) = (null, legs.Select(leg => FromRule(agency.Record, leg, amount)).ToList());
        return new SketchVoucher.Result(code, rule.Name, last?.Type ?? TypeOf(lines), rule.Approval is ApprovalNeed.Before, last?.Number, lines);
    }

    // What was reversed was wrong, and what reverses repeats the wrong.
    private Task<VoucherRecord?> LastOf(int agency, string operation, CancellationToken cancel)
    {
        var vouchers = db.Set<VoucherRecord>().AsNoTracking();
        return vouchers.Where(v => v.AgencyId == agency && v.Operation == operation && v.Source == VoucherSource.Voucher
                && !vouchers.Any(r => r.AgencyId == agency && r.ReversalOf == v.No))
            .OrderByDescending(v => v.Date).ThenByDescending(v => v.No).FirstOrDefaultAsync(cancel);
    }

    private async Task<List<SketchVoucher.Line>> FromLast(VoucherRecord last, IReadOnlyList<EntrySketch.Leg> legs, long amount, CancellationToken cancel)
    {
        var map = await organisation.Get(cancel);
        var (agency, no) = (last.AgencyId, last.No);
        var written = await db.Set<VoucherLineRecord>().AsNoTracking().Where(l => l.AgencyId == agency && l.VoucherNo == no)
            .OrderBy(l => l.LineNo).ToListAsync(cancel);
        return written.ConvertAll(l =>
        {
            var isDebit = l.Debit != 0;
            var wrote = l.Debit + l.Credit;
            var isWhole = Math.Abs(wrote) == last.Total; // a part of the whole can't be guessed from a new whole
            var leg = legs.FirstOrDefault(g => g.IsDebit == isDebit && g.Choices.Any(c => c.Code == l.Account));
            return new SketchVoucher.Line(
                l.Account, isDebit, isWhole ? Math.Sign(wrote) * amount : 0, l.FundingSource, l.Chapter, l.SubCategory, l.SubItem,
                l.CounterpartyId is { } other ? map.Find(other)?.Agency.Code.Value : null, ChoicesOf(leg));
        });
    }

    private static SketchVoucher.Line FromRule(AgencyRecord own, EntrySketch.Leg leg, long amount)
    {
        var required = leg.Likely?.Required ?? [];
        return new SketchVoucher.Line(
            leg.Likely?.Code, leg.IsDebit, leg.Likely is null ? 0 : leg.IsNegative ? -amount : amount, null,
            required.Contains(Dimension.Chapter) ? own.Chapter : null, required.Contains(Dimension.SubCategory) ? own.SubCategory : null, null, null,
            ChoicesOf(leg));
    }

    private static List<SketchVoucher.Choice> ChoicesOf(EntrySketch.Leg? leg) => leg?.Choices.Select(a => new SketchVoucher.Choice(a.Code, a.Name)).ToList() ?? [];

    private static VoucherType TypeOf(List<SketchVoucher.Line> lines)
    {
        return Moves("111", isDebit: true) ? VoucherType.CashReceipt
            : Moves("111", isDebit: false) ? VoucherType.CashPayment
            : Moves("112", isDebit: true) ? VoucherType.CreditAdvice
            : Moves("112", isDebit: false) ? VoucherType.DebitAdvice
            : Moves("008", isDebit: false) ? VoucherType.TreasuryWithdrawal
            : VoucherType.General;

        bool Moves(string prefix, bool isDebit) =>
            lines.Exists(l => l.IsDebit == isDebit && l.Account?.StartsWith(prefix, StringComparison.Ordinal) is true);
    }
}

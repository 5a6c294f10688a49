using KeToanChung.App.Data.Records;
using KeToanChung.Ledger.Integrity;

namespace KeToanChung.App.Posting;

/// <summary>The canonical form of a voucher in the chain, from the rows it stands in: so that they can be checked later (Integrity/README.md in Ledger).</summary>
internal static class VoucherForm
{
    public static EventChain Of(VoucherRecord voucher, IEnumerable<VoucherLineRecord> lines, bool imported)
    {
        var form = new EventChain(
            voucher.AgencyId, voucher.No, LedgerEventKind.VoucherPosted, voucher.PostedAt, voucher.PostedById.ToString(), imported);
        form.Add("type", voucher.Type.ToString()).Add("number", voucher.Number).Add("date", voucher.Date)
            .Add("description", voucher.Description).Add("operation", voucher.Operation).Add("party", voucher.Party)
            .Add("reference", voucher.Reference).Add("purpose", voucher.Source.ToString())
            .Add("source", (voucher.SourceNo ?? voucher.ReversalOf)?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        foreach (var line in lines)
        {
            form.Add("account", line.Account).Add("debit", line.Debit).Add("credit", line.Credit).Add("text", line.Description)
                .Add("budgetYear", line.BudgetYear).Add("fundingSource", line.FundingSource).Add("chapter", line.Chapter)
                .Add("subCategory", line.SubCategory).Add("subItem", line.SubItem).Add("programme", line.Programme)
                .Add("party", line.Party)
                .Add("counterparty", line.CounterpartyId?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return form;
    }
}

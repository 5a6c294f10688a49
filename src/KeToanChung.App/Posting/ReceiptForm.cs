using System.Globalization;

using KeToanChung.App.Data.Records;
using KeToanChung.Ledger.Integrity;

namespace KeToanChung.App.Posting;

/// <summary>The canonical forms of receipts and their corrections in the chain, from the rows they stand in: so that they can be checked later.</summary>
internal static class ReceiptForm
{
    public static EventChain Of(ReceiptRecord receipt, bool imported) =>
        new EventChain(receipt.AgencyId, receipt.No, LedgerEventKind.ReceiptIssued, receipt.IssuedAt, receipt.IssuedById.ToString(), imported)
            .Add("receipt", receipt.CaseNo).Add("form", receipt.Form).Add("series", receipt.Series).Add("number", receipt.Number).Add("point", receipt.Point)
            .Add("date", receipt.Date).Add("fee", receipt.FeeType).Add("quantity", receipt.Quantity).Add("amount", receipt.Amount)
            .Add("case", receipt.CaseNumber).Add("payerDigest", receipt.PayerDigest)
            .Add("voucher", Written(receipt.VoucherNo)).Add("replaces", Written(receipt.Replaces));

    public static EventChain Of(ReceiptCorrectionRecord correction, bool imported) =>
        new EventChain(
            correction.AgencyId, correction.No, LedgerEventKind.ReceiptCorrected, correction.At, correction.CorrectedById.ToString(), imported)
            .Add("receipt", correction.ReceiptNo)
            .Add("correction", correction.Kind.ToString()).Add("reason", correction.Reason).Add("payerDigest", correction.PayerDigest)
            .Add("replacement", Written(correction.ReplacementNo));

    private static string? Written(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}

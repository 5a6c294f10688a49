using KeToanChung.App.Data.Records;
using KeToanChung.Ledger.Fees;

namespace KeToanChung.App.Fees;

/// <summary>The QR code that pays a pending fee: amount and case number are in it, so that the payment can be told from all others.</summary>
internal static class FeeQr
{
    public static string? Of(FeeCaseRecord fee, AgencyRecord agency)
    {
        if (fee is not { Status: FeeCaseStatus.Pending } || agency.CollectionBankBin is not { } bin)
            return null;

        var account = AccountOf(agency);
        return account.Length == 0 ? null : VietQr.Payload(bin, account, fee.Amount, fee.CaseNumber);
    }

    public static string AccountOf(AgencyRecord agency) => agency.CollectionAccount ?? agency.DepositAccount;
}
